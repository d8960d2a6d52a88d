import type { Term } from '../terms/terms.ts';
import { type Asked, askedOf } from './asked.ts';
import { idf } from './bm25.ts';
import { type Expansion, expand, NEAR, STRENGTH } from './expand.ts';
import type { LanguageProfile } from './language-profile.ts';
import type { Prepared } from './prepare.ts';
import type { Vocabulary } from './vocabulary.ts';

/** That a stem of the texts stands for a unit of the question. */
export interface Match {
  /** Index of the unit. */
  readonly unit: number;
  /** From 0 to 1: 1 is the same stem, below `NEAR` only a word of like meaning. */
  readonly strength: number;
}

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

/** A question cut into words, and what may stand for each of them. */
export interface ParsedQuestion {
  /** Not longer than is read. */
  readonly text: string;
  /** All words but compounds, stop words too. */
  readonly words: readonly Term[];
  /** The words that tell passages apart, each once. */
  readonly content: readonly Term[];
  /** By place in `content`. */
  readonly expansions: readonly (readonly Expansion[])[];
}

export function parseQuestion(
  question: string,
  vocabulary: Vocabulary,
  profile: LanguageProfile,
): ParsedQuestion {
  const text = question.slice(0, MAX_QUESTION);
  const terms = profile.termsOf(text).filter((term) => !term.compound || vocabulary.frequency(term.text) > 0);
  const content = distinct(withoutParts(terms)).slice(0, MAX_UNITS);
  return {
    text,
    words: terms.filter((term) => !term.compound),
    content,
    expansions: expand(content, vocabulary, profile),
  };
}

/** Makes a question ready to be compared with prepared texts, which may be few of those of the vocabulary. */
export function createQuery(
  { text, words, content, expansions }: ParsedQuestion,
  prepared: Prepared,
  vocabulary: Vocabulary,
  { termValue }: LanguageProfile,
): Query {
  const { forms } = prepared;
  const focus = focusOf(words);
  const { matches, found } = matchesIn(prepared, expansions);
  const units = content.map((term, unit): Unit => {
    const near = (expansions[unit] ?? []).filter(({ kind }) => STRENGTH[kind] >= NEAR);
    const frequency =
      vocabulary.frequency(term.text) ||
      Math.max(0, ...near.map((other) => vocabulary.frequency(other.term)));
    return {
      stem: term.text,
      form: forms.get(term.word),
      weight: termWeight(frequency, vocabulary.passages) * termValue(term.text),
      capital: term.capital && term.position > 0,
      numeric: /\d/.test(term.text),
      focus: focus !== undefined && term.position === focus.position,
      found: found[unit] ?? false,
    };
  });
  const asked = askedOf(text);
  return {
    units,
    total: units.reduce((sum, unit) => sum + unit.weight, 0) || 1,
    asked,
    matches,
    words: words.length,
    pairs: pairsOf(words.map((term) => prepared.vocabulary.get(term.text))),
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

/** By stem of the prepared texts: the units that it stands for; and by unit: whether the texts have it or something near. */
function matchesIn(prepared: Prepared, expansions: readonly (readonly Expansion[])[]) {
  const matches = new Map<number, Match[]>();
  const found = expansions.map(() => false);
  for (const [unit, terms] of expansions.entries()) {
    for (const { term, kind } of terms) {
      const stem = prepared.vocabulary.get(term);
      if (stem === undefined) continue;
      const strength = STRENGTH[kind];
      const others = matches.get(stem);
      if (others) others.push({ unit, strength });
      else matches.set(stem, [{ unit, strength }]);
      if (strength >= NEAR) found[unit] = true;
    }
  }
  return { matches, found };
}

/** A question's length in code units and in distinct words, beyond which the rest is not read. */
const MAX_QUESTION = 2_000;
const MAX_UNITS = 48;

/** BM25's inverse document frequency, from 0 to 1. */
function termWeight(frequency: number, passages: number): number {
  return idf(frequency, passages) / idf(0, passages);
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
