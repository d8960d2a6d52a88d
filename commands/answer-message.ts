import {
  ApplicationCommandType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  messageLink,
  PermissionFlagsBits,
} from 'discord.js';
import { refusedWith } from '../src/bot/boundary.ts';
import type { MessageCommand, Services } from '../src/bot/command.ts';
import { counted, outcomeOf } from '../src/bot/counted.ts';
import { privately } from '../src/bot/private.ts';
import { MAY_NOT_SPEAK, replyTo, withoutMe, withoutNames } from '../src/bot/speech.ts';
import { deletable, linked } from '../src/reply/actions.ts';
import { answerMessage } from '../src/reply/answer.ts';
import { notice } from '../src/reply/message.ts';
import { inServers } from './in-servers.ts';
import { named } from './localized.ts';

/** "Answer from the articles" in a message's menu: takes that message as the question, for all to see. */
export const answerThis: MessageCommand = {
  data: {
    type: ApplicationCommandType.Message,
    ...named((text) => text.command.answer),
    ...inServers,
  },

  asks: () => true,

  execute: (interaction, services) => counted(services.meters, 'menu', () => answered(interaction, services)),
};

/** @returns what came of the question; nothing where the message is the bot's own */
async function answered(
  interaction: MessageContextMenuCommandInteraction,
  services: Services,
): Promise<ReturnType<typeof outcomeOf> | undefined> {
  const { store, text } = services;
  const { targetMessage: message, client, guildId } = interaction;
  if (message.author.id === client.user.id) {
    await interaction.reply(privately(notice(text.answer.mine)));
    return undefined;
  }
  const asked = withoutNames(withoutMe(message));
  const answer = await services.ask({ text: asked });
  const outcome = outcomeOf(answer);
  // What is no question gets no answer, and nobody but whoever tried need read that.
  if (outcome === 'empty') {
    await interaction.reply(privately(notice(text.answer.empty)));
    return outcome;
  }
  const reply = answerMessage(answer, services);
  store.questions.set(interaction.id, asked);
  const linkOf = (id: string) => messageLink(message.channelId, id, guildId ?? '@me');
  const apart = deletable(linked(reply, linkOf(message.id), text), text);
  if (!maySpeak(interaction)) {
    await interaction.reply(apart);
    return outcome;
  }
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  try {
    const { id } = await replyTo(message, deletable(reply, text), interaction.id);
    store.questions.set(id, asked);
    await interaction.editReply(notice(text.answer.done(linkOf(id))));
  } catch (error) {
    if (!refusedWith(error, ...MAY_NOT_SPEAK)) throw error;
    // Such as in a private thread that the bot is not in, of which its permissions say nothing.
    await interaction.editReply(notice(text.answer.apart));
    await interaction.followUp(apart);
  }
  return outcome;
}

/** Whether the bot may reply in that channel, as Discord tells it with the interaction. */
function maySpeak({ appPermissions, channel }: MessageContextMenuCommandInteraction): boolean {
  return appPermissions.has([
    PermissionFlagsBits.ViewChannel,
    PermissionFlagsBits.ReadMessageHistory,
    channel?.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages,
  ]);
}
