/** A piece of a text that is one word, cleaned of the signs inside it: "1,200" is `1200`, "U.S." is `US`. */
export interface Word {
  readonly text: string;
  /** Place in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The parts of a hyphenated compound; of any other word, none. */
  readonly parts: readonly Word[];
}

/** Scripts that write no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** In turn: an abbreviation in capitals with full stops, a number, a word with apostrophes or hyphens inside. */
const WORD =
  /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?|\d{1,3}(?:[,.\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)+|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’‘ʼ\-‐‑][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

/** Articles and pronouns that French, Italian and Catalan tie to the next word: "l'homme". */
const ELIDED = /^(?:[cdjlmnstv]|qu|dell|nell|sull|all|dall|un|quell|lorsqu|jusqu|puisqu)['’](?=.)/iu;

const ELIDING: ReadonlySet<string> = new Set(['fr', 'it', 'ca']);

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    // Thrown for a tag that is none; the root's rules serve then.
    const [supported] = Intl.getCanonicalLocales(/^[a-z]{2,3}$/.test(language) ? language : 'en');
    segmenter = new Intl.Segmenter(supported, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/**
 * The words of a text in reading order, in any script.
 * @param language Primary BCP 47 subtag: says how numbers and apostrophes are read.
 */
export function wordsOf(text: string, language: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const [raw] = match;
    const found =
      !PLAIN.test(raw) && UNSPACED.test(raw)
        ? segmented(raw, match.index, language)
        : spaced(raw, match.index, language);
    for (const word of found) words.push(word);
  }
  return words;
}

function segmented(raw: string, offset: number, language: string): Word[] {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenterOf(language).segment(raw)) {
    if (!isWordLike) continue;
    const start = offset + index;
    words.push({ text: segment, start, end: start + segment.length, parts: [] });
  }
  return words;
}

/** Most words are only letters, and need no second look. */
const PLAIN = /^[A-Za-z]+$/;

const NO_PARTS: readonly Word[] = [];

function spaced(raw: string, offset: number, language: string): Word[] {
  if (PLAIN.test(raw)) return [{ text: raw, start: offset, end: offset + raw.length, parts: NO_PARTS }];
  if (/^\d/.test(raw) && /^[\d.,\u00a0\u202f]+$/.test(raw)) {
    return [{ text: numeral(raw, language), start: offset, end: offset + raw.length, parts: [] }];
  }
  if (raw.includes('.')) {
    const text = raw.replaceAll('.', '').toUpperCase();
    return [{ text, start: offset, end: offset + raw.length, parts: [] }];
  }
  const elided = ELIDING.has(language) ? (ELIDED.exec(raw)?.[0].length ?? 0) : 0;
  const pieces: Word[] = [];
  for (const match of raw.slice(elided).matchAll(/[^\-‐‑]+/gu)) {
    const start = offset + elided + match.index;
    const text = withoutPossessive(match[0].replace(/[’‘ʼ]/gu, "'"));
    if (text !== '') pieces.push({ text, start, end: start + match[0].length, parts: [] });
  }
  const [first] = pieces;
  if (!first || pieces.length === 1) return first ? [first] : [];
  const text = pieces.map((piece) => piece.text).join('');
  return [{ text, start: first.start, end: offset + raw.length, parts: pieces }];
}

/** "1,200" and "1.200" are 1200 where those signs group thousands; "3.5" stays. */
function numeral(raw: string, language: string): string {
  const grouped =
    language === 'en' ? /^\d{1,3}(?:[,\u00a0\u202f]\d{3})+/u : /^\d{1,3}(?:[,.\u00a0\u202f]\d{3})+/u;
  const whole = grouped.exec(raw)?.[0];
  if (whole === undefined) return raw.replaceAll(',', '.');
  return whole.replace(/\D/g, '') + raw.slice(whole.length).replaceAll(',', '.');
}

function withoutPossessive(word: string): string {
  return word.replace(/'s?$/iu, '');
}
