import { commandsOf, type Invocable } from '../src/bot/command.ts';
import type { Library } from '../src/knowledge/article.ts';
import type { Text } from '../src/reply/text/en.ts';
import { articleCommand } from './article.ts';
import { doctorCommand } from './doctor.ts';
import { pinAnswer, pinPress, unpinAnswer } from './pin-answer.ts';
import { swapPresses } from './pin-swap.ts';
import { pinsCommand, pinsPress } from './pins.ts';
import { showPassage } from './show-passage.ts';

/** All that a person can invoke, given the articles that there are. */
export function invocableOf(library: Library, text: Text): Invocable {
  const invocable: Invocable = {
    slash: [
      ...[...library.articles.values()].map((article) => articleCommand(article, text)),
      pinsCommand(text),
      // It compares all commands, itself included, with what Discord has.
      doctorCommand(text, () => commandsOf(invocable)),
    ],
    message: [pinAnswer, unpinAnswer],
    press: [...showPassage, pinPress, ...swapPresses, pinsPress],
  };
  return invocable;
}
