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
export async function tourOf(context: HelpContext): Promise<Tour> {
  const [article] = context.library.articles.values();
  const section = article && exampleSection(article);
  return {
    section: article && section && `/${article.id} ${section.id}`,
    question: await exampleQuestion(context),
    notCovered: await notCoveredBy(context),
  };
}

async function notCoveredBy({ ask }: HelpContext): Promise<string> {
  for (const text of ELSEWHERE) if (!(await ask({ text })).answered) return text;
  return ELSEWHERE.at(-1) as string;
}
