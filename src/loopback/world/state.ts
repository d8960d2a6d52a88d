import { EventEmitter } from 'node:events';
import { channelPermissions } from './permissions.ts';
import { snowflakes } from './snowflake.ts';
import type {
  AuditLogEntry,
  Channel,
  Command,
  Guild,
  Interaction,
  Member,
  Message,
  Role,
  User,
} from './types.ts';

/** What happens in a world; observers (the gateway, a page, a test) listen to it. */
export interface WorldEvents {
  messageCreate: [message: Message];
  messageUpdate: [message: Message, before: Message];
  messageDelete: [message: Message];
  /** Messages of one channel went at once. */
  messagesDelete: [messages: readonly Message[]];
  /** An ephemeral message came, changed, or went (`gone`); only its `viewer` sees it. */
  ephemeral: [message: Message, gone: boolean];
  guildCreate: [guild: Guild];
  /** The bot has left or was removed. */
  guildDelete: [guild: Guild];
  roleCreate: [role: Role];
  roleUpdate: [role: Role];
  memberAdd: [member: Member];
  memberUpdate: [member: Member];
  channelCreate: [channel: Channel];
  channelUpdate: [channel: Channel];
  channelDelete: [channel: Channel];
  threadCreate: [thread: Channel];
  threadUpdate: [thread: Channel];
  threadDelete: [thread: Channel];
  threadMemberAdd: [thread: Channel, userId: string];
  threadMemberRemove: [thread: Channel, userId: string];
  pinsUpdate: [channel: Channel];
  auditLogEntry: [guild: Guild, entry: AuditLogEntry];
  /** A person has used a command or a component: the payload as the bot gets it. */
  interaction: [interaction: Interaction, payload: Record<string, unknown>];
  /** The bot has answered, or gone on answering. */
  interactionUpdate: [interaction: Interaction];
  commandsUpdate: [];
  typing: [channel: Channel, userId: string];
  /** Something that the loopback could not take: a fault of the bot's, or of the loopback's. */
  problem: [text: string];
}

/** A channel, or its id, or its name with or without `#`. */
export type ChannelRef = string | { readonly id: string };
/** A guild, or its id, or its name. */
export type GuildRef = string | { readonly id: string };
/** A user, or its id, or its name. */
export type UserRef = string | { readonly id: string };

/** A map that a part of the world may write; others see a ReadonlyMap. */
export type WritableGuild = Guild & {
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  readonly auditLog: AuditLogEntry[];
};

/** The records of a world, how to look them up, and how to tell of a change. */
export interface State {
  readonly bot: User;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, WritableGuild>;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, Message>;
  readonly interactions: Map<string, Interaction>;
  readonly commands: Map<string, Command>;
  /** Listens to what happens; the result stops listening. */
  on<K extends keyof WorldEvents>(event: K, listener: (...args: WorldEvents[K]) => void): () => void;
  /** Tells of a change that has been made. */
  emit<K extends keyof WorldEvents>(event: K, ...args: WorldEvents[K]): void;
  /** Called when a change, and all that its listeners changed, is done. */
  readonly settled: Set<() => void>;
  newId(): string;
  /** @throws Error that lists what there is, when nothing goes by that name. */
  guild(ref?: GuildRef): WritableGuild;
  channel(ref: ChannelRef): Channel;
  user(ref: UserRef): User;
  role(ref: UserRef, guild?: GuildRef): Role;
  /** Permissions of a user in a channel; in a thread, those of its parent. */
  permissions(user: UserRef, channel: ChannelRef): bigint;
}

/** An empty world with only the bot's user in it. */
export function createState(appName: string): State {
  const newId = snowflakes();
  const bot: User = { id: newId(), username: appName, bot: true };
  const users = new Map<string, User>([[bot.id, bot]]);
  const guilds = new Map<string, WritableGuild>();
  const channels = new Map<string, Channel>();

  const events = new EventEmitter().setMaxListeners(0);
  const settled = new Set<() => void>();
  // How many events are on their way: a listener may change the world again.
  let depth = 0;

  function guild(ref?: GuildRef): WritableGuild {
    return pick('guild', ref, guilds);
  }

  return {
    bot,
    users,
    guilds,
    channels,
    messages: new Map(),
    interactions: new Map(),
    commands: new Map(),
    settled,
    on(event, listener) {
      const plain = listener as (...args: unknown[]) => void;
      events.on(event, plain);
      return () => events.off(event, plain);
    },
    emit(event, ...args) {
      depth += 1;
      try {
        events.emit(event, ...args);
      } finally {
        depth -= 1;
        if (depth === 0) for (const look of [...settled]) look();
      }
    },
    newId,
    guild,
    channel: (ref) => pick('channel', typeof ref === 'string' ? ref.replace(/^#/, '') : ref, channels),
    user: (ref) => pick('user', ref, users),
    role: (ref, from) => pick('role', ref, guild(from).roles),
    permissions(user, ref) {
      const channel = pick('channel', typeof ref === 'string' ? ref.replace(/^#/, '') : ref, channels);
      const parent = channel.thread ? channels.get(channel.parentId ?? '') : channel;
      const home = guilds.get(channel.guildId);
      return parent && home ? channelPermissions(home, pick('user', user, users).id, parent) : 0n;
    },
  };
}

interface Named {
  readonly id: string;
  readonly name?: string;
  readonly username?: string;
}

/** Looks up by id, or else by name; without either, the first. */
function pick<T extends Named>(
  kind: string,
  ref: string | { readonly id: string } | undefined,
  from: ReadonlyMap<string, T>,
): T {
  const key = typeof ref === 'object' ? ref.id : ref;
  const name = (record: T): string => record.name ?? record.username ?? record.id;
  const known = key === undefined ? undefined : from.get(key);
  if (known) return known;
  const all = [...from.values()];
  const found = key === undefined ? all[0] : all.find((record) => name(record) === key);
  if (found) return found;
  throw new Error(
    `Expected a ${kind} of this world, got '${key ?? 'nothing'}'. There are: ${all.map(name).join(', ') || 'none'}.`,
  );
}
