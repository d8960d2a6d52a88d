import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { has } from '../world/permissions.ts';
import type { WritableGuild } from '../world/state.ts';
import type { Channel, Message } from '../world/types.ts';
import { canView } from '../world/view.ts';
import type { World } from '../world/world.ts';

/** The guild, when the bot is in it. @throws DiscordError 10004, 50001 */
export function guildOf(world: World, id: string): WritableGuild {
  const guild = world.guilds.get(id);
  if (!guild) throw refusal(10004);
  if (!guild.members.has(world.bot.id)) throw refusal(50001);
  return guild;
}

/** A channel that the bot may view. @throws DiscordError 10003, 50001 */
export function channelOf(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw refusal(10003);
  if (!canView(world, world.bot.id, channel)) throw refusal(50001);
  return channel;
}

/** @throws DiscordError 50013 when the bot lacks a permission in the channel. */
export function need(world: World, channel: Channel, permission: bigint): void {
  if (!has(world.permissions(world.bot.id, channel), permission)) throw refusal(50013);
}

/** A message that the channel lists; an ephemeral one it does not. @throws DiscordError 10008 */
export function messageOf(world: World, channel: Channel, id: string): Message {
  const message = world.messages.get(id);
  if (!message || message.ephemeral || message.channel_id !== channel.id) throw refusal(10008);
  return message;
}

/** What it takes to send in a channel. @throws DiscordError 50008, 50013, 160005 */
export function needSend(world: World, channel: Channel): void {
  if (channel.type === ChannelType.GuildForum) throw refusal(50008);
  need(world, channel, channel.thread ? P.SendMessagesInThreads : P.SendMessages);
  const moderates = has(world.permissions(world.bot.id, channel), P.ManageThreads);
  if (channel.thread?.locked && !moderates) throw refusal(160005);
}

/** @throws DiscordError 50083 in an archived thread. */
export function needActive(channel: Channel): void {
  if (channel.thread?.archived) throw refusal(50083);
}
