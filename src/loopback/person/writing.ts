import {
  AllowedMentionsTypes,
  AuditLogEvent,
  ChannelType,
  PermissionFlagsBits as P,
} from 'discord-api-types/v10';
import { Refused } from '../errors.ts';
import { isWritten } from '../world/payloads.ts';
import { has } from '../world/permissions.ts';
import { maxPins } from '../world/pins.ts';
import type { ChannelRef } from '../world/state.ts';
import type { Channel, Message } from '../world/types.ts';
import type { Self } from './self.ts';

/** What a person does with messages and threads. */
export interface Writes {
  /**
   * Writes a message. `@Name` of a user, or else of a role, becomes a mention; `@&Name` is a role's for sure.
   * @param options.replyTo The message that it answers; its author is pinged unless `ping` is false.
   */
  writes(channel: ChannelRef, text: string, options?: { replyTo?: Message; ping?: boolean }): Message;
  edits(message: Message, text: string): Message;
  deletes(message: Message): void;
  pins(message: Message): void;
  unpins(message: Message): void;
  /** Starts a thread in a channel, or from a message. */
  startsThread(from: ChannelRef | Message, name: string, options?: { private?: boolean }): Channel;
  /** Posts in a forum; the first message has the post's id. */
  posts(forum: ChannelRef, title: string, text: string): { thread: Channel; message: Message };
  /** Dismisses an ephemeral message. */
  dismisses(message: Message): void;
}

export function writes(self: Self): Writes {
  const { world, user } = self;

  function may(channel: Channel, permission: bigint, what: string): void {
    if (has(world.permissions(user, channel), permission)) return;
    throw new Refused(`${user.username} may not ${what} in #${channel.name}.`, 50013);
  }

  function sendable(ref: ChannelRef): Channel {
    const channel = self.sight(ref);
    if (channel.type === ChannelType.GuildForum)
      throw new Refused('A forum takes posts, not messages.', 50008);
    may(channel, channel.thread ? P.SendMessagesInThreads : P.SendMessages, 'send messages');
    const moderates = has(world.permissions(user, channel), P.ManageThreads);
    if (channel.thread?.locked && !moderates) throw new Refused('The thread is locked.', 160005);
    return channel;
  }

  function pinnable(message: Message): { channel: Channel; target: Message } {
    const target = self.current(message);
    const channel = world.channel(target.channel_id);
    may(channel, P.PinMessages, 'pin messages');
    if (target.ephemeral || !isWritten(target)) throw new Refused('This message cannot be pinned.', 50021);
    if (channel.thread?.archived) throw new Refused('The thread is archived.', 50083);
    return { channel, target };
  }

  function log(channel: Channel, target: Message, actionType: number): void {
    world.addAuditLogEntry(world.guild(channel.guildId), {
      userId: user.id,
      actionType,
      targetId: target.author.id,
      reason: undefined,
      options: { channel_id: channel.id, message_id: target.id },
    });
  }

  function withMentions(channel: Channel, text: string): string {
    const roles = [...world.guild(channel.guildId).roles.values()].filter(({ name }) => name !== '@everyone');
    const names = [
      ...[...world.users.values()].map(({ username, id }) => ({ key: `@${username}`, mention: `<@${id}>` })),
      ...roles.map(({ name, id }) => ({ key: `@${name}`, mention: `<@&${id}>` })),
      ...roles.map(({ name, id }) => ({ key: `@&${name}`, mention: `<@&${id}>` })),
    ]
      .filter(({ key }) => text.includes(key))
      .sort((a, b) => b.key.length - a.key.length);
    return names.reduce((out, { key, mention }) => {
      const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return out.replace(new RegExp(`(?<![\\p{L}\\p{N}<])${escaped}(?![\\p{L}\\p{N}])`, 'gu'), mention);
    }, text);
  }

  function content(channel: Channel, text: string): string {
    const mentioned = withMentions(channel, text).trim();
    if (mentioned === '') throw new Refused('An empty message cannot be sent.', 50006);
    if (mentioned.length > 2000) throw new Refused('A message has at most 2000 characters.', 50035);
    return mentioned;
  }

  function named(name: string): string {
    const trimmed = name.trim();
    if (trimmed === '') throw new Refused('A thread has a name.', 50035);
    if (trimmed.length > 100) throw new Refused('The name of a thread has at most 100 characters.', 50035);
    return trimmed;
  }

  return {
    writes(ref, text, { replyTo, ping = true } = {}) {
      const channel = sendable(ref);
      const reference = replyTo ? self.current(replyTo) : undefined;
      if (reference && reference.channel_id !== channel.id) {
        throw new Refused('A reply stands in the channel of the message that it answers.', 50035);
      }
      const parse = Object.values(AllowedMentionsTypes);
      return world.addMessage(channel, user, {
        content: content(channel, text),
        allowedMentions: { parse, replied_user: ping },
        ...(reference ? { reference } : {}),
      });
    },
    edits(message, text) {
      const before = self.current(message);
      if (before.author.id !== user.id) throw new Refused('Only its author can edit a message.', 50005);
      if (!isWritten(before)) throw new Refused('Nobody wrote this message: Discord did.', 50021);
      return world.editMessage(before, { content: content(world.channel(before.channel_id), text) });
    },
    deletes(message) {
      const target = self.current(message);
      if (target.author.id !== user.id)
        may(world.channel(target.channel_id), P.ManageMessages, 'delete messages');
      world.deleteMessage(target);
    },
    pins(message) {
      const { channel, target } = pinnable(message);
      if (channel.pins.length >= maxPins) throw new Refused(`A channel has at most ${maxPins} pins.`, 30003);
      log(channel, target, AuditLogEvent.MessagePin);
      world.pin(target, user);
    },
    unpins(message) {
      const { channel, target } = pinnable(message);
      log(channel, target, AuditLogEvent.MessageUnpin);
      world.unpin(target);
    },
    startsThread(from, name, options = {}) {
      const message =
        typeof from === 'object' && 'author' in from ? self.current(from as Message) : undefined;
      const channel = self.sight(message?.channel_id ?? (from as ChannelRef));
      if (channel.thread || channel.type === ChannelType.GuildForum)
        throw new Refused('No thread can start here.');
      if (message && (message.ephemeral || !isWritten(message) || options.private))
        throw new Refused('No thread can start from this message.', 50021);
      if (message && world.channels.has(message.id))
        throw new Refused('This message has a thread already.', 160004);
      may(channel, options.private ? P.CreatePrivateThreads : P.CreatePublicThreads, 'start threads');
      const draft = {
        owner: user,
        private: options.private ?? false,
        ...(message ? { messageId: message.id } : {}),
      };
      return world.startThread(channel, named(name), draft);
    },
    posts(forum, title, text) {
      const channel = self.sight(forum);
      if (channel.type !== ChannelType.GuildForum) throw new Refused(`#${channel.name} is not a forum.`);
      may(channel, P.SendMessages, 'post');
      const name = named(title);
      const written = content(channel, text);
      const thread = world.addThread(channel, name, { owner: user });
      const message = world.addMessage(thread, user, { id: thread.id, content: written });
      return { thread: world.channel(thread), message };
    },
    dismisses(message) {
      const target = self.current(message);
      if (!target.ephemeral) throw new Refused('Only an ephemeral message can be dismissed.');
      world.deleteMessage(target);
    },
  };
}
