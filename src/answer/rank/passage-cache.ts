import type { Passage } from '../../knowledge/article.ts';
import type { LanguageProfile } from './language-profile.ts';
import { type HeadedPassage, type ReadPassage, readPassage } from './prepare.ts';

/** Passages kept at most, the ones asked last: some 5 kB each. */
const MAX_PASSAGES = 4_000;

/** Reads passages, and keeps the ones that questions keep coming back to. */
export interface PassageCache {
  read(headed: HeadedPassage, language: string, profile: LanguageProfile): ReadPassage;
}

export function createPassageCache(): PassageCache {
  const kept = new Map<Passage, ReadPassage>();
  return {
    read(headed, language, { termsOf }) {
      const { passage } = headed;
      const read = kept.get(passage) ?? readPassage(headed, language, termsOf);
      // Set again, so that the first of the map is the one that nobody has asked for longest.
      kept.delete(passage);
      kept.set(passage, read);
      const [oldest] = kept.keys();
      if (kept.size > MAX_PASSAGES && oldest) kept.delete(oldest);
      return read;
    },
  };
}
