import MiniSearch from 'minisearch';

/** A term to look for. */
export interface SearchTerm {
  readonly text: string;
  /** What finding it counts, relative to the others; 1 for a word of the question itself. */
  readonly boost: number;
}

export interface TermHit {
  /** Place of the text among those indexed, from 0. */
  readonly index: number;
  /** BM25 times the number of terms met; scores of two searches do not compare. */
  readonly score: number;
}

/** Finds texts by their terms, best first. */
export interface TermIndex {
  search(terms: readonly SearchTerm[]): TermHit[];
}

interface Entry {
  readonly id: number;
  readonly terms: readonly string[];
}

/** Terms are cut and stemmed already: MiniSearch takes them as they are. */
const options = {
  fields: ['terms'],
  extractField: (entry: Entry, field: string) => entry[field as keyof Entry] as never,
  stringifyField: (value: unknown) => value as string,
  tokenize: (terms: string | readonly string[]) => terms as string[],
  processTerm: (term: string) => term,
};

/** BM25+ as MiniSearch has it, with its default parameters. */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 };

/**
 * What a term adds to a text's score before it is multiplied by the term's inverse document frequency
 * (Lv and Zhai, 2011).
 * @param times how often the text has the term, at least 1
 * @param length the text's length, relative to the average
 */
export function termScore(times: number, length: number): number {
  const { k, b, d } = BM25;
  return d + (times * (k + 1)) / (times + k * (1 - b + b * length));
}

/** Inverse document frequency as BM25 has it: 0 or more, in nats. */
export function idf(frequency: number, texts: number): number {
  return Math.log(1 + (texts - frequency + 0.5) / (frequency + 0.5));
}

/**
 * Indexes texts that are asked again and again in MiniSearch. What it finds for a term is kept: that is most of
 * the work, and most of the garbage, of a search.
 */
export function createTermIndex(texts: Iterable<readonly string[]>): TermIndex {
  const index = new MiniSearch<Entry>(options);
  let id = 0;
  for (const terms of texts) index.add({ id: id++, terms });
  // Only terms of the texts are ever searched for, so it grows no larger than the index.
  const known = new Map<string, readonly TermHit[]>();

  /** In the texts' order. */
  function hitsOf(text: string): readonly TermHit[] {
    const kept = known.get(text);
    if (kept) return kept;
    const found = index.search(text, { tokenize: () => [text], bm25: BM25 });
    const hits = found
      .map((hit): TermHit => ({ index: hit.id, score: hit.score }))
      .sort((a, b) => a.index - b.index);
    known.set(text, hits);
    return hits;
  }

  return {
    search(terms) {
      const sums = new Map<number, { index: number; score: number; terms: number }>();
      for (const { text, boost } of terms) {
        for (const { index: place, score } of hitsOf(text)) {
          const sum = sums.get(place);
          if (!sum) sums.set(place, { index: place, score: boost * score, terms: 1 });
          else {
            sum.score += boost * score;
            sum.terms += 1;
          }
        }
      }
      return byScore([...sums.values()].map((sum) => ({ index: sum.index, score: sum.score * sum.terms })));
    },
  };
}

/**
 * Scores a few texts of a library for one question, as an index over the whole library would.
 * @param idfOf inverse document frequency of a term in the library
 * @param averageLength terms of an average text; without it, of those given
 */
export function createLibraryTermIndex(
  texts: readonly (readonly string[])[],
  idfOf: (term: string) => number,
  averageLength = texts.reduce((sum, { length }) => sum + length, 0) / Math.max(1, texts.length),
): TermIndex {
  return {
    search(terms) {
      const weights = new Map(terms.map(({ text, boost }) => [text, boost * idfOf(text)]));
      const hits: TermHit[] = [];
      for (const [index, text] of texts.entries()) {
        const counts = new Map<string, number>();
        for (const term of text) if (weights.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
        let score = 0;
        for (const [term, times] of counts)
          score += (weights.get(term) ?? 0) * termScore(times, text.length / averageLength);
        if (counts.size > 0) hits.push({ index, score: score * counts.size });
      }
      return byScore(hits);
    },
  };
}

function byScore(hits: TermHit[]): TermHit[] {
  return hits.sort((a, b) => b.score - a.score);
}
