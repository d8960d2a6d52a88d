import { PermissionFlagsBits } from 'discord.js';
import { askerOf } from '../src/bot/asker.ts';
import { carries } from '../src/bot/carries.ts';
import type { Press } from '../src/bot/command.ts';
import { privately } from '../src/bot/private.ts';
import { customId } from '../src/reply/custom-id.ts';
import { notice } from '../src/reply/message.ts';

/** Delete: takes an answer away, for whoever asked and for members who may delete any message. */
export const deleteAnswer: Press = {
  deed: 'delete',

  async press(interaction, subject, { text }) {
    const { message, user, memberPermissions } = interaction;
    const refusal = async () => {
      if (!carries(message, customId('delete', subject))) return text.outdated;
      if (memberPermissions?.has(PermissionFlagsBits.ManageMessages)) return undefined;
      if ((await askerOf(message)) !== user.id) return text.delete.notYours;
      return message.pinned ? text.delete.pinned : undefined;
    };
    const refused = await refusal();
    if (refused !== undefined) {
      await interaction.reply(privately(notice(refused)));
      return;
    }
    await interaction.deferUpdate();
    // With the interaction's own token: the bot itself may not see the channel.
    await interaction.deleteReply();
  },
};
