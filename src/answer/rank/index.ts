import MiniSearch from 'minisearch';

/** A term to look for. */
export interface Sought {
  readonly text: string;
  /** What finding it counts, relative to the others; 1 for a word of the question itself. */
  readonly boost: number;
}

export interface Hit {
  /** Place of the text among those indexed, from 0. */
  readonly index: number;
  /** BM25; scores of two searches do not compare. */
  readonly score: number;
}

/** Finds texts by their terms, best first. */
export interface TermIndex {
  search(sought: readonly Sought[]): Hit[];
  /** The index as text, for `openIndex`. */
  save(): string;
}

interface Entry {
  readonly id: number;
  readonly terms: readonly string[];
}

/** MiniSearch takes terms as they are: `terms.ts` has cut and stemmed them. */
const options = {
  fields: ['terms'],
  extractField: (entry: Entry, field: string) => entry[field as keyof Entry] as never,
  stringifyField: (value: unknown) => value as string,
  tokenize: (terms: string | readonly string[]) => terms as string[],
  processTerm: (term: string) => term,
};

const BM25 = { k: 1.2, b: 0.7, d: 0.5 };

export function createIndex(texts: Iterable<readonly string[]>): TermIndex {
  const index = new MiniSearch<Entry>(options);
  let id = 0;
  for (const terms of texts) index.add({ id: id++, terms });
  return wrap(index);
}

/**
 * An index of few texts that is asked again and again: what it says to a term is remembered, which is most of
 * the work and of the garbage of a search. It finds what `createIndex` does, by the same scores.
 */
export function createReadyIndex(texts: Iterable<readonly string[]>): Pick<TermIndex, 'search'> {
  const index = createIndex(texts);
  // Only terms of the texts are ever sought, so it grows no larger than the index.
  const known = new Map<string, readonly Hit[]>();

  /** In the texts' order. */
  function hitsOf(text: string): readonly Hit[] {
    const remembered = known.get(text);
    if (remembered) return remembered;
    const hits = index.search([{ text, boost: 1 }]).sort((a, b) => a.index - b.index);
    known.set(text, hits);
    return hits;
  }

  return {
    search(sought) {
      const sums = new Map<number, { index: number; score: number; terms: number }>();
      for (const { text, boost } of sought) {
        for (const { index, score } of hitsOf(text)) {
          const sum = sums.get(index);
          if (!sum) sums.set(index, { index, score: boost * score, terms: 1 });
          else {
            sum.score += boost * score;
            sum.terms += 1;
          }
        }
      }
      // As MiniSearch has it: the more of the terms a text has, the more each of them counts.
      const hits = [...sums.values()].map(({ index, score, terms }) => ({ index, score: score * terms }));
      return hits.sort((a, b) => b.score - a.score);
    },
  };
}

/**
 * An index of few texts for one question: only the terms sought are put in, the others merely count for the
 * texts' lengths.
 */
export function createPassingIndex(texts: Iterable<readonly string[]>): Pick<TermIndex, 'search'> {
  return {
    search(sought) {
      const wanted = new Set(sought.map(({ text }) => text));
      const processTerm = (term: string) => (wanted.has(term) ? term : null);
      const index = new MiniSearch<Entry>({ ...options, processTerm });
      let id = 0;
      for (const terms of texts) index.add({ id: id++, terms });
      return wrap(index).search(sought);
    },
  };
}

/** Brings back an index that `save` gave; throws where the text is none. */
export function openIndex(saved: string): TermIndex {
  return wrap(MiniSearch.loadJSON<Entry>(saved, options));
}

function wrap(index: MiniSearch<Entry>): TermIndex {
  return {
    search(sought) {
      if (sought.length === 0) return [];
      const hits = index.search('terms', {
        tokenize: () => sought.map(({ text }) => text),
        processTerm: (term) => term,
        boostTerm: (_, i) => sought[i]?.boost ?? 1,
        bm25: BM25,
      });
      return hits.map(({ id, score }) => ({ index: id, score }));
    },
    save: () => JSON.stringify(index),
  };
}
