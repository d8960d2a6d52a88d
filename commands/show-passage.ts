import type { ButtonInteraction } from 'discord.js';
import type { Press, Services } from '../src/bot/command.ts';
import { privately, turn } from '../src/bot/private.ts';
import { cite } from '../src/knowledge/article.ts';
import type { Deed } from '../src/reply/custom-id.ts';
import { notice } from '../src/reply/message.ts';
import { passageMessage } from '../src/reply/passage.ts';

/**
 * Previous, Next, the denial of a passage and every other button that leads to a passage. Who asked turns
 * the page for all; for anybody else, and on an answer that is pinned, the page opens for them alone.
 */
export const showPassage: readonly Press[] = (['show', 'contest'] as const).map((deed: Deed) => ({
  deed,
  press,
}));

async function press(interaction: ButtonInteraction, subject: string, services: Services): Promise<void> {
  const { library, text } = services;
  const citation = cite(library, subject);
  if (!citation) {
    await interaction.reply(privately(notice(text.gone)));
    return;
  }
  await turn(interaction, passageMessage(citation, [], services), text);
}
