import type { Pace } from '../../../pace.ts';
import { termScore } from '../bm25.ts';
import { best } from './best.ts';

/** A passage found by its terms. */
export interface Hit {
  /** Place of the passage among those indexed, from 0. */
  readonly passage: number;
  /** Sum of what its terms add; scores of two searches do not compare. */
  readonly bm25: number;
  /** How many of the terms it has. */
  readonly terms: number;
  /** The greater sum of the two passages next to it in its article, common terms left out. */
  readonly beside: number;
}

/** A term to search for. */
export interface WeightedTerm {
  readonly text: string;
  /** Inverse document frequency times the strength of the match, above 0. */
  readonly weight: number;
}

export interface PostingsQuery {
  /** Terms that find passages, and terms so common that they only add to what the others have found. */
  readonly rare: readonly WeightedTerm[];
  readonly common: readonly WeightedTerm[];
  /** Terms of an average passage, which lengths are measured by. */
  readonly averageLength: number;
  /** Number of a passage's article. */
  articleOf(passage: number): number;
  /** Whether a passage no longer counts; absent where all do. */
  isRemoved?(passage: number): boolean;
}

/** The terms of a passage, without stop words. */
export interface PassageTerms {
  readonly own: readonly string[];
  /** Terms of the headings that it stands under, its article's title among them. */
  readonly headings: readonly string[];
  /** Whether the article begins here: a heading counts once an article, however many passages stand under it. */
  readonly opensArticle: boolean;
}

/**
 * An inverted index of passages: for each term, the passages that have it. It never changes. It holds
 * no more than a sorted list of numbers for each term, all of them in one array.
 */
export interface Postings {
  readonly passages: number;
  readonly terms: Iterable<string>;
  /** How many passages of a half-open range have a term; of those that only stand under it, one an article. */
  frequency(term: string, from?: number, to?: number): number;
  /** How many passages of a half-open range have a term, in their text or above it; without a range, of all. */
  within(term: string, from?: number, to?: number): number;
  /** Terms of a half-open range of passages together, headings left out. */
  length(from: number, to: number): number;
  /** The passages with the highest sums, at most `HIT_LIMIT`, in no order. */
  search(query: PostingsQuery): Hit[];
  /** What the index is made of, to be saved. */
  readonly arrays: PostingArrays;
}

/** Hits that one search returns; the common terms are added to these alone. */
export const HIT_LIMIT = 256;

/**
 * A posting is a passage's place and, in its lowest bits, how often its text has the term: 0 where the term only
 * stands above it and another passage of the article counts for that.
 */
const COUNT_BITS = 4;
const MAX_COUNT = (1 << COUNT_BITS) - 1;

/** Indexes passages in their order. */
export async function createPostings(passages: Iterable<PassageTerms>, pace: Pace): Promise<Postings> {
  const lists = new Map<string, number[]>();
  const lengths: number[] = [];
  let counted = new Set<string>();
  let size = 0;
  for (const { own, headings, opensArticle } of passages) {
    if (opensArticle) counted = new Set();
    const counts = new Map<string, number>();
    for (const term of own) counts.set(term, Math.min(MAX_COUNT, (counts.get(term) ?? 0) + 1));
    for (const term of headings) {
      if (!counts.has(term)) counts.set(term, counted.has(term) ? 0 : 1);
      counted.add(term);
    }
    for (const [term, count] of counts) {
      const posting = (lengths.length << COUNT_BITS) | count;
      const list = lists.get(term);
      if (list) list.push(posting);
      else lists.set(term, [posting]);
    }
    size += counts.size;
    lengths.push(own.length);
    await pace();
  }

  const terms = new Map<string, number>();
  const starts = new Int32Array(lists.size + 1);
  const postings = new Int32Array(size);
  let at = 0;
  for (const [term, list] of lists) {
    postings.set(list, at);
    at += list.length;
    terms.set(term, terms.size);
    starts[terms.size] = at;
    lists.delete(term);
    await pace();
  }
  return wrapPostings({ terms, starts, postings, lengths: Uint16Array.from(lengths) });
}

