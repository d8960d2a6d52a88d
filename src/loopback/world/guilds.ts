import { botPermissions, everyonePermissions } from './defaults.ts';
import type { ChannelRef, GuildRef, State, UserRef, WritableGuild } from './state.ts';
import type { AuditLogEntry, Guild, Member, Overwrite, Role, User } from './types.ts';

export interface GuildDraft {
  readonly name: string;
  /** Matters to sharding: a guild is of shard `(id >> 22) % shards`. */
  readonly id?: string;
  /** Made when nobody goes by that name. Default 'olga'. */
  readonly owner?: UserRef;
  /** Permissions of @everyone; default those of the default guild. */
  readonly everyone?: bigint;
  /** Permissions of the bot's managed role, by default as in the default guild; `null` leaves the bot out of the guild. */
  readonly bot?: bigint | null;
  readonly locale?: string;
}

export interface RoleDraft {
  readonly permissions?: bigint;
  readonly mentionable?: boolean;
  readonly botId?: string;
  readonly guild?: GuildRef;
}

/** Changes of guilds, roles and members. */
export interface GuildChanges {
  addGuild(draft: GuildDraft): Guild;
  /** Takes the bot out of a guild: GUILD_DELETE, and REST refuses it from then on. */
  removeBot(guild?: GuildRef): void;
  addRole(name: string, draft?: RoleDraft): Role;
  setRole(
    role: Role | string,
    changes: { permissions?: bigint; mentionable?: boolean },
    guild?: GuildRef,
  ): Role;
  addUser(name: string, options?: { bot?: boolean }): User;
  /** Adds a user, made when nobody goes by that name, to a guild, with the roles named. */
  addMember(user: UserRef, options?: { guild?: GuildRef; roles?: readonly string[] }): Member;
  setMemberRoles(user: UserRef, roles: readonly string[], guild?: GuildRef): Member;
  /** Sets what a channel gives to and takes from a role, a member or '@everyone'. */
  setOverwrite(channel: ChannelRef, of: Role | User | string, bits: { allow?: bigint; deny?: bigint }): void;
  addAuditLogEntry(guild: Guild, entry: Omit<AuditLogEntry, 'id'>): void;
}

export function guildChanges(state: State): GuildChanges {
  function writable(ref?: GuildRef): WritableGuild {
    return state.guild(ref);
  }

  function addUser(name: string, options: { bot?: boolean } = {}): User {
    const user: User = { id: state.newId(), username: name, bot: options.bot ?? false };
    state.users.set(user.id, user);
    return user;
  }

  function userNamed(ref: UserRef): User {
    const known = [...state.users.values()].some((user) => user.username === ref || user.id === ref);
    return typeof ref === 'string' && !known ? addUser(ref) : state.user(ref);
  }

  function putRole(guild: WritableGuild, name: string, draft: RoleDraft, id = state.newId()): Role {
    const role: Role = {
      id,
      guildId: guild.id,
      name,
      permissions: draft.permissions ?? 0n,
      position: guild.roles.size,
      mentionable: draft.mentionable ?? false,
      botId: draft.botId ?? null,
    };
    guild.roles.set(id, role);
    return role;
  }

  function putMember(guild: WritableGuild, userId: string, roles: readonly string[]): Member {
    const member: Member = { userId, guildId: guild.id, roles, joinedAt: new Date().toISOString() };
    guild.members.set(userId, member);
    return member;
  }

  return {
    addUser,
    addGuild({
      name,
      id = state.newId(),
      owner = 'olga',
      everyone = everyonePermissions,
      bot = botPermissions,
      locale = 'en-US',
    }) {
      const ownerId = userNamed(owner).id;
      const guild: WritableGuild = {
        id,
        name,
        ownerId,
        locale,
        roles: new Map(),
        members: new Map(),
        auditLog: [],
      };
      state.guilds.set(id, guild);
      putRole(guild, '@everyone', { permissions: everyone }, id);
      putMember(guild, ownerId, []);
      if (bot !== null) {
        const role = putRole(guild, state.bot.username, { permissions: bot, botId: state.bot.id });
        putMember(guild, state.bot.id, [role.id]);
      }
      state.emit('guildCreate', guild);
      return guild;
    },
    removeBot(ref) {
      const guild = writable(ref);
      guild.members.delete(state.bot.id);
      for (const [id, role] of guild.roles) if (role.botId === state.bot.id) guild.roles.delete(id);
      state.emit('guildDelete', guild);
    },
    addRole(name, draft = {}) {
      const role = putRole(writable(draft.guild), name, draft);
      state.emit('roleCreate', role);
      return role;
    },
    setRole(ref, changes, guild) {
      const role = typeof ref === 'string' ? state.role(ref, guild) : ref;
      const next: Role = { ...(writable(role.guildId).roles.get(role.id) ?? role), ...changes };
      writable(role.guildId).roles.set(role.id, next);
      state.emit('roleUpdate', next);
      return next;
    },
    addMember(ref, { guild, roles = [] } = {}) {
      const home = writable(guild);
      const ids = roles.map((role) => state.role(role, home).id);
      const member = putMember(home, userNamed(ref).id, ids);
      state.emit('memberAdd', member);
      return member;
    },
    setMemberRoles(ref, roles, guild) {
      const home = writable(guild);
      const user = state.user(ref);
      const before = home.members.get(user.id);
      if (!before)
        throw new Error(`Expected '${user.username}' to be a member of '${home.name}'. Add it first.`);
      const next: Member = { ...before, roles: roles.map((role) => state.role(role, home).id) };
      home.members.set(user.id, next);
      state.emit('memberUpdate', next);
      return next;
    },
    setOverwrite(channelRef, of, { allow = 0n, deny = 0n }) {
      const channel = state.channel(channelRef);
      const { roles } = writable(channel.guildId);
      const key = typeof of === 'string' ? of : of.id;
      const role = [...roles.values()].find((one) => one.id === key || one.name === key);
      const id = role?.id ?? state.user(key).id;
      const overwrite: Overwrite = { id, type: role ? 0 : 1, allow, deny };
      const overwrites = [...channel.overwrites.filter((one) => one.id !== id), overwrite];
      const next = { ...channel, overwrites };
      state.channels.set(channel.id, next);
      state.emit('channelUpdate', next);
    },
    addAuditLogEntry(guild, draft) {
      const entry = { ...draft, id: state.newId() };
      writable(guild).auditLog.push(entry);
      state.emit('auditLogEntry', guild, entry);
    },
  };
}
