import type { Answer } from '../answer/question.ts';
import { cite } from '../knowledge/article.ts';
import { explainable } from './actions.ts';
import type { ReplyContext } from './context.ts';
import { type Message, notice } from './message.ts';
import { notCoveredMessage } from './not-covered.ts';
import { passageMessage } from './passage.ts';
import type { Text } from './text/en.ts';

/** Turns whatever the articles have to say to a question into a message. */
export function answerMessage(answer: Answer, context: ReplyContext): Message {
  const { library, text } = context;
  if (asksNothing(answer, text)) return notice(text.emptyQuestion);
  const citations = answer.ranking.flatMap(({ passage }) => cite(library, passage.id) ?? []);
  const [best] = citations;
  if (best && answer.answered) {
    const message = passageMessage(best, answer.highlights, context);
    return explainable(message, best.passage.id, text);
  }
  const asked = answer.question.article ? library.articles.get(answer.question.article) : undefined;
  return notCoveredMessage(asked, citations, !asked && library.articles.size > 1, text);
}

/** Whether there is nothing in it that the articles could be asked. */
export function asksNothing({ empty, answered, question }: Answer, text: Text): boolean {
  // "And when?" has no word to look for, and is answered all the same where it leans on an earlier question.
  return (empty && !answered) || isGreeting(question.text, text);
}

/** Whether somebody only says hello or thanks; the articles need not be searched for that. */
function isGreeting(question: string, text: Text): boolean {
  const words = wordsOf(question);
  return (
    words.length > 0 && words.every((word) => text.greetings.includes(word) || text.thanks.includes(word))
  );
}

/** Whether somebody says thanks or the like, whatever else. */
export function hasThanks(question: string, text: Text): boolean {
  return wordsOf(question).some((word) => text.thanks.includes(word));
}

function wordsOf(question: string): string[] {
  return question.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}
