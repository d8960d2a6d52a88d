import type { ButtonInteraction } from 'discord.js';
import type { Press, Services } from '../src/bot/command.ts';
import { privately } from '../src/bot/private.ts';
import { trace } from '../src/knowledge/trace.ts';
import { type Deed, readPassage } from '../src/reply/custom-id.ts';
import { goneMessage } from '../src/reply/not-covered.ts';
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
  const { id, fingerprint } = readPassage(subject);
  const found = trace(library, id, fingerprint);
  if (found.is === 'gone') {
    await interaction.reply(privately(goneMessage(found.nearest, text)));
    return;
  }
  const inPlace = mayTurn(interaction);
  const audience = inPlace && !interaction.message.flags.has('Ephemeral') ? 'all' : 'one';
  const message = passageMessage(found.citation, [], services, found.is === 'changed', audience);
  if (inPlace) await interaction.update(message);
  else await interaction.reply(privately(message));
}

function mayTurn({ message, user }: ButtonInteraction): boolean {
  if (message.flags.has('Ephemeral')) return true;
  const asker = message.interactionMetadata?.user.id ?? message.mentions.repliedUser?.id;
  return asker === user.id && !message.pinned;
}
