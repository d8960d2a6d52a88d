import { ApplicationCommandType, MessageFlags, PermissionFlagsBits } from 'discord.js';
import { carries } from '../src/bot/carries.ts';
import type { MessageCommand, Press, Services } from '../src/bot/command.ts';
import { type Posted, postedOf } from '../src/bot/pins.ts';
import { privately } from '../src/bot/private.ts';
import { type Message, notice } from '../src/reply/message.ts';
import type { Text } from '../src/reply/text/en.ts';
import { inServers } from './in-servers.ts';
import { named } from './localized.ts';
import { type Moderating, pinned, unpinned } from './pinning.ts';

/** "Pin answer" in a message's menu: pins one of the bot's answers, for members who may pin. */
export const pinAnswer = menuCommand((text) => text.command.pin, pinned);

/** "Unpin answer", the way back. */
export const unpinAnswer = menuCommand((text) => text.command.unpin, unpinned);

/** 📌 on an answer: pins the very message that carries it, whatever else its custom id may claim. */
export const pinPress: Press = {
  deed: 'pin',
  async press(interaction, _, services) {
    if (!carries(interaction.message, interaction.customId)) {
      await interaction.reply(privately(notice(services.text.pin.notMine)));
      return;
    }
    await settle(interaction, postedOf(interaction.message), pinned, services);
  },
};

type Change = (interaction: Moderating, answer: Posted, services: Services) => Promise<Message>;

function menuCommand(name: (text: Text) => string, change: Change): MessageCommand {
  return {
    data: {
      type: ApplicationCommandType.Message,
      ...named(name),
      default_member_permissions: PermissionFlagsBits.PinMessages.toString(),
      ...inServers,
    },
    execute: (interaction, services) =>
      settle(interaction, postedOf(interaction.targetMessage), change, services),
  };
}

/**
 * Pinning takes more than one request, and Discord waits only 3 seconds for the first answer. In a channel, one
 * waits for the other: of two moderators who pin the same passage at once, the second is shown the first's pin.
 */
async function settle(
  interaction: Moderating,
  answer: Posted,
  change: Change,
  services: Services,
): Promise<void> {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const { flags, components } = await services.store.inTurn(answer.channelId, () =>
    change(interaction, answer, services),
  );
  await interaction.editReply({ flags, components });
}
