import type { Article, Passage } from '../../knowledge/article.ts';
import type { SpellingIndex } from '../terms/spelling.ts';
import { type Segment, sizeIn, startsOf } from './library-segment.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Where the articles and passages of several segments are, counted on from segment to segment. */
export interface LibraryLayout {
  /** By segment: place of its first passage. */
  readonly offsets: readonly number[];
  /** By segment: whether some of its articles have gone. */
  readonly hasRemoved: readonly boolean[];
  /** Passages that count, and terms of all of them. */
  readonly passages: number;
  readonly length: number;
  /** Number of the article that a passage is part of; -1 where there is no such passage. */
  articleOf(place: number): number;
  /** Undefined where the article has gone. */
  articleAt(place: number): Article | undefined;
  passageAt(place: number): Passage | undefined;
  placeInArticle(place: number): number;
  /** How many passages an article has. */
  sizeOf(article: number): number;
  /** How many of an article's passages have a term, in their text or above it. */
  within(term: string, article: number): number;
}

export function createLayout(segments: readonly Segment[]): LibraryLayout {
  const articles = segments.flatMap((segment) => segment.articles);
  const starts = startsOf(segments.flatMap((segment) => segment.articles.map((_, i) => sizeIn(segment, i))));
  const offsets = startsOf(segments.map(({ postings }) => postings.passages));
  const articleOffsets = startsOf(segments.map((segment) => segment.articles.length));
  let [passages, length] = [0, 0];
  for (const segment of segments) {
    passages += segment.postings.passages;
    length += segment.postings.length(0, segment.postings.passages);
    for (const [i, article] of segment.articles.entries()) {
      if (article) continue;
      passages -= sizeIn(segment, i);
      length -= segment.postings.length(segment.starts[i] as number, segment.starts[i + 1] as number);
    }
  }

  const numbers = new Int32Array(starts.at(-1) ?? 0);
  for (let article = 0; article < articles.length; article++)
    numbers.fill(article, starts[article], starts[article + 1]);
  const articleOf = (place: number): number => numbers[place] ?? -1;
  const articleAt = (place: number): Article | undefined => articles[articleOf(place)];
  const placeInArticle = (place: number): number => place - (starts[articleOf(place)] ?? 0);
  return {
    offsets: [...offsets],
    hasRemoved: segments.map((segment) => segment.articles.includes(undefined)),
    passages,
    length,
    articleOf,
    articleAt,
    placeInArticle,
    passageAt: (place) => articleAt(place)?.passages[placeInArticle(place)],
    sizeOf: (article) => (starts[article + 1] ?? 0) - (starts[article] ?? 0),
    within(term, article) {
      const number = segments.findLastIndex((_, i) => (articleOffsets[i] ?? 0) <= article);
      const segment = segments[number];
      const at = article - (articleOffsets[number] ?? 0);
      return segment
        ? segment.postings.within(term, segment.starts[at] ?? 0, segment.starts[at + 1] ?? 0)
        : 0;
    },
  };
}

/** The terms of all passages that count. */
export function createLibraryVocabulary(
  segments: readonly Segment[],
  { passages }: LibraryLayout,
  spelling: SpellingIndex,
): Vocabulary {
  const removed = segments.map(({ articles, starts }) =>
    articles.flatMap((article, i) =>
      article ? [] : [[starts[i] as number, starts[i + 1] as number] as const],
    ),
  );
  const frequencyOf = (term: string): number =>
    segments.reduce((sum, { postings }, i) => {
      const gone = (removed[i] ?? []).reduce(
        (all, [from, to]) => all + postings.frequency(term, from, to),
        0,
      );
      return sum + postings.frequency(term) - gone;
    }, 0);
  // Only where articles have gone is a frequency worth keeping: it is counted range by range there.
  const known = removed.some((ranges) => ranges.length > 0) ? new Map<string, number>() : undefined;
  return {
    passages,
    frequency(term) {
      const kept = known?.get(term);
      if (kept !== undefined) return kept;
      const frequency = frequencyOf(term);
      known?.set(term, frequency);
      return frequency;
    },
    startingWith: spelling.startingWith,
    like: spelling.like,
  };
}
