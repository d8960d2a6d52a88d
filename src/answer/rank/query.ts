import type { Like } from '../terms/spelling.ts';
import type { Term } from '../terms/terms.ts';
import { type Asked, askedOf } from './asked.ts';
import { type Match, matchesOf } from './match.ts';
import type { Prepared } from './prepare.ts';
import type { Reading } from './reading.ts';

/** A word of the question that tells passages apart, and how it is found in the prepared texts. */
export interface Unit {
  readonly stem: string;
  /** The unstemmed word as a number of `forms`; undefined where no text has it. */
  readonly form: number | undefined;
  /** How much finding it says, from 0 to 1: rare words say more, words that only ask say little. */
  readonly weight: number;
  /** Written like a name. */
  readonly capital: boolean;
  readonly numeric: boolean;
  /** What the question asks after: the noun in "which country" or "how many soldiers". */
  readonly focus: boolean;
  /** Whether any of the passages has it, or something close. */
  readonly found: boolean;
}

export interface Query {
  readonly units: readonly Unit[];
  /** Sum of the units' weights; 1 where there is none, to divide by. */
  readonly total: number;
  readonly asked: Asked;
  /** By stem of the texts. */
  readonly matches: ReadonlyMap<number, readonly Match[]>;
  /** How many words it has, stop words and all. */
  readonly words: number;
  /** Forms of the words that are stop words, all but the question's first word. */
  readonly stops: readonly (number | undefined)[];
  /** Form of "largest", "first" or the like, if the question has one and the texts too. */
  readonly superlative: number | undefined;
  /** Pairs of neighbouring words, stop words and all, as `pairOf` makes them of two stems; none twice. */
  readonly pairs: ReadonlySet<number>;
  /** Units that are found at all, the rarest first. */
  readonly rarest: readonly number[];
  /** Units by what they are to the question; -1 where there is none. `first` and `last` leave the focus out. */
  readonly focus: number;
  readonly first: number;
  readonly last: number;
}

/** One number for two stems, for they come to less than four million. */
export function pairOf(first: number, second: number): number {
  return first * 4_194_304 + second;
}

export function queryOf(text: string, prepared: Prepared, reading: Reading, like: Like): Query {
  const { vocabulary, forms } = prepared;
  const terms = reading
    .termsOf(text.slice(0, LONGEST))
    .filter((term) => !term.compound || vocabulary.has(term.text));
  const words = terms.filter((term) => !term.compound);
  const content = distinct(withoutParts(terms)).slice(0, MOST);
  const focus = focusOf(words);
  const matched = matchesOf(content, prepared, reading, like);
  const units = content.map((term, unit): Unit => {
    const inCorpus = reading.corpus?.times(term.text) ?? 0;
    const rare =
      reading.corpus && inCorpus > 0
        ? rarity(inCorpus, reading.corpus.passages)
        : rarity(matched.often[unit] ?? 0, prepared.passages.length);
    return {
      stem: term.text,
      form: forms.get(term.word),
      weight: rare * reading.worth(term.text),
      capital: term.capital && term.position > 0,
      numeric: /\d/.test(term.text),
      focus: focus !== undefined && term.position === focus.position,
      found: matched.found[unit] ?? false,
    };
  });
  const asked = askedOf(text.slice(0, LONGEST));
  return {
    units,
    total: units.reduce((sum, unit) => sum + unit.weight, 0) || 1,
    asked,
    matches: matched.matches,
    words: words.length,
    pairs: pairsOf(words.map((term) => vocabulary.get(term.text))),
    rarest: [...units.keys()]
      .filter((unit) => units[unit]?.found)
      .sort((a, b) => (units[b]?.weight ?? 0) - (units[a]?.weight ?? 0)),
    focus: units.findIndex((unit) => unit.focus),
    first: units.findIndex((unit) => !unit.focus),
    last: units.findLastIndex((unit) => !unit.focus),
    superlative: forms.get(asked.superlative ?? ''),
    stops: words.filter((term) => term.stop && term.position > 0).map((term) => forms.get(term.word)),
  };
}

/** A question's length in code units and in distinct words, beyond which the rest is not read. */
const LONGEST = 2_000;
const MOST = 48;

/** BM25's inverse document frequency, from 0 to 1. */
function rarity(times: number, passages: number): number {
  return Math.log(1 + (passages - times + 0.5) / (times + 0.5)) / Math.log(1 + (passages + 0.5) / 0.5);
}

/** Leaves out the parts of a compound that the texts write as one word. */
function withoutParts(terms: readonly Term[]): Term[] {
  const compounds = terms.filter((term) => term.compound);
  return terms.filter(
    (term) =>
      !term.stop &&
      (term.compound || !compounds.some((whole) => term.start >= whole.start && term.end <= whole.end)),
  );
}

function distinct(terms: readonly Term[]): Term[] {
  const seen = new Set<string>();
  return terms.filter((term) => !seen.has(term.text) && seen.add(term.text));
}

function focusOf(words: readonly Term[]): Term | undefined {
  for (const [i, { word }] of words.entries()) {
    if (word === 'what' || word === 'which') return words.slice(i + 1, i + 4).find((term) => !term.stop);
    if (word === 'many' || word === 'much') return words.slice(i + 1, i + 3).find((term) => !term.stop);
  }
  return undefined;
}

function pairsOf(stems: readonly (number | undefined)[]): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (const [i, stem] of stems.entries()) {
    const next = stems[i + 1];
    if (stem !== undefined && next !== undefined) pairs.add(pairOf(stem, next));
  }
  return pairs;
}
