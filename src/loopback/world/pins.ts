import type { State } from './state.ts';
import type { Channel, Message } from './types.ts';

/** Pins of one channel; a thread is a channel of its own (topics/opcodes-and-status-codes, 30003). */
export const maxPins = 250;

/** Adds a message to its channel's pins; false where it is among them. */
export function putPin(state: State, { id, channel_id }: Message): boolean {
  const { pins } = state.channel(channel_id);
  if (pins.some(({ messageId }) => messageId === id)) return false;
  // No two pins at one time: lists of pins are paged by it.
  const time = Math.max(Date.now(), Date.parse(pins[0]?.pinnedAt ?? '1970-01-01') + 1);
  setPins(state, channel_id, [{ messageId: id, pinnedAt: new Date(time).toISOString() }, ...pins]);
  return true;
}

/** Takes a message out of its channel's pins, if it is among them. */
export function takePin(state: State, { id, channel_id }: Message): void {
  const { pins } = state.channel(channel_id);
  const left = pins.filter(({ messageId }) => messageId !== id);
  if (left.length < pins.length) setPins(state, channel_id, left);
}

function setPins(state: State, channelId: string, pins: Channel['pins']): void {
  state.channels.set(channelId, { ...state.channel(channelId), pins });
}
