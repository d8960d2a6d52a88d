import type { Citation } from '../knowledge/article.ts';
import { languageOf } from './terms/language.ts';
import { createTerms, type Term } from './terms/terms.ts';

/** Where a word of a question is met. */
export type Place = 'passage' | 'heading' | 'title';

/** A word of a question, and where it is met by a word of the same stem. */
export interface WordMet {
  /** As the question writes it. */
  readonly word: string;
  /** In the order passage, heading, title; none where the word is in none of them. */
  readonly places: readonly Place[];
}

/**
 * Which words of a question a passage, its headings and its article's title have. It tells only what anybody
 * can check by reading: words of like meaning, which count for the ranking too, are not in it.
 */
export function wordsMetBy(question: string, { article, section, passage }: Citation): WordMet[] {
  const termsOf = createTerms(languageOf(article.language));
  const stems = (...texts: readonly (string | undefined)[]) =>
    new Set(texts.flatMap((text) => termsOf(text ?? '').map((term) => term.text)));
  const there: readonly [Place, ReadonlySet<string>][] = [
    ['passage', stems(passage.text)],
    ['heading', stems(section.title, passage.subheading)],
    ['title', stems(article.title)],
  ];
  return distinct(termsOf(question)).map(({ text, start, end }) => ({
    word: question.slice(start, end),
    places: there.filter(([, has]) => has.has(text)).map(([place]) => place),
  }));
}

/** Words that say something, each once. */
function distinct(terms: readonly Term[]): Term[] {
  const seen = new Set<string>();
  return terms.filter(({ stop, compound, text }) => !stop && !compound && !seen.has(text) && seen.add(text));
}
