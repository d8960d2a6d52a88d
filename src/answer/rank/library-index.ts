import { createHash } from 'node:crypto';
import type { Article, Library } from '../../knowledge/article.ts';
import { createPace, type Pace } from '../../pace.ts';
import { createSpellingIndex, type SpellingIndex } from '../terms/spelling.ts';
import {
  headedPassageAt,
  headedPassages,
  passageTerms,
  type Retrieval,
  sentenceTerms,
} from './article-index.ts';
import { createLibraryTermIndex, idf, type SearchTerm } from './bm25.ts';
import { NEAR, STRENGTH } from './expand.ts';
import type { LanguageProfile } from './language-profile.ts';
import { bestPossibleScore, type LibraryHit, type LibraryHits, librarySignalsOf } from './library-signals.ts';
import type { PassageCache } from './passage-cache.ts';
import { createPostings, openPostings, type PassageTerms, type Postings } from './postings.ts';
import { contentTerms, prepare } from './prepare.ts';
import { createQuery, type ParsedQuestion, parseQuestion } from './query.ts';
import { candidatesOf } from './rank.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An index over the passages of every article. It never changes; a changed library gets another that shares its parts. */
export interface LibraryIndex {
  /**
   * Finds the sentences that may answer, in whatever articles.
   * @param without ids of passages to leave out, so that an absent answer can be measured
   */
  retrieve(question: string, without?: ReadonlySet<string>): Retrieval;
  /** Returns the index of a library that differs; only articles that are not in this one are read. */
  update(library: Library, profileOf: LibraryIndexOptions['profileOf']): Promise<LibraryIndex>;
  /** Returns the index as bytes for the next start; absent where it is not worth saving again. */
  save?(): Promise<Uint8Array>;
}

export interface LibraryIndexOptions {
  readonly profileOf: (language: string) => LanguageProfile;
  readonly passages: PassageCache;
  /** What `save` returned, perhaps of a library that has changed since. */
  readonly saved?: Uint8Array | undefined;
}

/** Passages that are found, and those of them that are looked at closely. */
const LIBRARY_HIT_LIMIT = 64;
const CANDIDATE_LIMIT = 24;

/**
 * How a passage is found, chosen by how often the right one was among the candidates: what the passages beside it
 * count, by which power of the terms met it is raised, and what its article's share of the question counts.
 */
const BESIDE = 0.2;
const TERMS_POWER = 0.25;
const ARTICLE = 0.3;

/** Postings that the rare terms of one question may make the index read; what is commoner only refines. */
const POSTINGS_LIMIT = 20_000;

/** Relatives of a word that no passage has, that are searched for. */
const RELATIVE_LIMIT = 8;

/** The index is built from scratch once more passages than this, and more than this share, have changed. */
const CHANGED_PASSAGES = 1_000;
const CHANGED_SHARE = 0.1;

/** Changes whenever terms are made in another way, so that no older index is taken for a new one. */
const FORMAT = 'footnote-index-4';

/** Articles that were indexed together, and their postings. */
interface Segment {
  readonly postings: Postings;
  /** Undefined for an article that is no longer in the library. */
  readonly articles: readonly (Article | undefined)[];
  /** Place of each article's first passage, and the number of passages. */
  readonly starts: Int32Array;
}

/** Builds the index, or brings it back from what was saved. */
export async function createLibraryIndex(
  library: Library,
  options: LibraryIndexOptions,
): Promise<LibraryIndex> {
  const pace = createPace();
  const articles = [...library.articles.values()];
  const opened = options.saved && (await openSegment(options.saved, library, pace));
  if (opened) {
    const index = await update(opened, articles, options, pace);
    if (index) return index;
  }
  return build(articles, options, pace);
}

async function build(
  articles: readonly Article[],
  options: LibraryIndexOptions,
  pace: Pace,
): Promise<LibraryIndex> {
  const segment = await createSegment(articles, options, pace);
  return {
    ...(await createIndex([segment], options, pace)),
    save: () => saveSegment(articles, segment, createPace()),
  };
}

