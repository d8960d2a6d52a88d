import { MessageType } from 'discord-api-types/v10';
import { Refused } from '../errors.ts';
import type { ChannelRef } from '../world/state.ts';
import type { Message, User } from '../world/types.ts';
import { canView } from '../world/view.ts';
import type { World } from '../world/world.ts';
import { type PressesButtons, pressesButtons } from './buttons.ts';
import { type UsesCommands, usesCommands } from './commands.ts';
import type { Self } from './self.ts';
import { type Writes, writes } from './writing.ts';

/** What a person sees in answer: a snapshot of a message, perhaps an ephemeral one. */
export type Reply = Message;

/**
 * Somebody at a Discord client: does what a human does, and throws `Refused` where the client or the server
 * would not let a human do it.
 */
export interface Person extends UsesCommands, PressesButtons, Writes {
  readonly user: User;
  /** Language of the client; default 'en-US'. */
  locale: string;
  /** Resolves with the bot's message that replies to this one. */
  hears(message: Message): Promise<Message>;
  /** The messages of a channel that this person sees, ephemeral ones included, oldest first. */
  sees(channel: ChannelRef): Message[];
}

export function createPerson(world: World, user: User, options: { interactionDeadline: number }): Person {
  let locale = 'en-US';

  const self: Self = {
    world,
    user,
    deadline: options.interactionDeadline,
    locale: () => locale,
    base: () => ({ user, locale }),
    sight(ref) {
      const channel = world.channel(ref);
      if (canView(world, user.id, channel)) return channel;
      throw new Refused(`${user.username} cannot see #${channel.name}.`, 50001);
    },
    current(message) {
      const now = world.messages.get(message.id);
      if (!now) throw new Refused('This message is not there any more.', 10008);
      if (now.viewer !== null && now.viewer !== user.id) {
        throw new Refused(`Only ${world.user(now.viewer).username} sees this message.`, 10008);
      }
      self.sight(now.channel_id);
      return now;
    },
  };

  return {
    user,
    get locale() {
      return locale;
    },
    set locale(value) {
      locale = value;
    },
    ...usesCommands(self),
    ...pressesButtons(self),
    ...writes(self),
    async hears(message) {
      const answers = ({ type, author, message_reference: to }: Message): boolean =>
        type === MessageType.Reply && author.bot === true && to?.message_id === message.id;
      const find = () => world.messagesIn(message.channel_id).find(answers);
      return await world.until(find, { what: `a reply of the bot to '${message.content}'` });
    },
    sees(ref) {
      const { id } = self.sight(ref);
      return [...world.messages.values()].filter(
        ({ channel_id, viewer }) => channel_id === id && (viewer === null || viewer === user.id),
      );
    },
  };
}
