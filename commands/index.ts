import { commandsOf, type Invocable, type SlashCommand } from '../src/bot/command.ts';
import type { Library } from '../src/knowledge/article.ts';
import { answerThis } from './answer-message.ts';
import { type ArticleCommands, planArticleCommands } from './article-commands.ts';
import { ask } from './ask.ts';
import { deleteAnswer } from './delete-answer.ts';
import { doctorCommand } from './doctor.ts';
import { helpCommand } from './help.ts';
import { pinAnswer, pinPress, unpinAnswer } from './pin-answer.ts';
import { swapPresses } from './pin-swap.ts';
import { pinsCommand, pinsPress } from './pins.ts';
import { read } from './read.ts';
import { shareAnswer } from './share-answer.ts';
import { showPassage } from './show-passage.ts';
import { sourcesCommand, turnSources } from './sources.ts';
import { whyPassage } from './why-passage.ts';

/** All that a person can invoke, given the articles that there are. */
export function invocableOf(library: Library): Invocable {
  const articles = articleCommandsOf(library);
  const invocable: Invocable = {
    slash: [...ownCommands(articles, () => commandsOf(invocable)), ...articles.commands],
    message: [pinAnswer, unpinAnswer, answerThis],
    press: [
      ...showPassage,
      turnSources,
      shareAnswer,
      deleteAnswer,
      whyPassage,
      pinPress,
      ...swapPresses,
      pinsPress,
    ],
  };
  return invocable;
}

/**
 * The slash commands that are there whatever the articles.
 * @param commands all that Discord should have, which /doctor compares with what it has
 */
function ownCommands(
  articles: ArticleCommands,
  commands: () => ReturnType<typeof commandsOf>,
): SlashCommand[] {
  return [
    ask,
    read,
    sourcesCommand(),
    helpCommand(articles),
    pinsCommand(),
    doctorCommand(articles.summary, commands),
  ];
}

const none: ArticleCommands = {
  commands: [],
  styles: new Map(),
  notes: [],
  summary: { articles: 0, commands: 0, optedOut: 0, unnamed: 0, surplus: 0, withOption: 0 },
};

/** The commands that are there whatever the articles, as Discord is told them: an article can have none of their names. */
export const ownCommandData = ownCommands(none, () => []).map(({ data }) => data);

const plans = new WeakMap<Library, ArticleCommands>();

/** The commands of the articles themselves, planned once for each library. */
export function articleCommandsOf(library: Library): ArticleCommands {
  const known = plans.get(library);
  if (known) return known;
  const plan = planArticleCommands(library, ownCommandData);
  plans.set(library, plan);
  return plan;
}
