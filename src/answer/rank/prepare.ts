import type { Passage } from '../../knowledge/article.ts';
import type { Span } from '../question.ts';
import { sentencesOf } from '../sentences.ts';
import type { Term, Terms } from '../terms/terms.ts';
import { cuesOf, type Signs, signsOf } from './cues.ts';

/** A sentence made ready for comparison with a question. */
export interface PreparedSentence {
  /** Place among the text's sentences, from 0. */
  readonly index: number;
  /** Place of its passage among the text's passages, from 0. */
  readonly passage: number;
  readonly span: Span;
  /** Its words in order, stop words and all, as numbers of the vocabulary. */
  readonly stems: readonly number[];
  /** Beside each word: its unstemmed form, as a number of `forms`. */
  readonly forms: readonly number[];
  /** Beside each word: bits of `cues.ts`. */
  readonly cues: readonly number[];
  readonly signs: Signs;
}

export interface PreparedPassage {
  readonly passage: Passage;
  /** Half-open range of its sentences. */
  readonly from: number;
  readonly to: number;
  /** Terms that are not stop words, its headings' included; what it is indexed by. */
  readonly terms: readonly string[];
  /** Stems of its headings and of its article's title. */
  readonly headings: readonly number[];
}

/** Passages, most often one article's, made ready to be asked. */
export interface Prepared {
  readonly language: string;
  readonly passages: readonly PreparedPassage[];
  readonly sentences: readonly PreparedSentence[];
  /** Number of every stem. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Every stem by its number. */
  readonly stems: readonly string[];
  readonly forms: ReadonlyMap<string, number>;
  /** Stems by the first letters of their words: what stemming has not brought together may be related still. */
  readonly beginnings: ReadonlyMap<string, ReadonlySet<number>>;
  /** By stem: how many of the passages have it. */
  readonly frequency: readonly number[];
}

/** Letters that two words must share at their beginning to be taken for relatives. */
export const BEGINNING = 5;

/** A passage and the headings that it stands under, its article's title among them. */
export interface Headed {
  readonly passage: Passage;
  readonly headings: readonly string[];
}

/** A passage cut into sentences and words, before the words are numbered. */
export interface ReadPassage {
  readonly passage: Passage;
  readonly sentences: readonly ReadSentence[];
  /** Terms of its headings that are not stop words. */
  readonly headings: readonly Pick<Term, 'text' | 'word'>[];
  /** Terms of its sentences that are not stop words. */
  readonly terms: readonly string[];
}

interface ReadSentence {
  readonly span: Span;
  readonly stems: readonly string[];
  readonly words: readonly string[];
  readonly cues: readonly number[];
  readonly signs: Signs;
}

/** Reads a passage; most of the work of preparing it, and the same whatever it is asked beside. */
export function readPassage({ passage, headings }: Headed, language: string, termsOf: Terms): ReadPassage {
  const terms: string[] = [];
  const sentences = sentencesOf(passage.text, language).map((span): ReadSentence => {
    const text = passage.text.slice(...span);
    const stems: string[] = [];
    const words: string[] = [];
    const cues: number[] = [];
    let before: string | undefined;
    for (const term of termsOf(text)) {
      stems.push(term.text);
      words.push(term.word);
      cues.push(cuesOf(term.word, term.capital, term.stop, before));
      before = term.word;
      if (!term.stop) terms.push(term.text);
    }
    return { span, stems, words, cues, signs: signsOf(text) };
  });
  const above = termsOf(headings.join('\n')).filter((term) => !term.stop);
  return { passage, sentences, terms, headings: above.map(({ text, word }) => ({ text, word })) };
}

/** Puts passages together that are asked together. */
export function prepare(texts: readonly ReadPassage[], language: string): Prepared {
  const vocabulary = new Map<string, number>();
  const forms = new Map<string, number>();
  const beginnings = new Map<string, Set<number>>();
  const frequency: number[] = [];
  const passages: PreparedPassage[] = [];
  const sentences: PreparedSentence[] = [];

  function numberOf(stem: string, word: string): number {
    const number = numbered(vocabulary, stem);
    if (word.length >= BEGINNING) {
      const beginning = word.slice(0, BEGINNING);
      const related = beginnings.get(beginning);
      if (related) related.add(number);
      else beginnings.set(beginning, new Set([number]));
    }
    return number;
  }

  for (const [place, { passage, headings, terms, sentences: read }] of texts.entries()) {
    const from = sentences.length;
    const seen = new Set<number>();
    for (const { span, stems, words, cues, signs } of read) {
      const numbers = stems.map((stem, i) => numberOf(stem, words[i] ?? ''));
      for (const number of numbers) seen.add(number);
      const index = sentences.length;
      const wordForms = words.map((word) => numbered(forms, word));
      sentences.push({ index, passage: place, span, stems: numbers, forms: wordForms, cues, signs });
    }
    const heads = new Set(headings.map(({ text, word }) => numberOf(text, word)));
    for (const number of seen) frequency[number] = (frequency[number] ?? 0) + 1;
    passages.push({ passage, from, to: sentences.length, terms, headings: [...heads] });
  }
  for (let number = 0; number < vocabulary.size; number++) frequency[number] ??= 0;
  return {
    language,
    passages,
    sentences,
    vocabulary,
    stems: [...vocabulary.keys()],
    forms,
    beginnings,
    frequency,
  };
}

function numbered(numbers: Map<string, number>, key: string): number {
  let number = numbers.get(key);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(key, number);
  }
  return number;
}
