import type { Synonym } from '../../knowledge/synonyms.ts';
import type { Terms } from './terms.ts';

/** By a phrase's first stem: the phrases that begin so, and what may stand for each. */
export type Synonyms = ReadonlyMap<string, readonly Rule[]>;

export interface Rule {
  readonly phrase: readonly string[];
  readonly stands: readonly Stand[];
}

export interface Stand {
  /** As the file writes it. */
  readonly text: string;
  /** At least one. */
  readonly stems: readonly string[];
}

export function createSynonyms(synonyms: readonly Synonym[], termsOf: Terms): Synonyms {
  const rules = new Map<string, Rule[]>();
  for (const { from, to } of synonyms) {
    for (const source of from) {
      const phrase = stemsOf(source, termsOf);
      const [first] = phrase;
      if (first === undefined) continue;
      const others = to.filter((other) => other !== source);
      const stands = others
        .map((text) => ({ text, stems: stemsOf(text, termsOf) }))
        .filter(({ stems }) => stems.length > 0);
      rules.set(first, [...(rules.get(first) ?? []), { phrase, stands }]);
    }
  }
  return rules;
}

function stemsOf(phrase: string, termsOf: Terms): string[] {
  return termsOf(phrase)
    .filter((term) => !term.compound && !term.stop)
    .map((term) => term.text);
}
