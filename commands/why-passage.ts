import { type Message, type RESTGetAPIChannelMessageResult, RESTJSONErrorCodes, Routes } from 'discord.js';
import { wordsMetBy } from '../src/answer/why.ts';
import { refusedWith } from '../src/bot/boundary.ts';
import type { Press } from '../src/bot/command.ts';
import { privately } from '../src/bot/private.ts';
import type { QuestionStore } from '../src/bot/question-store.ts';
import { MAY_NOT_SPEAK, withoutNames } from '../src/bot/speech.ts';
import { cite } from '../src/knowledge/article.ts';
import { notice } from '../src/reply/message.ts';
import { whyMessage } from '../src/reply/why.ts';

/** "Why this passage": which words of the question the passage has; in private, to anybody who presses. */
export const whyPassage: Press = {
  deed: 'why',

  async press(interaction, subject, { library, store, text }) {
    const citation = cite(library, subject);
    if (!citation) {
      await interaction.reply(privately(notice(text.gone)));
      return;
    }
    const question = questionOf(interaction.message, store) ?? (await mentionOf(interaction.message));
    const reply =
      question === undefined
        ? notice(text.why.forgotten)
        : whyMessage(wordsMetBy(withoutNames(question), citation, library.synonyms), text);
    await interaction.reply(privately(reply));
  },
};

/** The question that an answer of a command was given to; undefined after a restart. */
export function questionOf(
  { interactionMetadata, id }: Message,
  { questions }: QuestionStore,
): string | undefined {
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
