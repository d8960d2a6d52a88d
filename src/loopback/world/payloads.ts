import type { APIUser } from 'discord-api-types/v10';
import { ChannelType, MessageType } from 'discord-api-types/v10';
import type { State } from './state.ts';
import type { Channel, Guild, Member, Message, Overwrite, Role, User } from './types.ts';

/** A record as Discord's API writes it. */
export type Payload = Record<string, unknown>;

export function apiUser(user: User): APIUser {
  return {
    id: user.id,
    username: user.username,
    discriminator: '0',
    global_name: user.bot ? null : user.username,
    avatar: null,
    bot: user.bot,
  };
}

export function apiMember(state: State, member: Member): Payload {
  return { user: apiUser(state.user(member.userId)), ...memberWithoutUser(member) };
}

export function memberWithoutUser(member: Member): Payload {
  return {
    nick: null,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

export function apiRole(role: Role): Payload {
  return {
    id: role.id,
    name: role.name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: role.position,
    permissions: role.permissions.toString(),
    managed: role.botId !== null,
    mentionable: role.mentionable,
    flags: 0,
    ...(role.botId ? { tags: { bot_id: role.botId } } : {}),
  };
}

function apiOverwrite({ id, type, allow, deny }: Overwrite): Payload {
  return { id, type, allow: allow.toString(), deny: deny.toString() };
}

/** A channel or thread with its real name, whoever may see it. */
export function apiChannel(state: State, channel: Channel): Payload {
  const own = [...state.messages.values()].filter((one) => one.channel_id === channel.id && !one.ephemeral);
  const common = {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    last_message_id: own.at(-1)?.id ?? null,
    last_pin_timestamp: channel.pins[0]?.pinnedAt ?? null,
    rate_limit_per_user: 0,
    flags: 0,
  };
  const { thread } = channel;
  if (!thread) {
    const forum =
      channel.type === ChannelType.GuildForum ? { available_tags: [], default_reaction_emoji: null } : {};
    return {
      ...common,
      ...forum,
      position: channel.position,
      permission_overwrites: channel.overwrites.map(apiOverwrite),
      topic: null,
      nsfw: false,
    };
  }
  return {
    ...common,
    owner_id: thread.ownerId,
    message_count: own.length,
    member_count: thread.members.length,
    total_message_sent: own.length,
    applied_tags: [],
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: 1440,
      archive_timestamp: thread.archivedAt,
      create_timestamp: thread.createdAt,
      ...(channel.type === ChannelType.PrivateThread ? { invitable: thread.invitable } : {}),
    },
    ...(thread.members.includes(state.bot.id) ? { member: apiThreadMember(channel, state.bot.id) } : {}),
  };
}

export function apiThreadMember(thread: Channel, userId: string): Payload {
  const join_timestamp = thread.thread?.createdAt ?? null;
  return { id: thread.id, user_id: userId, join_timestamp, flags: 0 };
}

/** A channel that the bot cannot view, as all bots get it since 2026-11-16 (discord-api-docs#8454). */
export function obfuscatedChannel(channel: Channel): Payload {
  const deny = (1n << 10n).toString();
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    position: channel.position,
    name: '___hidden___',
    flags: 1 << 17,
    parent_id: null,
    topic: null,
    last_message_id: null,
    last_pin_timestamp: null,
    nsfw: false,
    permission_overwrites: [{ id: channel.guildId, type: 0, allow: '0', deny }],
  };
}

/** What every answer about a guild has, over REST and the gateway. */
export function apiGuild(guild: Guild): Payload {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    vanity_url_code: null,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    features: [],
    roles: [...guild.roles.values()].map(apiRole),
    emojis: [],
    stickers: [],
  };
}

/** A message without what only the loopback knows. */
export function apiMessage({
  ephemeral: _,
  viewer: __,
  named: ___,
  guild_id: ____,
  ...message
}: Message): Payload {
  return { ...message };
}

/** True for a message that people or apps wrote; Discord's own messages cannot be pinned, edited or replied to. */
export function isWritten(message: Message): boolean {
  const { Default, Reply, ChatInputCommand, ContextMenuCommand } = MessageType;
  return ([Default, Reply, ChatInputCommand, ContextMenuCommand] as MessageType[]).includes(message.type);
}
