import { isRepairable, type Like } from '../terms/spelling.ts';
import type { Term, Terms } from '../terms/terms.ts';
import { alike } from './english.ts';
import { BEGINNING, type Prepared } from './prepare.ts';
import type { Reading } from './reading.ts';

/** That a stem of the texts stands for a unit of the question. */
export interface Match {
  /** Index of the unit. */
  readonly unit: number;
  /** From 0 to 1: 1 is the same stem, below `NEAR` only a word of like meaning. */
  readonly strength: number;
}

/** Strengths of matches: an author's synonym, a relative or a likely misspelling, a word of like meaning. */
export const SYNONYM = 0.9;
export const NEAR = 0.5;
const ALIKE = 0.4;

/** How the words of a question are met by the stems of prepared texts. */
export interface Matches {
  /** By stem of the texts. */
  readonly matches: ReadonlyMap<number, readonly Match[]>;
  /** By unit: whether any text has it, or something near. */
  readonly found: readonly boolean[];
  /** By unit: how many passages have it; where none has, how many have what is nearest. */
  readonly often: readonly number[];
}

/** @param content The question's words, each once, without stop words. */
export function matchesOf(
  content: readonly Term[],
  prepared: Prepared,
  reading: Reading,
  like: Like,
): Matches {
  const { vocabulary, beginnings, frequency } = prepared;
  const matches = new Map<number, Match[]>();
  const found = content.map(() => false);
  const often = content.map((term) => times(term.text));

  function times(stem: string): number {
    const number = vocabulary.get(stem);
    return number === undefined ? 0 : (frequency[number] ?? 0);
  }

  function match(number: number | undefined, unit: number, strength: number): void {
    if (number === undefined) return;
    const others = matches.get(number);
    if (!others) matches.set(number, [{ unit, strength }]);
    else if (!others.some((other) => other.unit === unit)) others.push({ unit, strength });
    if (strength < NEAR) return;
    found[unit] = true;
    const term = content[unit];
    if (term && times(term.text) === 0) often[unit] = Math.max(often[unit] ?? 0, frequency[number] ?? 0);
  }

  function matchStem(stem: string | undefined, unit: number, strength: number): void {
    if (stem !== undefined) match(vocabulary.get(stem), unit, strength);
  }

  for (const [unit, term] of content.entries()) {
    matchStem(term.text, unit, 1);
    for (const { phrase, stands } of reading.synonyms.get(term.text) ?? []) {
      if (!phrase.every((stem, i) => content[unit + i]?.text === stem)) continue;
      for (const { stems } of stands) {
        // Of "North Korea" it is "Korea" that tells; but "north" must be there too.
        if (!stems.every((stem) => vocabulary.has(stem))) continue;
        const rarest = stems.reduce((a, b) => (times(b) < times(a) ? b : a));
        for (let i = 0; i < phrase.length; i++) matchStem(rarest, unit + i, SYNONYM);
      }
    }
  }
  for (const [unit, term] of content.entries()) {
    if (term.word.length >= BEGINNING) {
      const related = beginnings.get(term.word.slice(0, BEGINNING)) ?? [];
      for (const number of related) match(number, unit, NEAR);
    }
    if (!found[unit]) matchStem(joined(term, content[unit + 1]), unit, 1);
    if (!found[unit]) matchStem(joined(content[unit - 1], term), unit, 1);
    // Misspellings are looked for only where the texts have nothing else: they match too much.
    if (!found[unit] && isRepairable(term.word)) {
      for (const near of like(term.text)) matchStem(near, unit, NEAR);
    }
    for (const relative of reading.relatives.get(term.text) ?? []) matchStem(relative, unit, ALIKE);
  }
  return { matches, found, often };
}

/** "counter offensive" may stand as "counteroffensive" in the texts. */
function joined(first: Term | undefined, second: Term | undefined): string | undefined {
  return first && second && second.position === first.position + 1 ? first.word + second.text : undefined;
}

/** By stem: the stems of like meaning in general. */
export function createRelatives(termsOf: Terms): ReadonlyMap<string, ReadonlySet<string>> {
  const relatives = new Map<string, Set<string>>();
  for (const group of alike) {
    const stems = group.flatMap((word) => termsOf(word).map((term) => term.text));
    for (const stem of stems) relatives.set(stem, new Set([...(relatives.get(stem) ?? []), ...stems]));
  }
  return relatives;
}
