import { type Citation, cite, type Library, sectionOf } from './article.ts';
import { fingerprintOf } from './fingerprint.ts';

/** Where a passage that was named once is now. */
export type Trace =
  | { readonly is: 'there' | 'changed'; readonly citation: Citation }
  /** `nearest` is absent where the article has gone too. */
  | { readonly is: 'gone'; readonly nearest?: Citation };

/**
 * Finds a passage again in articles that may have changed since it was named. One that has only moved
 * within its article is known by its text.
 * @param id as named then; may be any text
 * @param fingerprint of its text then; without it, whatever has the id now is taken for the passage
 */
export function trace(library: Library, id: string, fingerprint?: string): Trace {
  const citation = cite(library, id);
  const isSame = (text: string) => fingerprint === undefined || fingerprintOf(text) === fingerprint;
  if (citation && isSame(citation.passage.text)) return { is: 'there', citation };
  const article = library.articles.get(id.replace(/#.*$/s, ''));
  const moved = fingerprint === undefined ? undefined : article?.passages.find(({ text }) => isSame(text));
  const found = moved && cite(library, moved.id);
  if (found) return { is: 'there', citation: found };
  if (citation) return { is: 'changed', citation };

  const [, section = '', number = ''] = /#(.*)-(\d+)$/s.exec(id) ?? [];
  const passages = (article && sectionOf(article, section)?.passages) ?? [];
  const near = passages[Math.min(Math.max(Number(number), 1), passages.length) - 1] ?? article?.passages[0];
  const nearest = near && cite(library, near.id);
  return { is: 'gone', ...(nearest && { nearest }) };
}
