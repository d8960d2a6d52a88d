import type { Passage } from '../../knowledge/article.ts';
import type { Span } from '../question.ts';
import { sentencesOf } from '../sentences.ts';
import type { Terms } from '../terms/terms.ts';
import { cuesOf, type Signs, signsOf } from './cues.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

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
  /** Terms of its text that are not stop words. */
  readonly terms: readonly string[];
  /** Stems of its headings and of its article's title. */
  readonly headings: readonly number[];
  /** Stems of its headings alone. */
  readonly above: readonly number[];
  /** Whether it is the first passage under its heading. */
  readonly opensSection: boolean;
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
  /** By stem: how many of the passages have it in their text. */
  readonly frequency: readonly number[];
}

/** A passage and what it stands under. */
export interface HeadedPassage {
  readonly passage: Passage;
  readonly title: string;
  /** From the section's down to the nearest. */
  readonly headings: readonly string[];
  /** Whether it is the first passage under its heading. */
  readonly opensSection: boolean;
}

/** A passage cut into sentences and words, before the words are numbered. */
export interface ReadPassage {
  readonly passage: Passage;
  readonly sentences: readonly ReadSentence[];
  /** Terms of its article's title, and of its headings, that are not stop words. */
  readonly title: readonly string[];
  readonly above: readonly string[];
  readonly opensSection: boolean;
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
export function readPassage(
  { passage, title, headings, opensSection }: HeadedPassage,
  language: string,
  termsOf: Terms,
): ReadPassage {
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
  return {
    passage,
    sentences,
    terms,
    title: contentTerms(title, termsOf),
    above: contentTerms(headings.join('\n'), termsOf),
    opensSection,
  };
}

/** The terms of a text that are not stop words. */
export function contentTerms(text: string, termsOf: Terms): string[] {
  return termsOf(text).flatMap((term) => (term.stop ? [] : [term.text]));
}

/** Puts passages together that are asked together. */
export function prepare(texts: readonly ReadPassage[], language: string): Prepared {
  const vocabulary = new Map<string, number>();
  const forms = new Map<string, number>();
  const frequency: number[] = [];
  const passages: PreparedPassage[] = [];
  const sentences: PreparedSentence[] = [];

  for (const [place, { passage, title, above, opensSection, terms, sentences: read }] of texts.entries()) {
    const from = sentences.length;
    const seen = new Set<number>();
    for (const { span, stems, words, cues, signs } of read) {
      const numbers = stems.map((stem) => numbered(vocabulary, stem));
      for (const number of numbers) seen.add(number);
      const index = sentences.length;
      const wordForms = words.map((word) => numbered(forms, word));
      sentences.push({ index, passage: place, span, stems: numbers, forms: wordForms, cues, signs });
    }
    const aboveNumbers = [...new Set(above.map((stem) => numbered(vocabulary, stem)))];
    const headings = [...new Set([...title.map((stem) => numbered(vocabulary, stem)), ...aboveNumbers])];
    for (const number of seen) frequency[number] = (frequency[number] ?? 0) + 1;
    passages.push({
      passage,
      from,
      to: sentences.length,
      terms,
      headings,
      above: aboveNumbers,
      opensSection,
    });
  }
  for (let number = 0; number < vocabulary.size; number++) frequency[number] ??= 0;
  return {
    language,
    passages,
    sentences,
    vocabulary,
    stems: [...vocabulary.keys()],
    forms,
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

/** The vocabulary of prepared texts; what only headings have counts as one passage's. */
export function vocabularyOf({ stems, frequency, passages }: Prepared): Vocabulary {
  const frequencies = new Map(stems.map((stem, number) => [stem, Math.max(1, frequency[number] ?? 0)]));
  return createVocabulary(frequencies, passages.length);
}
