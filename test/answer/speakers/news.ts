import type { Article } from '../../../src/knowledge/article.ts';
import { loadLibrary } from '../../../src/knowledge/load.ts';
import { parseArticle } from '../../../src/knowledge/parse.ts';
import { asMarkdown } from '../../articles.ts';

/** An article of these paragraphs, all in its lead. */
export function newsOf(paragraphs: readonly string[], language = 'en'): Article {
  const front = `---\ntitle: News\nlanguage: ${language}\n---\n\n`;
  const { article, problems } = parseArticle(
    'news.md',
    'news',
    front + paragraphs.map(asMarkdown).join('\n\n'),
  );
  if (!article) throw new Error(JSON.stringify(problems));
  return article;
}

const { library } = await loadLibrary('knowledge');

/** The first article, paragraph by paragraph, without its headings. */
export const KURSK: readonly string[] = library.articles.get('kursk')?.passages.map(({ text }) => text) ?? [];
