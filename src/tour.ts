import type { Tour } from './playground/protocol.ts';
import type { HelpContext } from './reply/help.ts';
import { exampleQuestion, exampleSection } from './reply/help.ts';

/** Questions that few articles answer; the last one, none. */
const ELSEWHERE = [
  'What is the capital of France?',
  'How long do you boil an egg?',
  'Who wrote Hamlet?',
  'What is a quibbledorf?',
];

/** Three things to try with the articles that there are. */
export function tourOf(context: HelpContext): Tour {
  const [article] = context.library.articles.values();
  const section = article && exampleSection(article);
  const isNotCovered = (text: string) => !context.ask({ text }).answered;
  return {
    section: article && section && `/${article.id} ${section.id}`,
    question: exampleQuestion(context),
    notCovered: ELSEWHERE.find(isNotCovered) ?? (ELSEWHERE.at(-1) as string),
  };
}
