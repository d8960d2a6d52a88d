import { MessageFlags, userMention } from 'discord.js';
import { carries } from '../src/bot/carries.ts';
import type { Press } from '../src/bot/command.ts';
import { privately, shownIn } from '../src/bot/private.ts';
import { shared } from '../src/reply/actions.ts';
import { customId } from '../src/reply/custom-id.ts';
import { notice } from '../src/reply/message.ts';
import { keptOf, type Questions } from './why-passage.ts';

/** Share: posts a private answer for all, once, and names who asked without notifying them. */
export const shareAnswer = (questions: Questions): Press => ({
  deed: 'share',

  async press(interaction, subject, { text }) {
    const { message, user } = interaction;
    if (!message.flags.has(MessageFlags.Ephemeral) || !carries(message, customId('share', subject))) {
      await interaction.reply(privately(notice(text.outdated)));
      return;
    }
    const shown = shownIn(message);
    const { all, own } = shared(shown, userMention(user.id), text);
    // The shared answer is this interaction's; its question is the one of the private answer.
    const question = keptOf(message, questions);
    if (question !== undefined) questions.set(interaction.id, question);
    // The button first, so that it cannot be pressed twice while the answer is on its way.
    await interaction.update(own);
    try {
      await interaction.followUp(all);
    } catch (error) {
      await interaction.editReply(shown);
      throw error;
    }
  },
});
