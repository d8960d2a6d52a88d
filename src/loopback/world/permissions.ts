import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Guild, Overwrite } from './types.ts';

/** All permission bits that Discord knows. */
const everyPermission = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** Permissions of a member by its roles alone; a guild's owner and an administrator have all. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (guild.ownerId === userId) return everyPermission;
  const ids = [guild.id, ...member.roles];
  const sum = ids.reduce((bits, id) => bits | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  return sum & PermissionFlagsBits.Administrator ? everyPermission : sum;
}

/**
 * Permissions of a member in a channel: @everyone's overwrite, then those of its roles together, then its own
 * (topics/permissions#permission-overwrites).
 * @param channel For a thread pass its parent: a thread has no overwrites.
 */
export function channelPermissions(guild: Guild, userId: string, channel: Channel): bigint {
  const base = guildPermissions(guild, userId);
  if (base & PermissionFlagsBits.Administrator) return base;
  const roles = guild.members.get(userId)?.roles ?? [];
  const find = (id: string): Overwrite[] => channel.overwrites.filter((overwrite) => overwrite.id === id);
  const layers = [find(guild.id), roles.flatMap(find), find(userId)];
  return layers.reduce((bits, layer) => {
    const deny = layer.reduce((sum, overwrite) => sum | overwrite.deny, 0n);
    const allow = layer.reduce((sum, overwrite) => sum | overwrite.allow, 0n);
    return (bits & ~deny) | allow;
  }, base);
}

/** True when `bits` holds every permission of `wanted`. */
export function has(bits: bigint, wanted: bigint): boolean {
  return (bits & wanted) === wanted;
}
