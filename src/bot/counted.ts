import type { Answer } from '../answer/question.ts';
import type { Entry, Meters, Outcome } from '../health/meters.ts';
import { asksNothing } from '../reply/answer.ts';

/**
 * Serves a question and counts it.
 * @param serve resolves once Discord has the answer, with what came of the question; with nothing where it was none
 */
export async function counted(
  meters: Meters,
  entry: Entry,
  serve: () => Promise<Outcome | undefined>,
): Promise<void> {
  const begun = performance.now();
  const outcome = await serve();
  if (outcome) meters.question(entry, outcome, (performance.now() - begun) / 1000);
}

export function outcomeOf(answer: Answer): Outcome {
  if (asksNothing(answer)) return 'empty';
  return answer.answered ? 'answered' : 'not_covered';
}