/** Adds a segment of the articles that another lacks; undefined where so much has changed that all is to be built. */
async function update(
  base: Segment,
  articles: readonly Article[],
  options: LibraryIndexOptions,
  pace: Pace,
): Promise<LibraryIndex | undefined> {
  const wanted = new Set(articles);
  const known = new Set(base.articles);
  const added = articles.filter((article) => !known.has(article));
  const kept = base.articles.map((article) => (article && wanted.has(article) ? article : undefined));
  const removed = kept.reduce(
    (sum, article, i) => sum + (article ? 0 : (base.starts[i + 1] as number) - (base.starts[i] as number)),
    0,
  );
  const changed = added.reduce((sum, { passages }) => sum + passages.length, removed);
  if (changed > Math.max(CHANGED_PASSAGES, CHANGED_SHARE * base.postings.passages)) return undefined;
  const segments: Segment[] = [{ ...base, articles: kept }];
  if (added.length > 0) segments.push(await createSegment(added, options, pace));
  return createIndex(segments, options, pace);
}

async function createSegment(
  articles: readonly Article[],
  { profileOf }: LibraryIndexOptions,
  pace: Pace,
): Promise<Segment> {
  function* passages(): Generator<PassageTerms> {
    for (const article of articles) {
      const { termsOf } = profileOf(article.language);
      const title = contentTerms(article.title, termsOf);
      for (const [place, { passage, headings }] of headedPassages(article).entries()) {
        const above = headings.flatMap((heading) => contentTerms(heading, termsOf));
        yield {
          own: contentTerms(passage.text, termsOf),
          headings: [...title, ...above],
          opensArticle: place === 0,
        };
      }
    }
  }
  return {
    postings: await createPostings(passages(), pace),
    articles,
    starts: startsOf(articles.map(sizeOf)),
  };
}

function sizeOf({ passages }: Article): number {
  return passages.length;
}

function startsOf(sizes: readonly number[]): Int32Array {
  const starts = new Int32Array(sizes.length + 1);
  for (const [i, size] of sizes.entries()) starts[i + 1] = (starts[i] as number) + size;
  return starts;
}

