import { type FeatureName, featureEntries } from './features.ts';
import type { LibrarySignals } from './library-signals.ts';
import type { Query } from './query.ts';
import type { RankedSentence } from './rank.ts';

/** What the ranking as a whole says of whether the question is covered, beside the best sentence's features. */
export type SignalName =
  | FeatureName
  | keyof LibrarySignals
  /** The best sentence's score, and by how much it beats the best of any other passage. */
  | 'score'
  | 'margin'
  /** Weighed shares of the question: found at all in the article, and of it names and numbers. */
  | 'found'
  | 'names'
  | 'numbers'
  | 'namesMissing'
  /** The weight of the weightiest word that is not found at all. */
  | 'missingMost'
  | 'numbersMissing'
  /** Words of the question that can be looked for, ten or more counting as 1; and whether there are but two. */
  | 'units'
  | 'short'
  | 'scoreSquared'
  | 'foundSquared';

/** A logistic model over the signals. */
export interface Logistic {
  readonly bias: number;
  readonly weights: Readonly<Partial<Record<SignalName, number>>>;
}

/** Two judgments, learned apart because they have different signs, and what makes a share of the two. */
export interface ConfidenceWeights {
  /** Is this about the subject of the question? Learned from questions put where their article is not. */
  readonly subject: Logistic;
  /** Does the sentence answer? Learned from questions put where the passages that answer are not. */
  readonly answer: Logistic;
  /** By value of both together, ascending: the share of such answers that were right, from 0 to 1. */
  readonly scale: readonly (readonly number[])[];
}

/** @param ranked Best first. */
export function signalsOf(
  query: Query,
  ranked: readonly RankedSentence[],
  library?: LibrarySignals,
): [name: SignalName, value: number][] {
  const [best] = ranked;
  if (!best) return [];
  const rival = ranked.find(({ sentence }) => sentence.passage !== best.sentence.passage);
  const sum = { found: 0, names: 0, numbers: 0, namesMissing: 0, numbersMissing: 0, missingMost: 0 };
  for (const { weight, found, capital, numeric } of query.units) {
    if (found) sum.found += weight;
    else sum.missingMost = Math.max(sum.missingMost, weight);
    if (capital) sum.names += weight;
    if (numeric) sum.numbers += weight;
    if (capital && !found) sum.namesMissing += weight;
    if (numeric && !found) sum.numbersMissing += weight;
  }
  const { total, units } = query;
  const score = best.score / 10;
  return [
    ...featureEntries(best.features),
    ['score', score],
    ['scoreSquared', score ** 2],
    ['margin', Math.min(1, (best.score - (rival?.score ?? 0)) / 10)],
    ['found', sum.found / total],
    ['foundSquared', (sum.found / total) ** 2],
    ['names', sum.names / total],
    ['numbers', sum.numbers / total],
    ['namesMissing', sum.namesMissing / total],
    ['missingMost', sum.missingMost],
    ['numbersMissing', sum.numbersMissing / total],
    ['units', Math.min(1, units.length / 10)],
    ['short', units.length <= 2 ? 1 : 0],
    ...(Object.entries(library ?? {}) as [SignalName, number][]),
  ];
}

/**
 * Returns how sure it is that the best sentence answers, from 0 to 1: the share of answers with this confidence that
 * were right, where every second question has an answer.
 */
export function createConfidence({ subject, answer, scale }: ConfidenceWeights) {
  return (query: Query, ranked: readonly RankedSentence[], library?: LibrarySignals): number => {
    // Nothing that could be looked for, or none of it there: no likeness of wording can make up for that.
    if (ranked.length === 0 || !query.units.some((unit) => unit.found)) return 0;
    const signals = signalsOf(query, ranked, library);
    return interpolate(scale, combineLogits(logit(signals, subject), logit(signals, answer)));
  };
}

/** Reads a value off points that are joined by straight lines; outside of them, the first or the last. */
export function interpolate(points: readonly (readonly number[])[], x: number): number {
  const next = points.findIndex(([at = 0]) => at >= x);
  const [x1 = 0, y1 = 0] = points[next < 0 ? points.length - 1 : next] ?? [];
  if (next <= 0) return y1;
  const [x0 = 0, y0 = 0] = points[next - 1] ?? [];
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

/** What the second judgment counts beside the first. */
const ANSWER_SHARE = 0.3;

/**
 * Logarithm of P(subject) times P(answer) to the power of `ANSWER_SHARE`: an article about something else must not
 * answer, however fitting the sentence.
 */
export function combineLogits(subject: number, answer: number): number {
  return Math.log(sigmoid(subject)) + ANSWER_SHARE * Math.log(sigmoid(answer));
}

function logit(signals: readonly (readonly [SignalName, number])[], { bias, weights }: Logistic): number {
  let sum = bias;
  for (const [name, value] of signals) sum += (weights[name] ?? 0) * value;
  return sum;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, x))));
}
