import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import {
  type Channel,
  canView,
  type Guild,
  type Loopback,
  type Message,
  type Person as Player,
  Refused,
  type User,
  type World,
} from '../loopback/loopback.ts';
import type { ChannelView, May, Person, ServerView } from './protocol.ts';

/** The server as a person sees it now. */
export function serverView(loopback: Loopback, user: User): ServerView {
  const { world } = loopback;
  const guild = world.guild();
  const player = loopback.person(user.id);
  const channels = visibleChannels(world, user).map((channel) => channelView(world, player, channel));
  const offered = new Set(channels.flatMap(({ commands }) => commands));
  return {
    name: guild.name,
    me: personView(guild, user),
    bot: personView(guild, world.bot),
    people: peopleOf(world).map((each) => personView(guild, each)),
    roles: [...guild.roles.values()]
      .filter(({ id }) => id !== guild.id)
      .map(({ id, name }) => ({ id, name })),
    channels,
    commands: [...world.commands.values()].filter(({ id }) => offered.has(id)),
  };
}

/** Everybody on the server who is not a bot. */
export function peopleOf(world: World): User[] {
  return [...world.guild().members.keys()].map((id) => world.user(id)).filter(({ bot }) => !bot);
}

/** The channels, forums and threads that a person may view. */
export function visibleChannels(world: World, { id }: User): Channel[] {
  const guildId = world.guild().id;
  return [...world.channels.values()].filter(
    (channel) => channel.guildId === guildId && canView(world, id, channel),
  );
}

/** Whether a person may see a message, where they look. */
export function seesMessage(world: World, { id }: User, { viewer, channel_id }: Message): boolean {
  const channel = world.channels.get(channel_id);
  return channel !== undefined && (viewer === null || viewer === id) && canView(world, id, channel);
}

function personView(guild: Guild, { id, username, bot }: User): Person {
  const roles = guild.members.get(id)?.roles ?? [];
  return {
    id,
    name: username,
    bot,
    owner: guild.ownerId === id,
    roles: roles.flatMap((role) => guild.roles.get(role)?.name ?? []),
  };
}

function channelView(world: World, player: Player, channel: Channel): ChannelView {
  const { id, name, type, parentId, thread, pins } = channel;
  return {
    id,
    name,
    kind: thread ? 'thread' : type === ChannelType.GuildForum ? 'forum' : 'text',
    parentId,
    private: type === ChannelType.PrivateThread,
    archived: thread?.archived ?? false,
    may: mayIn(world, player.user, channel),
    pins,
    commands: offeredIn(player, channel),
  };
}

function mayIn(world: World, user: User, channel: Channel): May {
  const { thread } = channel;
  const bits = world.permissions(user, channel);
  const has = (bit: bigint) => (bits & bit) !== 0n;
  const isForum = channel.type === ChannelType.GuildForum;
  const startsThreads = !thread && !isForum;
  const isOpen = !thread?.locked || has(P.ManageThreads);
  return {
    write: isOpen && has(thread ? P.SendMessagesInThreads : P.SendMessages),
    pin: !isForum && !thread?.archived && has(P.PinMessages),
    manage: has(P.ManageMessages),
    startThread: startsThreads && has(P.CreatePublicThreads),
    startPrivateThread: startsThreads && has(P.CreatePrivateThreads),
  };
}

function offeredIn(player: Player, channel: Channel): string[] {
  try {
    return player.offers(channel).map(({ id }) => id);
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}
