import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  messageLink,
  PermissionFlagsBits,
} from 'discord.js';
import { refusedWith } from '../src/bot/boundary.ts';
import type { MessageCommand } from '../src/bot/command.ts';
import { privately } from '../src/bot/private.ts';
import { MAY_NOT_SPEAK, replyTo, withoutMe } from '../src/bot/speech.ts';
import { deletable, isAnswer, linked } from '../src/reply/actions.ts';
import { answerMessage } from '../src/reply/answer.ts';
import { notice } from '../src/reply/message.ts';
import { en } from '../src/reply/text/en.ts';
import type { Questions } from './why-passage.ts';

/** "Answer from the articles" in a message's menu: takes that message as the question, for all to see. */
export const answerThis = (questions: Questions): MessageCommand => ({
  data: {
    type: ApplicationCommandType.Message,
    name: en.command.answer,
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },

  asks: () => true,

  async execute(interaction, services) {
    const { text } = services;
    const { targetMessage: message, client, guildId } = interaction;
    if (message.author.id === client.user.id) {
      await interaction.reply(privately(notice(text.answer.mine)));
      return;
    }
    const asked = withoutMe(message);
    const answer = answerMessage(services.ask({ text: asked }), services);
    // What is no question gets no answer, and nobody but whoever tried need read that.
    if (!isAnswer(answer)) {
      await interaction.reply(privately(notice(text.answer.empty)));
      return;
    }
    questions.set(interaction.id, asked);
    const linkOf = (id: string) => messageLink(message.channelId, id, guildId ?? '@me');
    const apart = deletable(linked(answer, linkOf(message.id), text), text);
    if (!maySpeak(interaction)) {
      await interaction.reply(apart);
      return;
    }
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    try {
      const { id } = await replyTo(message, deletable(answer, text), interaction.id);
      questions.set(id, asked);
      await interaction.editReply(notice(text.answer.done(linkOf(id))));
    } catch (error) {
      if (!refusedWith(error, ...MAY_NOT_SPEAK)) throw error;
      // Such as in a private thread that the bot is not in, of which its permissions say nothing.
      await interaction.editReply(notice(text.answer.apart));
      await interaction.followUp(apart);
    }
  },
});

/** Whether the bot may reply in that channel, as Discord tells it with the interaction. */
function maySpeak({ appPermissions, channel }: MessageContextMenuCommandInteraction): boolean {
  return appPermissions.has([
    PermissionFlagsBits.ViewChannel,
    PermissionFlagsBits.ReadMessageHistory,
    channel?.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages,
  ]);
}