async function createIndex(
  segments: readonly Segment[],
  options: LibraryIndexOptions,
  pace: Pace,
): Promise<LibraryIndex> {
  const { profileOf, passages: cache } = options;
  const layout = createLayout(segments);
  const spelling = createSpellingIndex();
  for (const [i, { postings }] of segments.entries())
    for (const term of postings.terms) {
      if (i === 0 || segments[0]?.postings.cost(term) === 0) spelling.add(term);
      await pace();
    }
  const vocabulary = createLibraryVocabulary(segments, layout, spelling);
  const averageLength = layout.length / Math.max(1, vocabulary.passages);
  const languages = new Set(
    segments.flatMap(({ articles }) => articles.flatMap((article) => article?.language ?? [])),
  );

  function search(terms: readonly SearchTerm[]): LibraryHit[] {
    const weighted = terms.map(({ text, boost }) => ({
      text,
      weight: boost * idf(vocabulary.frequency(text), vocabulary.passages),
      cost: segments.reduce((sum, { postings }) => sum + postings.cost(text), 0),
    }));
    weighted.sort((a, b) => a.cost - b.cost);
    let cost = 0;
    const rare = weighted.filter((term, i) => {
      cost += term.cost;
      return i < 2 || cost <= POSTINGS_LIMIT;
    });
    const common = weighted.slice(rare.length);
    const total = weighted.reduce((sum, { weight }) => sum + weight, 0) || 1;
    const shareOf = remember((article: number): number => {
      const met = weighted.filter(({ text }) => layout.within(text, article) > 0);
      return met.reduce((sum, { weight }) => sum + weight, 0) / total;
    });
    const hits = segments.flatMap(({ postings }, i) => {
      const offset = layout.offsets[i] ?? 0;
      const articleOf = (passage: number): number | undefined =>
        layout.articleAt(offset + passage) && layout.articleOf(offset + passage);
      return postings.search({ rare, common, averageLength, articleOf }).map((hit): LibraryHit => {
        const passage = offset + hit.passage;
        const articleShare = shareOf(layout.articleOf(passage));
        const own = (hit.bm25 + BESIDE * hit.beside) * hit.terms ** TERMS_POWER;
        return { passage, articleShare, score: own * (1 - ARTICLE + ARTICLE * articleShare) };
      });
    });
    return hits.sort((a, b) => b.score - a.score || a.passage - b.passage).slice(0, LIBRARY_HIT_LIMIT);
  }

  function retrieve(question: string, without?: ReadonlySet<string>): Retrieval {
    const parsed = new Map(
      [...languages].map((language) => [language, parseQuestion(question, vocabulary, profileOf(language))]),
    );
    const terms = searchTermsOf(parsed, profileOf);
    const all = search(terms);
    const hits = without
      ? all.filter(({ passage }) => !without.has(layout.passageAt(passage)?.id ?? ''))
      : all;
    // Words of two languages do not compare: the best passage's language decides.
    const language = layout.articleAt(hits[0]?.passage ?? -1)?.language ?? [...languages][0] ?? 'en';
    const profile = profileOf(language);
    const chosen = hits
      .slice(0, CANDIDATE_LIMIT)
      .filter(({ passage }) => layout.articleAt(passage)?.language === language);
    const places = chosen.map(({ passage }) => passage);
    const prepared = prepare(
      places.flatMap((place) => {
        const article = layout.articleAt(place);
        const headed = article && headedPassageAt(article, layout.placeInArticle(place));
        return headed ? [cache.read(headed, language, profile)] : [];
      }),
      language,
    );
    const idfOf = (term: string): number => idf(vocabulary.frequency(term), vocabulary.passages);
    const best = hits[0]?.score ?? 1;
    const indexes = {
      prepared,
      found: places.map((_, i) => {
        const { score = 0, articleShare = 0 } = chosen[i] ?? {};
        return { hit: score / best, inArticle: articleShare };
      }),
      passages: createLibraryTermIndex(passageTerms(prepared, 'headings'), idfOf, averageLength),
      sentences: createLibraryTermIndex(sentenceTerms(prepared), idfOf),
    };
    const mine = parsed.get(language) ?? parseQuestion(question, vocabulary, profile);
    const query = createQuery(mine, prepared, vocabulary, profile);
    const found: LibraryHits = {
      hits,
      places,
      articleOf: layout.articleOf,
      sizeOf: layout.sizeOf,
      within: layout.within,
      bestPossible: bestPossibleScore(terms, vocabulary),
    };
    return {
      query,
      candidates: candidatesOf(indexes, query),
      passageAt: (place) => layout.passageAt(places[place] ?? -1),
      signals: (ranked) => librarySignalsOf(mine, query, ranked, prepared, vocabulary, found, profile),
    };
  }

  return {
    retrieve,
    async update(library, newProfileOf) {
      const articles = [...library.articles.values()];
      const [base] = segments;
      const newOptions = { ...options, profileOf: newProfileOf };
      const slice = createPace();
      const updated = base && (await update(base, articles, newOptions, slice));
      return updated ?? build(articles, newOptions, slice);
    },
  };
}

/**
 * The terms that find passages: what stands for each word, but for words of like meaning only. Words that mostly
 * ask, such as "kind", count little.
 */
