import type { Library } from '../../knowledge/article.ts';
import type { Pace } from '../../pace.ts';
import { createSpellingIndex, type SpellingIndex } from '../terms/spelling.ts';
import type { LanguageProfile } from './language-profile.ts';
import { createSegment, openSegment, type Segment, saveSegment, sizeIn } from './library-segment.ts';

type ProfileOf = (language: string) => LanguageProfile;

/** The index is built from scratch once more passages than this, and more than this share, have changed. */
const CHANGED_PASSAGES = 1_000;
const CHANGED_SHARE = 0.1;

/** Segments beside the first; more are made one, since every search goes through each. */
const SEGMENT_LIMIT = 8;

/** What an index is made of. */
export interface LibraryParts {
  /** The first holds most articles, each other one what came with a change. */
  readonly segments: readonly Segment[];
  /** Shared by all indexes that share the first segment: a term too many does no harm. */
  readonly spelling: SpellingIndex;
}

/** Indexes every article. */
export async function buildParts(library: Library, profileOf: ProfileOf, pace: Pace): Promise<LibraryParts> {
  const segment = await createSegment([...library.articles.values()], profileOf, pace);
  return { segments: [segment], spelling: await addTerms(createSpellingIndex(), segment, pace) };
}

/** Brings back what `saveParts` returned, and indexes what has changed since; undefined where that is not worth it. */
export async function openParts(
  saved: Uint8Array,
  library: Library,
  profileOf: ProfileOf,
  pace: Pace,
): Promise<LibraryParts | undefined> {
  const segment = await openSegment(saved, library, pace);
  if (!segment) return undefined;
  const spelling = await addTerms(createSpellingIndex(), segment, pace);
  return updateParts({ segments: [segment], spelling }, library, profileOf, pace);
}

/** Returns parts that have just been built as bytes, for `openParts`. */
export async function saveParts({ segments: [first] }: LibraryParts, pace: Pace): Promise<Uint8Array> {
  return first ? saveSegment(first, pace) : new Uint8Array();
}

/** Adds a segment of the articles that the others lack; undefined where so much has changed that all is to be built. */
export async function updateParts(
  { segments, spelling }: LibraryParts,
  library: Library,
  profileOf: ProfileOf,
  pace: Pace,
): Promise<LibraryParts | undefined> {
  const articles = [...library.articles.values()];
  const wanted = new Set(articles);
  const known = new Set(segments.flatMap((segment) => segment.articles));
  const added = articles.filter((article) => !known.has(article));
  const kept = segments.map(
    (segment): Segment => ({
      ...segment,
      articles: segment.articles.map((article) => (article && wanted.has(article) ? article : undefined)),
    }),
  );
  const [first, ...others] = kept;
  if (!first) return undefined;
  const gone = first.articles.reduce((sum, article, i) => sum + (article ? 0 : sizeIn(first, i)), 0);
  const later = [
    ...others.flatMap((segment) => segment.articles.filter((article) => article !== undefined)),
    ...added,
  ];
  const changed = later.reduce((sum, { passages }) => sum + passages.length, gone);
  if (changed > Math.max(CHANGED_PASSAGES, CHANGED_SHARE * first.postings.passages)) return undefined;
  if (added.length === 0) return { segments: kept, spelling };
  const areMany = others.length >= SEGMENT_LIMIT;
  const segment = await createSegment(areMany ? later : added, profileOf, pace);
  return {
    segments: areMany ? [first, segment] : [...kept, segment],
    spelling: await addTerms(spelling, segment, pace, segments),
  };
}

async function addTerms(
  spelling: SpellingIndex,
  { postings }: Segment,
  pace: Pace,
  others: readonly Segment[] = [],
): Promise<SpellingIndex> {
  for (const term of postings.terms) {
    if (others.every((other) => other.postings.within(term) === 0)) spelling.add(term);
    await pace();
  }
  return spelling;
}