export interface PostingArrays {
  /** Number of each term. */
  readonly terms: ReadonlyMap<string, number>;
  /** By number of a term: where its list begins; it ends where the next begins. */
  readonly starts: Int32Array;
  readonly postings: Int32Array;
  /** Terms of each passage. */
  readonly lengths: Uint16Array;
}

/** Makes an index of its arrays, which are not copied. */
export function wrapPostings(arrays: PostingArrays): Postings {
  const { terms, starts, postings, lengths } = arrays;
  // Reused by every search, and all zeros between two of them.
  const scores = new Float32Array(lengths.length);
  const met = new Uint8Array(lengths.length);

  function listOf(term: string): readonly [from: number, to: number] {
    const number = terms.get(term);
    return number === undefined ? [0, 0] : [starts[number] as number, starts[number + 1] as number];
  }

  /** Where a range of passages begins and ends in a term's list. */
  function rangeOf(term: string, from: number, to: number): readonly [from: number, to: number] {
    const [start, end] = listOf(term);
    const first = lowerBound(postings, start, end, from << COUNT_BITS);
    return [first, lowerBound(postings, first, end, to << COUNT_BITS)];
  }

  function score(posting: number, weight: number, averageLength: number): number {
    const length = lengths[posting >> COUNT_BITS] as number;
    return weight * termScore(posting & MAX_COUNT || 1, length / averageLength);
  }

  function search({ rare, common, averageLength, articleOf, isRemoved }: PostingsQuery): Hit[] {
    const touched: number[] = [];
    for (const { text, weight } of rare) {
      const [from, to] = listOf(text);
      for (let i = from; i < to; i++) {
        const posting = postings[i] as number;
        const passage = posting >> COUNT_BITS;
        if (met[passage] === 0) touched.push(passage);
        met[passage] = (met[passage] as number) + 1;
        scores[passage] = (scores[passage] as number) + score(posting, weight, averageLength);
      }
    }
    const sumOf = (passage: number): number => scores[passage] as number;
    const live = isRemoved ? touched.filter((passage) => !isRemoved(passage)) : touched;
    const hits = best(live, HIT_LIMIT, sumOf).map((passage): Hit => {
      let bm25 = sumOf(passage);
      let terms = met[passage] as number;
      for (const { text, weight } of common) {
        const [at, end] = rangeOf(text, passage, passage + 1);
        if (at === end) continue;
        bm25 += score(postings[at] as number, weight, averageLength);
        terms += 1;
      }
      const neighbors = [passage - 1, passage + 1].filter((other) => articleOf(other) === articleOf(passage));
      const beside = Math.max(0, ...neighbors.map(sumOf));
      return { passage, bm25, terms, beside };
    });
    for (const passage of touched) {
      scores[passage] = 0;
      met[passage] = 0;
    }
    return hits;
  }

  const frequencies = new Int32Array(terms.size).fill(-1);

  function countIn(from: number, to: number): number {
    let count = 0;
    for (let i = from; i < to; i++) if (((postings[i] as number) & MAX_COUNT) > 0) count += 1;
    return count;
  }

  return {
    passages: lengths.length,
    terms: terms.keys(),
    frequency(term, from, to) {
      const number = terms.get(term);
      if (number === undefined) return 0;
      if (from !== undefined && to !== undefined) return countIn(...rangeOf(term, from, to));
      if (frequencies[number] === -1) frequencies[number] = countIn(...listOf(term));
      return frequencies[number] as number;
    },
    within(term, from, to) {
      const [first, end] = from === undefined || to === undefined ? listOf(term) : rangeOf(term, from, to);
      return end - first;
    },
    length(from, to) {
      let sum = 0;
      for (let i = from; i < to; i++) sum += lengths[i] as number;
      return sum;
    },
    search,
    arrays,
  };
}

/** Index of the first value of an ascending part of a list that is not below a value; the end where all are. */
function lowerBound(list: Int32Array, from: number, to: number, value: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
