import type { ConfidenceWeights } from './confidence.ts';
import type { RankWeights } from './rank.ts';
import learned from './weights.json' with { type: 'json' };

/** What `npm run fit` has learned from questions and their answers. */
export interface Weights {
  /** Name of the question set. */
  readonly learnedFrom: string;
  /** The ranking within one article, and over a library. */
  readonly rank: RankWeights;
  readonly libraryRank: RankWeights;
  /** The confidence where one article is asked, and where a library is, of however many articles. */
  readonly confidence: ConfidenceWeights;
  readonly libraryConfidence: ConfidenceWeights;
  /** The confidence from which on a question is answered, the same for every size. */
  readonly threshold: number;
  /** By stem, from 0 to 1: how much a question's word counts; 1 for those not named. */
  readonly termValues: Readonly<Record<string, number>>;
}

export const weights: Weights = learned;
