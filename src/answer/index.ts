import MiniSearch from 'minisearch';
import type { Passage } from '../knowledge/article.ts';
import type { Candidate } from './question.ts';
import type { Terms } from './terms.ts';

/** A passage index: finds the passages that share terms with a question. */
export interface PassageIndex {
  /** Passages that match any term, best first; equal scores keep reading order. */
  search(terms: readonly string[], limit: number): Candidate[];
  /**
   * How much a term tells one passage from another: BM25's inverse document frequency
   * (Robertson and Zaragoza, 2009), highest for a term that no passage has.
   */
  weigh(term: string): number;
}

/**
 * Terms of this many letters and more also match terms that are nearly the same, at a tenth of the
 * weight: enough to find a misspelt word, too little to outrank one that is spelt right.
 */
const FUZZY_LENGTH = 5;
const FUZZY_WEIGHT = 0.1;

export function createIndex(passages: readonly Passage[], termsOf: Terms): PassageIndex {
  const frequency = new Map<string, number>();
  const index = new MiniSearch<Passage>({
    idField: 'id',
    fields: ['text'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    extractField: (passage, field) =>
      field === 'text' ? contentTerms(passage.text, termsOf).join(' ') : passage.id,
    searchOptions: {
      combineWith: 'OR',
      fuzzy: (term) => (term.length >= FUZZY_LENGTH ? 0.2 : false),
      prefix: (term) => term.length >= FUZZY_LENGTH,
      weights: { fuzzy: FUZZY_WEIGHT, prefix: FUZZY_WEIGHT },
    },
  });
  index.addAll(passages);
  const byId = new Map(passages.map((passage, order) => [passage.id, { passage, order }]));
  for (const passage of passages)
    for (const term of new Set(contentTerms(passage.text, termsOf)))
      frequency.set(term, (frequency.get(term) ?? 0) + 1);

  return {
    search(terms, limit) {
      if (terms.length === 0) return [];
      return index
        .search(terms.join(' '))
        .flatMap(({ id, score }) => {
          const found = byId.get(id);
          return found ? [{ ...found, score }] : [];
        })
        .sort((a, b) => b.score - a.score || a.order - b.order)
        .slice(0, limit)
        .map(({ passage, score }) => ({ passage, score }));
    },
    weigh(term) {
      const n = frequency.get(term) ?? 0;
      return Math.log(1 + (passages.length - n + 0.5) / (n + 0.5));
    },
  };
}

/** The terms of a text that say what it is about, in order. */
export function contentTerms(text: string, termsOf: Terms): string[] {
  return termsOf(text)
    .filter((term) => !term.stop)
    .map((term) => term.text);
}
