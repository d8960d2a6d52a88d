import { BEGINNING, isRepairable } from '../terms/spelling.ts';
import type { Term, Terms } from '../terms/terms.ts';
import { alike } from './english.ts';
import type { LanguageProfile } from './language-profile.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How a term stands for a word of the question. */
export type MatchKind =
  /** The same stem, or the two halves of a compound written as one. */
  | 'same'
  /** A synonym from the editors' file. */
  | 'synonym'
  /** A word with the same beginning. */
  | 'relative'
  /** What a word that no passage has may be misspelled for. */
  | 'spelling'
  /** A word of like meaning in general. */
  | 'alike';

/** A term that may stand for a word of the question. */
export interface Expansion {
  readonly term: string;
  readonly kind: MatchKind;
  /** The synonym as the editors' file writes it. */
  readonly phrase?: string;
}

/** How much a match counts, from 0 to 1; below `NEAR` the meaning is only akin. */
export const STRENGTH: Readonly<Record<MatchKind, number>> = {
  same: 1,
  synonym: 0.9,
  relative: 0.5,
  spelling: 0.7,
  alike: 0.4,
};
export const NEAR = 0.5;

/**
 * Returns the terms of a vocabulary that may stand for each word of a question: the one expansion that every search
 * and every explanation of an answer goes by.
 * @param content the question's words, each once, without stop words
 */
export function expand(
  content: readonly Term[],
  vocabulary: Vocabulary,
  { synonyms, alike: relatives }: Pick<LanguageProfile, 'synonyms' | 'alike'>,
): Expansion[][] {
  const has = (term: string): boolean => vocabulary.frequency(term) > 0;
  const expansions = content.map((): Expansion[] => []);
  const add = (unit: number, term: string | undefined, kind: MatchKind, phrase?: string): void => {
    const known = expansions[unit];
    if (!known || term === undefined || !has(term) || known.some((other) => other.term === term)) return;
    known.push({ term, kind, ...(phrase !== undefined && { phrase }) });
  };

  for (const [unit, { text }] of content.entries()) {
    add(unit, text, 'same');
    for (const { phrase, stands } of synonyms.get(text) ?? []) {
      if (!phrase.every((stem, i) => content[unit + i]?.text === stem)) continue;
      for (const { text: written, stems } of stands) {
        // Of "North Korea" it is "Korea" that tells; but "north" must be there too.
        if (!stems.every(has)) continue;
        const rarest = stems.reduce((a, b) => (vocabulary.frequency(b) < vocabulary.frequency(a) ? b : a));
        for (let i = 0; i < phrase.length; i++) add(unit + i, rarest, 'synonym', written);
      }
    }
  }
  for (const [unit, term] of content.entries()) {
    const isFound = (): boolean => expansions[unit]?.some(({ kind }) => STRENGTH[kind] >= NEAR) ?? false;
    if (!isFound()) add(unit, joined(term, content[unit + 1]), 'same');
    if (!isFound()) add(unit, joined(content[unit - 1], term), 'same');
    // A word that the passages have is not misspelled, and other words are too much like it.
    const isMissing = !isFound();
    if (isMissing && isRepairable(term.word))
      for (const other of vocabulary.like(term.text)) add(unit, other, 'spelling');
    if (term.word.length >= BEGINNING && !(isMissing && isFound()))
      for (const other of vocabulary.startingWith(term.word.slice(0, BEGINNING)))
        add(unit, other, 'relative');
    for (const other of relatives.get(term.text) ?? []) add(unit, other, 'alike');
  }
  return expansions;
}

/** "counter offensive" may be written "counteroffensive" in the texts. */
function joined(first: Term | undefined, second: Term | undefined): string | undefined {
  return first && second && second.position === first.position + 1 ? first.word + second.text : undefined;
}

/** Returns, for each stem, the stems of like meaning in general. */
export function createAlike(termsOf: Terms): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const group of alike) {
    const stems = group.flatMap((word) => termsOf(word).map((term) => term.text));
    for (const stem of stems) groups.set(stem, new Set([...(groups.get(stem) ?? []), ...stems]));
  }
  return groups;
}
