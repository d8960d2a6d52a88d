import { idf, type SearchTerm } from './bm25.ts';
import { NEAR, STRENGTH } from './expand.ts';
import type { LanguageProfile } from './language-profile.ts';
import type { Prepared } from './prepare.ts';
import { type ParsedQuestion, pairOf, type Query } from './query.ts';
import type { RankedSentence } from './rank.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A passage of a library that a question found. */
export interface LibraryHit {
  /** Place of the passage in the library, from 0. */
  readonly passage: number;
  readonly score: number;
  /** Share of the question's evidence that its article has anywhere, from 0 to 1. */
  readonly articleShare: number;
}

/** What a question found in a library, beside the passages that are looked at closely. */
export interface LibraryHits {
  /** Best first. */
  readonly hits: readonly LibraryHit[];
  /** Of the passages looked at: their places in the library. */
  readonly places: readonly number[];
  /** Number of a passage's article, and how many passages it has. */
  articleOf(place: number): number;
  sizeOf(article: number): number;
  /** How many of an article's passages have a term, in their text or above it. */
  within(term: string, article: number): number;
  /** Score of a passage that had every term searched for. */
  readonly bestPossible: number;
}

/** Articles beside the best one's whose share of the question is measured, and the hits they are taken from. */
const OTHER_ARTICLES = 12;
const OTHER_HITS = 24;

/** Hits among which the best article's are counted. */
const FIRST_HITS = 8;

/**
 * Measures how the best passage and its article stand among a library's. Every signal means the same in a library of
 * two articles and in one of ten thousand: evidence is measured in nats (a word that one passage in n has is worth
 * log n), and all else in shares of the question.
 */
export function librarySignalsOf(
  question: ParsedQuestion,
  query: Query,
  ranked: readonly RankedSentence[],
  prepared: Prepared,
  vocabulary: Vocabulary,
  found: LibraryHits,
  { termValue }: LanguageProfile,
) {
  const [best] = ranked;
  if (!best) return undefined;
  const place = found.places[best.sentence.passage] ?? 0;
  const article = found.articleOf(place);
  const passage = prepared.passages[best.sentence.passage];
  const own = new Set(passage?.terms);
  const above = new Set(passage?.headings.map((stem) => prepared.stems[stem] ?? ''));
  const terms = question.expansions.map((expansions, unit) => [
    query.units[unit]?.stem ?? '',
    ...expansions.filter(({ kind }) => STRENGTH[kind] >= NEAR && kind !== 'same').map(({ term }) => term),
  ]);
  const near = found.hits.slice(0, OTHER_HITS).map((hit) => found.articleOf(hit.passage));
  const others = [...new Set(near)].filter((other) => other !== article).slice(0, OTHER_ARTICLES);
  const inOthers = others.map(() => 0);

  const sum = { all: 0, here: 0, exact: 0, article: 0, about: 0, often: 0, namesHere: 0, namesArticle: 0 };
  const missing = { article: 0, library: 0, libraryMost: 0 };
  let aboutMost = 0;
  let inTitle = 0;
  for (const [u, unit] of query.units.entries()) {
    const mine = terms[u] ?? [];
    // A word that no passage has stands for the nearest that it may be misspelled for.
    const term = mine.reduce((a, b) => (vocabulary.frequency(a) > 0 ? a : b), unit.stem);
    const frequency = vocabulary.frequency(term);
    const nats = -Math.log((frequency + 0.5) / (vocabulary.passages + 1)) * termValue(unit.stem);
    const count = found.within(term, article);
    const isAbove = mine.some((term) => above.has(term));
    const isHere = isAbove || mine.some((term) => own.has(term));
    const isInArticle = count > 0 || mine.some((term) => found.within(term, article) > 0);
    if (isAbove) inTitle = 1;
    sum.all += nats;
    if (isHere) sum.here += nats;
    if (count > 0) sum.exact += nats;
    if (isInArticle) sum.article += nats;
    else missing.article = Math.max(missing.article, nats);
    if (frequency === 0) {
      missing.library += nats;
      missing.libraryMost = Math.max(missing.libraryMost, nats);
    }
    if (unit.capital && !isHere) sum.namesHere += nats;
    if (unit.capital && !isInArticle) sum.namesArticle += nats;
    for (const [i, other] of others.entries())
      if (mine.some((term) => found.within(term, other) > 0)) inOthers[i] = (inOthers[i] ?? 0) + nats;
    if (frequency === 0) continue;
    const size = found.sizeOf(article);
    const shareHere = Math.log((count + 0.02) / (size + 1));
    const shareElsewhere = Math.log(
      (Math.max(0, frequency - count) + 0.5) / (Math.max(0, vocabulary.passages - size) + 50),
    );
    sum.about += nats * Math.min(6, Math.max(0, shareHere - shareElsewhere));
    if (count >= 2) sum.often += nats;
    aboutMost = Math.max(aboutMost, nats * Math.log(1 + count));
  }

  const total = sum.all || 1;
  const articles = ranked.map(({ sentence }) => found.articleOf(found.places[sentence.passage] ?? 0));
  const rival = ranked.find((_, i) => articles[i] !== article);
  const rivalHit = found.hits.find((hit) => found.articleOf(hit.passage) !== article);
  const hit = found.hits.find(({ passage: other }) => other === place)?.score ?? 0;
  const first = near.slice(0, Math.min(FIRST_HITS, found.places.length));
  const pairs = pairsOf(question, best.sentence.passage, prepared);
  return {
    /** By how much the best sentence beats the best of another article. */
    rivalMargin: Math.min(1.5, (best.score - (rival?.score ?? 0)) / 10),
    /** Shares of the question's evidence: in the passage, and word for word in its article. */
    inPassage: sum.here / total,
    inArticleExactly: sum.exact / total,
    /** Evidence, in nats, that the passage lacks, that the library lacks, and the greatest of one word. */
    missingNats: sum.all - sum.here,
    missingInLibrary: missing.library,
    missingMostInArticle: missing.article,
    missingMostInLibrary: missing.libraryMost,
    namesMissingHere: sum.namesHere / total,
    namesMissingInArticle: sum.namesArticle / total,
    /** By how much more of the question the article has than the best other one. */
    articleMargin: (sum.article - Math.max(0, ...inOthers)) / total,
    /** How much oftener the article has the question's words than the rest of the library. */
    about: sum.about / total,
    aboutMost,
    often: sum.often / total,
    inTitle,
    /** Share of the first hits that are the article's, and whether the first one is. */
    ofFirst: first.filter((other) => other === article).length / Math.max(1, first.length),
    isFirst: near[0] === article ? 1 : 0,
    rivals: Math.log(new Set(articles).size),
    hitMargin: rivalHit ? Math.log(Math.max(0.05, hit / rivalHit.score)) : 2,
    hitShare: hit / (found.bestPossible || 1),
    pairsAnywhere: pairs.anywhere,
    namesApart: pairs.namesApart,
  };
}

