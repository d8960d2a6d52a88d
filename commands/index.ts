import type { Invocable, SlashCommand } from '../src/bot/command.ts';
import type { Library } from '../src/knowledge/article.ts';
import type { Text } from '../src/reply/text/en.ts';
import { answerThis } from './answer-message.ts';
import { articleCommand } from './article.ts';
import { askCommand } from './ask.ts';
import { deleteAnswer } from './delete-answer.ts';
import { helpCommand } from './help.ts';
import { pinAnswer } from './pin-answer.ts';
import { shareAnswer } from './share-answer.ts';
import { showPassage } from './show-passage.ts';
import { sourcesCommand, turnSources } from './sources.ts';

/** All that a person can invoke, given the articles that there are. */
export function invocableOf(library: Library, text: Text): Invocable {
  return {
    slash: [
      ...ownCommands(text),
      ...[...library.articles.values()].map((article) => articleCommand(article, text)),
    ],
    message: [pinAnswer, answerThis],
    press: [...showPassage, turnSources, shareAnswer, deleteAnswer],
  };
}

/** The slash commands that are there whatever the articles; no article may have the name of one. */
export function ownCommands(text: Text): SlashCommand[] {
  return [askCommand(text), sourcesCommand(text), helpCommand(text)];
}
