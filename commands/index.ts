import { commandsOf, type Invocable, type SlashCommand } from '../src/bot/command.ts';
import type { Library } from '../src/knowledge/article.ts';
import { answerThis } from './answer-message.ts';
import { articleCommand } from './article.ts';
import { askCommand } from './ask.ts';
import { deleteAnswer } from './delete-answer.ts';
import { doctorCommand } from './doctor.ts';
import { helpCommand } from './help.ts';
import { pinAnswer, pinPress, unpinAnswer } from './pin-answer.ts';
import { swapPresses } from './pin-swap.ts';
import { pinsCommand, pinsPress } from './pins.ts';
import { shareAnswer } from './share-answer.ts';
import { showPassage } from './show-passage.ts';
import { sourcesCommand, turnSources } from './sources.ts';
import { whyPassage } from './why-passage.ts';

/** All that a person can invoke, given the articles that there are. */
export function invocableOf(library: Library): Invocable {
  const invocable: Invocable = {
    slash: [
      ...ownCommands(() => commandsOf(invocable)),
      ...[...library.articles.values()].map(articleCommand),
    ],
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
 * The slash commands that are there whatever the articles; no article may have the name of one.
 * @param commands all that Discord should have, which /doctor compares with what it has
 */
export function ownCommands(commands: () => ReturnType<typeof commandsOf> = () => []): SlashCommand[] {
  return [askCommand(), sourcesCommand(), helpCommand(), pinsCommand(), doctorCommand(commands)];
}
