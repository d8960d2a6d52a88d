import type { Language } from './language.ts';
import { wordsOf } from './words.ts';

/** A word of a text, and what it is searched by. */
export interface Term {
  /** What words are compared by: the stem, in lower case and without accents. */
  readonly text: string;
  /** The whole word, in lower case and without accents or possessive ending. */
  readonly word: string;
  /** Place in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Place among the text's words; the parts of a compound and the joined word share none but the first. */
  readonly position: number;
  /** Whether the word says nothing of a passage's subject, such as "the". */
  readonly stop: boolean;
  /** Written with a capital: a name, or the first word of a sentence. */
  readonly capital: boolean;
  /** The joined form of a hyphenated compound, given beside its parts. */
  readonly compound: boolean;
}

/** Turns the words of a text into terms by one language's rules. Pure; keeps words it has seen for speed only. */
export type Terms = (text: string) => Term[];

/** Words kept at most, some 200 bytes each; a chat that types endless new words must not fill the memory. */
const MAX_WORDS = 100_000;

/** Longer "words" are no words; stemmers can be slow on them. */
const LONGEST = 40;

/** Letters that Unicode does not take apart into a plain letter and an accent. */
const WHOLE: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ё: 'е',
};

/** Lower case, without accents and without the vowel signs that Arabic and Hebrew mostly leave out. */
export function fold(word: string): string {
  if (/^[\da-z]*$/.test(word)) return word;
  const lower = word.normalize('NFKC').toLowerCase();
  return lower
    .replace(/[ßæœøłđðþıё]/g, (letter) => WHOLE[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f]/g, '')
    .normalize('NFC');
}

/** What a word is, wherever it stands. */
type KnownWord = Pick<Term, 'text' | 'word'> & {
  readonly isStop: boolean;
  readonly isCapital: boolean;
  /** "US", "IT" and "WHO" are names, whatever the stop list says of "us", "it" and "who". */
  readonly isAcronym: boolean;
};

export function createTerms(language: Language): Terms {
  const known = new Map<string, KnownWord>();

  function lookUp(raw: string): KnownWord {
    const kept = known.get(raw);
    if (kept) return kept;
    const lower = raw.normalize('NFKC').toLowerCase().slice(0, 200);
    const bare = lower.replaceAll("'", '');
    const stem = /\d/.test(bare) || bare.length > LONGEST ? bare : language.stem(bare);
    const word: KnownWord = {
      text: fold(stem || bare),
      word: fold(bare),
      isStop: language.stops.has(lower) || language.stops.has(fold(lower)),
      isCapital: /^\p{Lu}/u.test(raw),
      isAcronym: raw.length > 1 && /^\p{Lu}+$/u.test(raw),
    };
    if (known.size >= MAX_WORDS) known.clear();
    if (raw.length <= LONGEST) known.set(raw, word);
    return word;
  }

  return (text) => {
    // In a text that is all capitals, or has none, capitals say nothing; but "WHO" alone is a name.
    const shouting = !/\p{Ll}/u.test(text) && !/^\P{L}*\p{Lu}{2,5}\P{L}*$/u.test(text);
    const terms: Term[] = [];
    let position = 0;

    function add(raw: string, start: number, end: number, compound: boolean): void {
      const { text: stem, word, isStop, isCapital, isAcronym } = lookUp(raw);
      if (word === '') return;
      const stop = isStop && !compound && (shouting || !isAcronym);
      terms.push({ text: stem, word, start, end, position, stop, capital: isCapital && !shouting, compound });
    }

    for (const { text: raw, start, end, parts } of wordsOf(text, language.tag)) {
      const first = position;
      for (const part of parts) {
        add(part.text, part.start, part.end, false);
        position++;
      }
      if (parts.length === 0) {
        add(raw, start, end, false);
        position++;
        continue;
      }
      const after = position;
      position = first;
      add(raw, start, end, true);
      position = after;
    }
    return terms;
  };
}
