import {
  type ButtonInteraction,
  type InteractionReplyOptions,
  MessageFlags,
  type Message as Posted,
} from 'discord.js';
import { deletable, shareable, turnedTo } from '../reply/actions.ts';
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

/** A message of the bot as Discord has it: which words are bold, and which page is open, is written nowhere else. */
export function shownIn({ components }: Posted): Message {
  return { flags: MessageFlags.IsComponentsV2, components: components.map((one) => one.toJSON()) };
}

/** Shows another page in place of the one whose button was pressed, or to whoever pressed it alone. */
export async function turn(interaction: ButtonInteraction, page: Message, text: Text): Promise<void> {
  if (!(await mayTurn(interaction))) {
    await interaction.reply(answering(page, true, text));
    return;
  }
  const turned = turnedTo(page, shownIn(interaction.message));
  const alone = interaction.message.flags.has(MessageFlags.Ephemeral);
  await interaction.update(alone ? shareable(turned, text) : deletable(turned, text));
}
