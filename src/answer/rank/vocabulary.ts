import { createSpellingIndex, type SpellingIndex } from '../terms/spelling.ts';

/** The terms of some passages: of one article's, or of a whole library's. */
export interface Vocabulary {
  /** How many passages there are. */
  readonly passages: number;
  /** How many of the passages have a term; 0 for one that none has. */
  frequency(term: string): number;
  /** Terms that begin with these letters. */
  startingWith(letters: string): readonly string[];
  /** Terms that are spelled nearly like this one, nearest first. */
  like(term: string): readonly string[];
}

/**
 * @param frequencies by term, how many passages have it
 * @param passages how many passages there are
 */
export function createVocabulary(frequencies: ReadonlyMap<string, number>, passages: number): Vocabulary {
  // Most questions have no word that the texts lack, and need no look at spellings.
  let spelling: SpellingIndex | undefined;
  const spellings = (): SpellingIndex => {
    spelling ??= createSpellingIndex(frequencies.keys());
    return spelling;
  };
  return {
    passages,
    frequency: (term) => frequencies.get(term) ?? 0,
    startingWith: (letters) => spellings().startingWith(letters),
    like: (term) => spellings().like(term),
  };
}