function searchTermsOf(
  parsed: ReadonlyMap<string, ParsedQuestion>,
  profileOf: LibraryIndexOptions['profileOf'],
): SearchTerm[] {
  const boosts = new Map<string, number>();
  for (const [language, { content, expansions }] of parsed) {
    const { termValue } = profileOf(language);
    for (const [unit, own] of expansions.entries()) {
      const direct = own.filter(({ kind }) => kind !== 'alike' && kind !== 'relative');
      const chosen =
        direct.length > 0
          ? direct
          : own.filter(({ kind }) => STRENGTH[kind] >= NEAR).slice(0, RELATIVE_LIMIT);
      const value = termValue(content[unit]?.text ?? '');
      for (const { term, kind } of chosen)
        boosts.set(term, Math.max(boosts.get(term) ?? 0, STRENGTH[kind] * value));
    }
  }
  return [...boosts].map(([text, boost]) => ({ text, boost }));
}
/** Where the segments' articles and passages are in the library, whose places count on from segment to segment. */
function createLayout(segments: readonly Segment[]) {
  const offsets: number[] = [];
  const articleOffsets: number[] = [];
  const articles = segments.flatMap((segment) => segment.articles);
  const starts = startsOf(
    segments.flatMap((segment) =>
      segment.articles.map((_, i) => (segment.starts[i + 1] as number) - (segment.starts[i] as number)),
    ),
  );
  let passages = 0;
  let length = 0;
  let [offset, articleOffset] = [0, 0];
  for (const segment of segments) {
    offsets.push(offset);
    articleOffsets.push(articleOffset);
    offset += segment.postings.passages;
    articleOffset += segment.articles.length;
    length += segment.postings.length;
    passages += segment.postings.passages;
    for (const [i, article] of segment.articles.entries()) {
      if (article) continue;
      const [from, to] = [segment.starts[i] as number, segment.starts[i + 1] as number];
      passages -= to - from;
      length -= segment.postings.lengthWithin(from, to);
    }
  }

  const numbers = new Int32Array(offset).fill(-1);
  for (let article = 0; article < articles.length; article++)
    numbers.fill(article, starts[article], starts[article + 1]);
  const articleOf = (place: number): number => numbers[place] ?? -1;
  const articleAt = (place: number): Article | undefined =>
    place < 0 ? undefined : articles[articleOf(place)];
  const placeInArticle = (place: number): number => place - (starts[articleOf(place)] ?? 0);
  return {
    offsets,
    /** Passages that count, and the number of their terms. */
    passages,
    length,
    articleOf,
    articleAt,
    placeInArticle,
    passageAt: (place: number) => articleAt(place)?.passages[placeInArticle(place)],
    sizeOf: (article: number): number => (starts[article + 1] ?? 0) - (starts[article] ?? 0),
    within(term: string, article: number): number {
      const number = articleOffsets.findLastIndex((first) => first <= article);
      const segment = segments[number];
      const at = article - (articleOffsets[number] ?? 0);
      return segment
        ? segment.postings.within(term, segment.starts[at] ?? 0, segment.starts[at + 1] ?? 0)
        : 0;
    },
  };
}

function createLibraryVocabulary(
  segments: readonly Segment[],
  { passages }: ReturnType<typeof createLayout>,
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
  // Only where articles have gone is a frequency worth keeping: it is counted anew for each of them.
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

/** What an article's part of the index depends on. */
function fingerprintOf(article: Article): string {
  const hash = createHash('sha1').update(`${article.language}\n${article.title}`);
  for (const { passage, headings } of headedPassages(article))
    hash.update(`\n${headings.join('\t')}\n${passage.text}`);
  return hash.digest('base64url');
}

type SavedArticle = readonly [id: string, fingerprint: string, passages: number];

async function saveSegment(
  articles: readonly Article[],
  { postings }: Segment,
  pace: Pace,
): Promise<Uint8Array> {
  const saved: SavedArticle[] = [];
  for (const article of articles) {
    saved.push([article.id, fingerprintOf(article), article.passages.length]);
    await pace();
  }
  const head = Buffer.from(`${FORMAT}\n${JSON.stringify(saved)}\n`);
  return Buffer.concat([head, ...(await postings.save(pace))]);
}

/** Undefined where the bytes are not an index, or were made by another version. */
async function openSegment(saved: Uint8Array, library: Library, pace: Pace): Promise<Segment | undefined> {
  const data = Buffer.from(saved.buffer, saved.byteOffset, saved.byteLength);
  const first = data.indexOf('\n');
  const second = data.indexOf('\n', first + 1);
  if (second < 0 || data.toString('utf8', 0, first) !== FORMAT) return undefined;
  try {
    const listed = JSON.parse(data.toString('utf8', first + 1, second)) as readonly SavedArticle[];
    const articles: (Article | undefined)[] = [];
    for (const [id, fingerprint] of listed) {
      const article = library.articles.get(id);
      articles.push(article && fingerprintOf(article) === fingerprint ? article : undefined);
      await pace();
    }
    const postings = await openPostings(data.subarray(second + 1), pace);
    const starts = startsOf(listed.map(([, , passages]) => passages));
    return starts.at(-1) === postings.passages ? { articles, postings, starts } : undefined;
  } catch {
    // Cut short, perhaps by a full disk: as good as none.
    return undefined;
  }
}

/** Works out each value once. */
function remember<Value>(work: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}
