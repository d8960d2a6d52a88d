import { MessageFlags, userMention } from 'discord.js';
import { carries } from '../src/bot/carries.ts';
import type { Press } from '../src/bot/command.ts';
import { privately, shownIn } from '../src/bot/private.ts';
import { fingerprintOf } from '../src/knowledge/fingerprint.ts';
import { shared } from '../src/reply/actions.ts';
import { customId } from '../src/reply/custom-id.ts';
import { notice } from '../src/reply/message.ts';
import { questionOf } from './why-passage.ts';

/** Share: posts a private answer for all, once, and names who asked without notifying them. */
export const shareAnswer: Press = {
  deed: 'share',

  async press(interaction, subject, { store, text }) {
    const { message, user } = interaction;
    if (!message.flags.has(MessageFlags.Ephemeral) || !carries(message, customId('share', subject))) {
      await interaction.reply(privately(notice(text.outdated)));
      return;
    }
    const shown = shownIn(message);
    const { all, own } = shared(shown, userMention(user.id), text);
    const page = `${message.id}~${fingerprintOf(JSON.stringify(shown.components))}`;
    if (store.shared.get(page)) {
      await interaction.update(own);
      return;
    }
    store.shared.set(page, true);
    // The shared answer is this interaction's; its question is the one of the private answer.
    const question = questionOf(message, store);
    if (question !== undefined) store.questions.set(interaction.id, question);
    try {
      // The button first, so that nobody presses it again while the answer is on its way.
      await interaction.update(own);
      await interaction.followUp(all);
    } catch (error) {
      store.shared.delete(page);
      if (interaction.replied) await interaction.editReply(shown);
      throw error;
    }
  },
};
