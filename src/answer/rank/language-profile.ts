import type { Synonyms } from '../terms/synonyms.ts';
import type { Terms } from '../terms/terms.ts';

/** How texts and questions of a language are read. */
export interface LanguageProfile {
  /** Primary BCP 47 subtag, such as `en`. */
  readonly tag: string;
  readonly termsOf: Terms;
  readonly synonyms: Synonyms;
  /** By stem: stems of like meaning in general, as `createAlike` gives them. */
  readonly alike: ReadonlyMap<string, ReadonlySet<string>>;
  /** From 0 to 1: how much a stem of a question counts, as learned from questions. */
  readonly termValue: (stem: string) => number;
}
