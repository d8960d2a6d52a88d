import {
  apiChannel,
  apiGuild,
  apiMember,
  memberWithoutUser,
  obfuscatedChannel,
  type Payload,
} from '../world/payloads.ts';
import type { Channel, Guild, Message } from '../world/types.ts';
import { canView } from '../world/view.ts';
import type { World } from '../world/world.ts';

/** The shard that hears of a guild (events/gateway#sharding). */
export function shardOf(guildId: string, count: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(count));
}

/** A channel as the bot gets it over the gateway: obfuscated when it may not view it. */
export function channelForBot(world: World, channel: Channel): Payload {
  return canView(world, world.bot.id, channel) ? apiChannel(world, channel) : obfuscatedChannel(channel);
}

/** Threads of a guild that the bot is told of: active ones, in channels that it may view. */
export function threadsForBot(world: World, guildId: string): Channel[] {
  return [...world.channels.values()].filter(
    (one) => one.guildId === guildId && one.thread?.archived === false && canView(world, world.bot.id, one),
  );
}

/** GUILD_CREATE. Without the GuildMembers intent its only member is the bot. */
export function guildCreate(world: World, guild: Guild): Payload {
  const self = guild.members.get(world.bot.id);
  const channels = [...world.channels.values()].filter((one) => one.guildId === guild.id && !one.thread);
  return {
    ...apiGuild(guild),
    joined_at: self?.joinedAt ?? null,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: self ? [apiMember(world, self)] : [],
    channels: channels.map((one) => channelForBot(world, one)),
    threads: threadsForBot(world, guild.id).map((one) => apiChannel(world, one)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** What MESSAGE_CREATE and MESSAGE_UPDATE have beside the message. */
export function messageExtras(world: World, message: Message): Payload {
  const guild = world.guild(message.guild_id);
  const author = guild.members.get(message.author.id);
  return {
    guild_id: message.guild_id,
    ...(author ? { member: memberWithoutUser(author) } : {}),
    mentions: message.mentions.map((user) => {
      const member = guild.members.get(user.id);
      return { ...user, ...(member ? { member: memberWithoutUser(member) } : {}) };
    }),
  };
}
