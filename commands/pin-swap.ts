import type { ButtonInteraction } from 'discord.js';
import { carries } from '../src/bot/carries.ts';
import type { Press, Services } from '../src/bot/command.ts';
import { postedAt } from '../src/bot/pins.ts';
import { privately } from '../src/bot/private.ts';
import { notice } from '../src/reply/message.ts';
import { type Swap, swapped } from './pinning.ts';

/** "Replace", and the offer to make room: the buttons of what a moderator was told in private. */
export const swapPresses: readonly Press[] = (['replace', 'room'] as const).map((deed) => ({
  deed,
  press: (interaction, subject, services) => press(deed, interaction, subject, services),
}));

async function press(
  swap: Swap,
  interaction: ButtonInteraction,
  subject: string,
  services: Services,
): Promise<void> {
  const { store, text } = services;
  // What is pinned stands in the custom id: it holds only where the bot itself has written it.
  if (!carries(interaction.message, interaction.customId)) {
    await interaction.reply(privately(notice(text.pin.notMine)));
    return;
  }
  await interaction.deferUpdate();
  const [answerId = '', otherId = ''] = subject.split(',');
  const { flags, components } = await store.inTurn(interaction.channelId, async () => {
    const answer = await postedAt(interaction.client, interaction.channelId, answerId);
    return answer ? swapped(interaction, swap, answer, otherId, services) : notice(text.pin.gone);
  });
  await interaction.editReply({ flags, components });
}