export type LibrarySignals = NonNullable<ReturnType<typeof librarySignalsOf>>;

/** Neighboring words of the question, without stop words: whether they are neighbors in the passages too. */
function pairsOf({ words }: ParsedQuestion, passage: number, prepared: Prepared) {
  const wanted = new Set<number>();
  const asked: { readonly pair: number; readonly isName: boolean }[] = [];
  for (let i = 1; i + 1 < words.length; i++) {
    const [first, second] = [words[i], words[i + 1]];
    if (!first || !second || first.stop || second.stop) continue;
    // A word that no passage has is a neighbor of none.
    const numbers = [first, second].map(({ text }) => prepared.vocabulary.get(text) ?? -1);
    const pair = Math.min(...numbers) < 0 ? -1 : pairOf(numbers[0] ?? 0, numbers[1] ?? 0);
    wanted.add(pair);
    asked.push({ pair, isName: first.capital && second.capital });
  }
  const anywhere = new Set<number>();
  const here = new Set<number>();
  function look(stems: readonly number[], isHere: boolean): void {
    for (let i = 0; i + 1 < stems.length; i++) {
      const pair = pairOf(stems[i] ?? 0, stems[i + 1] ?? 0);
      if (!wanted.has(pair)) continue;
      anywhere.add(pair);
      if (isHere) here.add(pair);
    }
  }
  if (wanted.size > 0) for (const { stems, passage: of } of prepared.sentences) look(stems, of === passage);
  look(prepared.passages[passage]?.headings ?? [], true);
  return {
    anywhere: asked.length > 0 ? asked.filter(({ pair }) => anywhere.has(pair)).length / asked.length : 0.5,
    namesApart: asked.filter(({ pair, isName }) => isName && !here.has(pair)).length,
  };
}

/** The score of a passage of average length that has each of these terms twice or so. */
export function bestPossibleScore(terms: readonly SearchTerm[], vocabulary: Vocabulary): number {
  const sum = terms.reduce(
    (all, { text, boost }) => all + boost * idf(vocabulary.frequency(text), vocabulary.passages),
    0,
  );
  return sum * 1.9 * terms.length ** 0.25;
}
