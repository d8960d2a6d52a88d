import type { Library } from '../../knowledge/article.ts';
import { createPace, type Pace } from '../../pace.ts';
import { headedPassageAt, passageTerms, type Retrieval, sentenceTerms } from './article-index.ts';
import { createLibraryTermIndex, idf, type SearchTerm } from './bm25.ts';
import { NEAR, STRENGTH } from './expand.ts';
import type { LanguageProfile } from './language-profile.ts';
import { createLayout, createLibraryVocabulary } from './library-layout.ts';
import { buildParts, type LibraryParts, openParts, saveParts, updateParts } from './library-parts.ts';
import { bestPossibleScore, type LibraryHit, type LibraryHits, librarySignalsOf } from './library-signals.ts';
import type { PassageCache } from './passage-cache.ts';
import { prepare } from './prepare.ts';
import { createQuery, type ParsedQuestion, parseQuestion } from './query.ts';
import { candidatesOf } from './rank.ts';

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

/** Passages that are found. */
const LIBRARY_HIT_LIMIT = 64;

/**
 * Those of them that are read, which takes most of the time: the first few, and as many of the next as come this close
 * to the best. The one that answers is among some nine of them nearly as often as among the first 24.
 */
const CANDIDATE_LIMIT = 16;
const MIN_CANDIDATES = 6;
const CANDIDATE_SHARE = 0.6;

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

/** Builds the index, or brings it back from what was saved. */
export async function createLibraryIndex(
  library: Library,
  options: LibraryIndexOptions,
): Promise<LibraryIndex> {
  const pace = createPace();
  const opened = options.saved && (await openParts(options.saved, library, options.profileOf, pace));
  return opened ? createIndex(opened, options) : build(library, options, pace);
}

async function build(library: Library, options: LibraryIndexOptions, pace: Pace): Promise<LibraryIndex> {
  const parts = await buildParts(library, options.profileOf, pace);
  return { ...createIndex(parts, options), save: () => saveParts(parts, createPace()) };
}

function createIndex(parts: LibraryParts, options: LibraryIndexOptions): LibraryIndex {
  const { segments, spelling } = parts;
  const { profileOf, passages: cache } = options;
  const layout = createLayout(segments);
  const vocabulary = createLibraryVocabulary(segments, layout, spelling);
  const averageLength = layout.length / Math.max(1, vocabulary.passages);
  const languages = new Set(
    segments.flatMap(({ articles }) => articles.flatMap((article) => article?.language ?? [])),
  );

  function search(terms: readonly SearchTerm[]): LibraryHit[] {
    const weighted = terms.map(({ text, boost }) => ({
      text,
      weight: boost * idf(vocabulary.frequency(text), vocabulary.passages),
      cost: segments.reduce((sum, { postings }) => sum + postings.within(text), 0),
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
      const articleOf = (passage: number): number => layout.articleOf(offset + passage);
      const isRemoved = layout.hasRemoved[i] && ((passage: number) => !layout.articleAt(offset + passage));
      return postings
        .search({ rare, common, averageLength, articleOf, ...(isRemoved && { isRemoved }) })
        .map((hit): LibraryHit => {
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
    const best = hits[0]?.score ?? 1;
    const chosen = hits
      .slice(0, CANDIDATE_LIMIT)
      .filter(({ score }, i) => i < MIN_CANDIDATES || score >= CANDIDATE_SHARE * best)
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
      const newOptions = { ...options, profileOf: newProfileOf };
      const pace = createPace();
      const next = await updateParts(parts, library, newProfileOf, pace);
      return next ? createIndex(next, newOptions) : build(library, newOptions, pace);
    },
  };
}

/**
 * The terms that find passages: each word's expansions, without words that are only like it in meaning. Words that mostly
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

/** Works out each value once. */
function remember<Value>(work: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}
