import type { Services } from '../src/bot/command.ts';
import { outcomeOf } from '../src/bot/counted.ts';
import { withoutNames } from '../src/bot/speech.ts';
import type { Article } from '../src/knowledge/article.ts';
import { answerMessage } from '../src/reply/answer.ts';
import type { Message } from '../src/reply/message.ts';
import { passageMessage } from '../src/reply/passage.ts';
import { findSuggested } from '../src/reply/suggestions.ts';

/** A reply, and what came of the question, for the counting. */
export interface Replied {
  readonly message: Message;
  readonly outcome: ReturnType<typeof outcomeOf>;
}

/**
 * The reply to what was given as a question: a suggestion that was picked leads to its passage, anything
 * else is asked.
 * @param article the one article that is asked; without it, all are
 */
export async function replyTo(
  asked: string,
  article: Article | undefined,
  services: Services,
): Promise<Replied> {
  const picked = findSuggested(asked, article, services);
  if (picked) return { message: passageMessage(picked, [], services), outcome: 'answered' };
  const answer = await services.ask({ text: withoutNames(asked), ...(article && { article: article.id }) });
  return { message: answerMessage(answer, services), outcome: outcomeOf(answer) };
}
