import { type InteractionReplyOptions, MessageFlags } from 'discord.js';
import type { Message } from '../reply/message.ts';

/** The same message, for the eyes of the asker alone. */
export function privately(message: Message): InteractionReplyOptions {
  return { ...message, flags: message.flags | MessageFlags.Ephemeral };
}
