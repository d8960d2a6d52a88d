import type { Services } from '../src/bot/command.ts';
import { type Article, cite } from '../src/knowledge/article.ts';
import { answerMessage } from '../src/reply/answer.ts';
import type { Message } from '../src/reply/message.ts';
import { passageMessage } from '../src/reply/passage.ts';

/**
 * The reply to what was given as a question: a suggestion that was picked leads to its passage, anything
 * else is asked.
 * @param article the one article that is asked; without it, all are
 */
export function replyTo(asked: string, article: Article | undefined, services: Services): Message {
  const picked = cite(services.library, asked);
  if (picked) return passageMessage(picked, [], services);
  return answerMessage(services.ask({ text: asked, ...(article && { article: article.id }) }), services);
}
