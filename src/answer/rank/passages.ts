import type { Terms } from '../terms/terms.ts';
import { type Headed, type ReadPassage, readPassage } from './prepare.ts';

/** Passages kept at most, the ones asked last: some 5 kB each. */
const KEPT = 4_000;

/** Reads passages, and remembers the ones that questions keep coming back to. */
export interface Passages {
  read(text: Headed, language: string, termsOf: Terms): ReadPassage;
}

export function createPassages(): Passages {
  const kept = new Map<string, ReadPassage>();
  return {
    read(text, language, termsOf) {
      const { id } = text.passage;
      const read = kept.get(id) ?? readPassage(text, language, termsOf);
      // Set anew, so that the first of the map is the one that nobody has asked for longest.
      kept.delete(id);
      kept.set(id, read);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return read;
    },
  };
}
