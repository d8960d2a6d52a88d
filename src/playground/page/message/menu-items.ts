import { MessageFlags, MessageType } from 'discord-api-types/v10';
import type { Command, Message } from '../../../loopback/world/types.ts';
import type { ChannelView, ServerView } from '../../protocol.ts';
import type { Text } from '../text/index.ts';

/** What can be done with a message. */
export type Choice =
  | { readonly kind: 'reply' | 'edit' | 'thread' | 'pin' | 'unpin' | 'delete' }
  | { readonly kind: 'app'; readonly command: Command };

export interface MenuItem {
  readonly choice: Choice;
  readonly label: string;
}

/** The menu that Discord's client offers on a message, to this person in this channel. */
export function menuItems(
  message: Message,
  channel: ChannelView,
  { me, commands }: ServerView,
  locale: string,
  text: Text,
): MenuItem[] {
  const { may } = channel;
  const isWritten = WRITTEN.includes(message.type);
  const hasThread = ((message.flags ?? 0) & MessageFlags.HasThread) !== 0;
  const isMine = message.author.id === me.id;
  const apps = commands.filter(({ id, type }) => type === 3 && channel.commands.includes(id));
  const items: (MenuItem | false)[] = [
    isWritten && may.write && { choice: { kind: 'reply' }, label: text.menu.reply },
    isWritten && isMine && { choice: { kind: 'edit' }, label: text.menu.edit },
    isWritten &&
      may.startThread &&
      channel.kind === 'text' &&
      !hasThread && { choice: { kind: 'thread' }, label: text.menu.thread },
    ...(isWritten ? apps : []).map((command) => ({
      choice: { kind: 'app', command } as const,
      label: command.name_localizations?.[locale] ?? command.name,
    })),
    isWritten &&
      may.pin &&
      !channel.archived &&
      (message.pinned
        ? { choice: { kind: 'unpin' }, label: text.menu.unpin }
        : { choice: { kind: 'pin' }, label: text.menu.pin }),
    (isMine || may.manage) && { choice: { kind: 'delete' }, label: text.menu.delete },
  ];
  return items.filter((item): item is MenuItem => item !== false);
}

const WRITTEN: readonly MessageType[] = [
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
];
