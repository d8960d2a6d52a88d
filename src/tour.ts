import { articleCommandsOf } from '../commands/index.ts';
import type { Article, Library } from './knowledge/article.ts';
import type { Tour } from './playground/protocol.ts';
import { exampleQuestion, exampleSection, type HelpContext } from './reply/help.ts';

/** Questions that few articles answer; the last one, none. */
const ELSEWHERE = [
  'What is the capital of France?',
  'How long do you boil an egg?',
  'Who wrote Hamlet?',
  'What is a quibbledorf?',
];

/** Three things to try with the articles that there are. */
export async function tourOf(context: HelpContext): Promise<Tour> {
  const { library } = context;
  const [first] = library.articles.values();
  const [commanded] = articleCommandsOf(library).styles.keys();
  const article = (commanded !== undefined && library.articles.get(commanded)) || first;
  return {
    section: article && openingOf(article, library),
    question: await exampleQuestion(context),
    notCovered: await notCoveredBy(context),
  };
}

/** What a member types to open a section of an article. */
function openingOf(article: Article, library: Library): string | undefined {
  const section = exampleSection(article);
  if (!section) return undefined;
  const style = articleCommandsOf(library).styles.get(article.id);
  if (style === 'subcommands') return `/${article.id} ${section.id}`;
  if (style === 'option') return `/${article.id} read section: ${section.id}`;
  return `/read article: ${article.id} section: ${section.id}`;
}

async function notCoveredBy({ ask }: HelpContext): Promise<string> {
  for (const text of ELSEWHERE) if (!(await ask({ text })).answered) return text;
  return ELSEWHERE.at(-1) as string;
}
