import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { has } from './permissions.ts';
import type { State } from './state.ts';
import type { Channel } from './types.ts';

/** True when a user may view a channel; a private thread, only as its member or with MANAGE_THREADS. */
export function canView(state: State, userId: string, channel: Channel): boolean {
  const bits = state.permissions(userId, channel);
  if (!has(bits, P.ViewChannel)) return false;
  if (channel.type !== ChannelType.PrivateThread) return true;
  return has(bits, P.ManageThreads) || (channel.thread?.members.includes(userId) ?? false);
}
