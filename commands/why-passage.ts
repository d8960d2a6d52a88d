import { type Message, type RESTGetAPIChannelMessageResult, RESTJSONErrorCodes, Routes } from 'discord.js';
import { wordsMetBy } from '../src/answer/why.ts';
import { refusedWith } from '../src/bot/boundary.ts';
import type { Press } from '../src/bot/command.ts';
import { privately } from '../src/bot/private.ts';
import type { Recent } from '../src/bot/recent.ts';
import { MAY_NOT_SPEAK, withoutNames } from '../src/bot/speech.ts';
import { cite } from '../src/knowledge/article.ts';
import { notice } from '../src/reply/message.ts';
import { whyMessage } from '../src/reply/why.ts';

/**
 * Questions by the interaction that asked them, or by the answer's id. Discord records no option of a
 * command, so they are kept in memory alone, and forgotten at a restart.
 */
export type Questions = Recent<string>;

/** Questions that are kept; older ones are forgotten. */
export const QUESTIONS = 2_000;

/** "Why this passage": which words of the question were met, for whoever wants to know alone. */
export function whyPassage(questions: Questions): Press {
  return {
    deed: 'why',

    async press(interaction, subject, { library, text }) {
      const citation = cite(library, subject);
      if (!citation) {
        await interaction.reply(privately(notice(text.gone)));
        return;
      }
      const question = keptOf(interaction.message, questions) ?? (await mentionOf(interaction.message));
      const reply =
        question === undefined
          ? notice(text.why.forgotten)
          : whyMessage(wordsMetBy(withoutNames(question), citation, library.synonyms), text);
      await interaction.reply(privately(reply));
    },
  };
}

/** The question that an answer of a command is kept with. */
export function keptOf({ interactionMetadata, id }: Message, questions: Questions): string | undefined {
  return questions.get(interactionMetadata?.id ?? id);
}

/** The question of an answer to a mention: Discord shows the bot what is written to it, whenever it looks. */
async function mentionOf({ client, channelId, reference }: Message): Promise<string | undefined> {
  if (!reference?.messageId) return undefined;
  const me = new RegExp(`<@!?${client.user.id}>`, 'g');
  try {
    const path = Routes.channelMessage(channelId, reference.messageId);
    const { content } = (await client.rest.get(path)) as RESTGetAPIChannelMessageResult;
    return me.test(content) ? content.replaceAll(me, ' ').trim() : undefined;
  } catch (error) {
    if (refusedWith(error, RESTJSONErrorCodes.UnknownMessage, ...MAY_NOT_SPEAK)) return undefined;
    throw error;
  }
}
