import type { Synonyms } from '../terms/synonyms.ts';
import type { Terms } from '../terms/terms.ts';

/** What a query needs to know beside the question. */
export interface Reading {
  readonly termsOf: Terms;
  readonly synonyms: Synonyms;
  /** By stem: stems of like meaning in general, as `createRelatives` gives them. */
  readonly relatives: ReadonlyMap<string, ReadonlySet<string>>;
  /** From 0 to 1: how much a stem of a question counts, as learnt from questions. */
  readonly worth: (stem: string) => number;
  /** All the passages that were searched, where the prepared ones are only the likeliest of them. */
  readonly corpus?: { readonly passages: number; times(stem: string): number };
}
