import {
  type APIAllowedMentions,
  MessageFlags,
  MessageReferenceType,
  MessageType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { ChannelChanges, ThreadDraft } from './channels.ts';
import { defaultParse, pings, pingsReplied, textDisplays } from './mentions.ts';
import { numbered } from './numbered.ts';
import { apiUser } from './payloads.ts';
import { has } from './permissions.ts';
import { putPin, takePin } from './pins.ts';
import type { ChannelRef, State, UserRef } from './state.ts';
import type { Channel, Message, User } from './types.ts';

export interface MessageDraft {
  /** The first message of a forum post has the post's id. */
  readonly id?: string;
  readonly content?: string;
  readonly embeds?: Message['embeds'];
  readonly components?: Message['components'];
  readonly attachments?: Message['attachments'];
  readonly flags?: number;
  readonly type?: MessageType;
  readonly tts?: boolean;
  readonly nonce?: string | number;
  /** The message that this one answers (type 19), or for a system message points at. */
  readonly reference?: Message;
  readonly allowedMentions?: APIAllowedMentions;
  /** Sent by an interaction's token: other defaults for mentions, `webhook_id` is set. */
  readonly webhook?: boolean;
  /** Only this user sees it. */
  readonly viewer?: string;
  readonly metadata?: Record<string, unknown>;
}

export type MessageEdit = Pick<
  MessageDraft,
  'content' | 'embeds' | 'components' | 'attachments' | 'flags' | 'allowedMentions' | 'webhook'
>;

/** Changes of messages and pins, without a check of anybody's permission. */
export interface MessageChanges {
  addMessage(channel: ChannelRef, author: UserRef, draft: MessageDraft | string): Message;
  editMessage(message: Message, edit: MessageEdit, options?: { silent?: boolean }): Message;
  deleteMessage(message: Message): void;
  /** Deletes messages of one channel at once, as a moderation bot does. */
  deleteMessages(messages: readonly Message[]): void;
  /** Starts a thread with the system messages that Discord adds to it (types 18 and 21). */
  startThread(parent: ChannelRef, name: string, draft: ThreadDraft): Channel;
  /** Pins, with the system message that tells so, unless `notice` is false. */
  pin(message: Message, by?: UserRef, options?: { notice?: boolean }): void;
  unpin(message: Message): void;
}

export function messageChanges(state: State, channels: ChannelChanges): MessageChanges {
  function mentioned(channel: Channel, author: User, draft: MessageDraft, repliedTo: string | undefined) {
    const texts = [draft.content ?? '', ...textDisplays(draft.components)];
    const mayEveryone = has(state.permissions(author, channel), PermissionFlagsBits.MentionEveryone);
    const kind = draft.webhook ? defaultParse.webhook : defaultParse.message;
    const found = pings(texts, draft.allowedMentions, kind, mayEveryone);
    const named = found.users.filter((id) => state.users.has(id));
    const users = [...new Set(repliedTo ? [...named, repliedTo] : named)].map((id) =>
      apiUser(state.user(id)),
    );
    const roles = found.roles.filter((id) => state.guild(channel.guildId).roles.has(id));
    return { named, mentions: users, mention_roles: roles, mention_everyone: found.everyone };
  }

  function addMessage(ref: ChannelRef, by: UserRef, input: MessageDraft | string): Message {
    const draft = typeof input === 'string' ? { content: input } : input;
    const channel = state.channel(ref);
    const author = state.user(by);
    const { reference } = draft;
    const type = draft.type ?? (reference ? MessageType.Reply : MessageType.Default);
    const ping = reference && type === MessageType.Reply && pingsReplied(draft.allowedMentions);
    const ephemeral = draft.viewer !== undefined;
    if (channel.thread?.archived && !ephemeral) channels.setThread(channel, { archived: false });
    const message: Message = {
      id: draft.id ?? state.newId(),
      channel_id: channel.id,
      guild_id: channel.guildId,
      type,
      author: apiUser(author),
      content: draft.content ?? '',
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: draft.tts ?? false,
      ...mentioned(channel, author, draft, ping && !draft.webhook ? reference.author.id : undefined),
      attachments: draft.attachments ?? [],
      embeds: draft.embeds ?? [],
      components: numbered(draft.components ?? []),
      pinned: false,
      flags: (draft.flags ?? 0) | (ephemeral ? MessageFlags.Ephemeral : 0),
      ...(draft.nonce === undefined ? {} : { nonce: draft.nonce }),
      ...(reference ? { message_reference: pointer(reference) } : {}),
      ...(draft.webhook ? { webhook_id: state.bot.id, application_id: state.bot.id } : {}),
      ...draft.metadata,
      ephemeral,
      viewer: draft.viewer ?? null,
    };
    state.messages.set(message.id, message);
    if (ephemeral) state.emit('ephemeral', message, false);
    else {
      if (channel.thread) for (const id of [author.id, ...message.named]) channels.joinThread(channel, id);
      state.emit('messageCreate', message);
    }
    return message;
  }

  function replace(message: Message, changes: Partial<Message>): Message {
    const before = state.messages.get(message.id) ?? message;
    const after: Message = { ...before, ...changes };
    state.messages.set(after.id, after);
    if (after.ephemeral) state.emit('ephemeral', after, false);
    else state.emit('messageUpdate', after, before);
    return after;
  }

  function remove(message: Message): void {
    state.messages.delete(message.id);
    takePin(state, message);
  }

  return {
    addMessage,
    editMessage(ref, edit, { silent = false } = {}) {
      const before = state.messages.get(ref.id) ?? ref;
      const draft = {
        content: edit.content ?? before.content,
        components: edit.components ?? before.components ?? [],
        webhook: edit.webhook ?? before.webhook_id !== undefined,
        ...(edit.allowedMentions ? { allowedMentions: edit.allowedMentions } : {}),
      };
      const replied = before.mentions.find(({ id }) => !before.named.includes(id))?.id;
      return replace(before, {
        content: draft.content,
        components: edit.components ? numbered(edit.components) : (before.components ?? []),
        embeds: edit.embeds ?? before.embeds,
        attachments: edit.attachments ?? before.attachments,
        flags: edit.flags ?? before.flags ?? 0,
        ...mentioned(state.channel(before.channel_id), state.user(before.author.id), draft, replied),
        edited_timestamp: silent ? before.edited_timestamp : new Date().toISOString(),
      });
    },
    deleteMessage(ref) {
      const message = state.messages.get(ref.id);
      if (!message) return;
      remove(message);
      if (message.ephemeral) state.emit('ephemeral', message, true);
      else state.emit('messageDelete', message);
    },
    deleteMessages(messages) {
      for (const message of messages) remove(message);
      state.emit('messagesDelete', messages);
    },
    startThread(parent, name, draft) {
      const thread = channels.addThread(parent, name, draft);
      const owner = thread.thread?.ownerId ?? state.bot.id;
      const source = state.messages.get(draft.messageId ?? '');
      if (source) {
        replace(source, { flags: (source.flags ?? 0) | MessageFlags.HasThread });
        addMessage(thread, owner, { type: MessageType.ThreadStarterMessage, reference: source });
      } else if (!draft.private) {
        const to = { type: MessageReferenceType.Default, channel_id: thread.id, guild_id: thread.guildId };
        const metadata = { message_reference: to };
        addMessage(parent, owner, { type: MessageType.ThreadCreated, content: name, metadata });
      }
      return thread;
    },
    pin(message, by = message.author.id, { notice = true } = {}) {
      if (!putPin(state, message)) return;
      replace(message, { pinned: true });
      state.emit('pinsUpdate', state.channel(message.channel_id));
      if (notice) {
        addMessage(message.channel_id, by, {
          type: MessageType.ChannelPinnedMessage,
          reference: message,
        });
      }
    },
    unpin(message) {
      takePin(state, message);
      replace(message, { pinned: false });
      state.emit('pinsUpdate', state.channel(message.channel_id));
    },
  };
}

function pointer(message: Message): NonNullable<Message['message_reference']> {
  const { id, channel_id, guild_id } = message;
  return { type: MessageReferenceType.Default, message_id: id, channel_id, guild_id };
}
