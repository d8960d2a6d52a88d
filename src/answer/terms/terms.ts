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

/** Turns the words of a text into terms by one language's rules. Pure; remembers stems for speed only. */
export type Terms = (text: string) => Term[];

/** Stems remembered at most; a chat that types endless new words must not fill the memory. */
const REMEMBERED = 50_000;

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

export function createTerms(language: Language): Terms {
  const stems = new Map<string, string>();

  function stem(word: string): string {
    const remembered = stems.get(word);
    if (remembered !== undefined) return remembered;
    const stemmed = /\d/.test(word) || word.length > LONGEST ? word : language.stem(word);
    const term = fold(stemmed || word);
    if (stems.size >= REMEMBERED) stems.clear();
    stems.set(word, term);
    return term;
  }

  return (text) => {
    // In a text that is all capitals, or has none, capitals say nothing.
    const shouting = !/\p{Ll}/u.test(text);
    const terms: Term[] = [];
    let position = 0;

    function add(raw: string, start: number, end: number, compound: boolean): void {
      const lower = raw.normalize('NFKC').toLowerCase().slice(0, 200);
      const word = fold(lower);
      if (word === '') return;
      // "US", "IT" and "WHO" are names, whatever the stop list says of "us", "it" and "who".
      const acronym = !shouting && raw.length > 1 && /^\p{Lu}+$/u.test(raw);
      const stop = !acronym && !compound && (language.stops.has(lower) || language.stops.has(word));
      const capital = !shouting && /^\p{Lu}/u.test(raw);
      const bare = lower.replaceAll("'", '');
      const joined = fold(bare);
      terms.push({ text: stem(bare), word: joined, start, end, position, stop, capital, compound });
    }

    for (const { text: raw, start, end, parts } of wordsOf(text, language.tag)) {
      if (parts.length > 1) {
        const first = position;
        for (const part of parts) {
          add(part.text, part.start, part.end, false);
          position++;
        }
        const after = position;
        position = first;
        add(raw, start, end, true);
        position = after;
      } else {
        add(raw, start, end, false);
        position++;
      }
    }
    return terms;
  };
}
