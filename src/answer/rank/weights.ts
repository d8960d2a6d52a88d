import type { ConfidenceWeights } from './confidence.ts';
import type { RankWeights } from './rank.ts';
import learnt from './weights.json' with { type: 'json' };

/** What `test/bench/fit.ts` has learnt from questions and their answers. */
export interface Weights {
  /** Name of the question set. */
  readonly learntFrom: string;
  readonly rank: RankWeights;
  readonly confidence: ConfidenceWeights;
  /** By which power of the number of articles asked together the odds of a false answer rise. */
  readonly many: number;
  /** The confidence from which on a question is answered. */
  readonly threshold: number;
  /** By stem, from 0 to 1: how much a question's word counts; 1 for those not named. */
  readonly worth: Readonly<Record<string, number>>;
}

export const weights: Weights = learnt;
