import { type ButtonInteraction, type InteractionReplyOptions, MessageFlags } from 'discord.js';
import { deletable, shareable } from '../reply/actions.ts';
import type { Message } from '../reply/message.ts';
import type { Text } from '../reply/text/en.ts';
import { mayTurn } from './asker.ts';

/** The same message, for the eyes of the asker alone. */
export function privately(message: Message): InteractionReplyOptions {
  return { ...message, flags: message.flags | MessageFlags.Ephemeral };
}

/** An answer, for the asker alone and to be shared, or for all and to be deleted. */
export function answering(message: Message, alone: boolean, text: Text): InteractionReplyOptions {
  return alone ? privately(shareable(message, text)) : deletable(message, text);
}

/** Shows another page in place of the one whose button was pressed, or to whoever pressed it alone. */
export async function turn(interaction: ButtonInteraction, page: Message, text: Text): Promise<void> {
  const alone = interaction.message.flags.has(MessageFlags.Ephemeral);
  if (mayTurn(interaction)) await interaction.update(alone ? shareable(page, text) : deletable(page, text));
  else await interaction.reply(answering(page, true, text));
}
