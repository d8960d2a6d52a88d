import type { SearchTerm, TermIndex } from './bm25.ts';
import { createCoverages } from './coverage.ts';
import { STRENGTH } from './expand.ts';
import { type FeatureName, type Features, featuresOf, type PassageFound } from './features.ts';
import type { Prepared, PreparedSentence } from './prepare.ts';
import type { Query } from './query.ts';

/** A sentence and what speaks for it. */
export interface RankedSentence {
  readonly sentence: PreparedSentence;
  readonly score: number;
  readonly features: Features;
}

export type Candidates = readonly Omit<RankedSentence, 'score'>[];

/** How much each feature counts; one that is absent counts nothing. */
export type RankWeights = Readonly<Partial<Record<FeatureName, number>>>;

/** What is looked at closely: passages from each of the two indexes, and sentences that are measured by every feature. */
const IN_ARTICLE = { passages: 8, sentences: 16 };
const IN_LIBRARY = { passages: 24, sentences: 24 };

/** What a word that is only akin to one of the question counts in BM25. */
const AKIN = 0.1;

export interface Indexes {
  readonly prepared: Prepared;
  /** In a library, by passage: how it was found. */
  readonly found?: readonly PassageFound[];
  readonly passages: TermIndex;
  readonly sentences: TermIndex;
}

/** The likeliest sentences of the likeliest passages with their features, the most promising first. */
export function candidatesOf({ prepared, passages, sentences, found }: Indexes, query: Query): Candidates {
  const sought = searchTermsOf(query, prepared);
  const byPassage = passages.search(sought);
  const bySentence = sentences.search(sought);
  const limits = found ? IN_LIBRARY : IN_ARTICLE;
  const places = new Set(byPassage.slice(0, limits.passages).map((hit) => hit.index));
  for (const hit of bySentence.slice(0, limits.passages))
    places.add(prepared.sentences[hit.index]?.passage ?? 0);
  const coverages = createCoverages(prepared, query);
  const scores = {
    passages: new Map(byPassage.map((hit) => [hit.index, hit.score])),
    sentences: new Map(bySentence.map((hit) => [hit.index, hit.score])),
    bestPassage: byPassage[0]?.score ?? 1,
    bestSentence: bySentence[0]?.score ?? 1,
  };
  const context = { prepared, query, coverages, scores, found };
  const likely: { sentence: PreparedSentence; promise: number }[] = [];
  for (const place of places) {
    const { from, to } = prepared.passages[place] ?? { from: 0, to: 0 };
    const passage = coverages.passage(place).share + (scores.passages.get(place) ?? 0) / scores.bestPassage;
    for (const sentence of prepared.sentences.slice(from, to)) {
      const isFirst = sentence.index === from;
      const before = (isFirst ? coverages.above(place) : coverages.sentence(sentence.index - 1)).share;
      const own = coverages.sentence(sentence.index).share;
      const bm25 = (scores.sentences.get(sentence.index) ?? 0) / scores.bestSentence;
      likely.push({ sentence, promise: passage + own + bm25 + 0.5 * Math.max(own, before) });
    }
  }
  likely.sort((a, b) => b.promise - a.promise || a.sentence.index - b.sentence.index);
  return likely
    .slice(0, limits.sentences)
    .map(({ sentence }) => ({ sentence, features: featuresOf(sentence, context) }));
}

/** The question's stems as the texts have them; what is only akin to a word of the question counts a little. */
function searchTermsOf(query: Query, { stems }: Prepared): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [number, matches] of query.matches) {
    const text = stems[number];
    const strength = Math.max(...matches.map((match) => match.strength));
    if (text !== undefined) terms.push({ text, boost: strength >= STRENGTH.synonym ? strength : AKIN });
  }
  return terms;
}

/** Orders candidates by weights, best first. */
export function createRank(weights: RankWeights): (candidates: Candidates) => RankedSentence[] {
  const score = createScore(weights);
  return (candidates) =>
    candidates
      .map((candidate) => ({ ...candidate, score: score(candidate.features) }))
      .sort((a, b) => b.score - a.score || a.sentence.index - b.sentence.index);
}

/** Scores features by weights: a plain sum, so that a look at the weights says what matters. */
function createScore(weights: RankWeights): (features: Features) => number {
  const entries = Object.entries(weights) as [FeatureName, number][];
  return ({ shares, traits }) => {
    let score = 0;
    for (const [name, weight] of entries) {
      score +=
        weight * (name in shares ? shares[name as keyof typeof shares] : traits[name as keyof typeof traits]);
    }
    return score;
  };
}
