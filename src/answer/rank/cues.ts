/** Bits that say what a word may do in a sentence that answers. */
export const STOP = 1;
export const NUMBER = 2;
export const DATE = 4;
/** A capital inside a sentence. */
export const NAME = 8;
/** A name after "in", "at", "from" and the like. */
export const PLACE = 16;
export const CAUSE = 32;
export const MANNER = 64;
/** Takes up what the sentence before speaks of. */
export const PRONOUN = 128;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const NUMBERS = set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion ' +
    'trillion dozen dozens hundreds thousands millions half third quarter twice once double both several few single',
);
const DATES = set(
  'january february march april may june july august september october november december monday tuesday ' +
    'wednesday thursday friday saturday sunday century centuries decade decades yesterday today ago spring ' +
    'summer autumn winter bc bce ad ce',
);
const CAUSES = set(
  'because due since cause caused causes causing reason reasons result resulted resulting results led leading ' +
    'lead leads therefore thus hence owing thanks so order purpose prevent avoid allow allowed allows enable ' +
    'enabled prompting prompted aim aimed aiming intended why inspired',
);
const MANNERS = set('by using through via use used uses with means');
const PRONOUNS = set('he she it they his her its their this these that those him them such');
const BEFORE_PLACE = set('in at near from to on of into across outside around');

/**
 * @param word In lower case.
 * @param before The word before it in the sentence, in lower case.
 */
export function cuesOf(word: string, capital: boolean, stop: boolean, before: string | undefined): number {
  let cues = stop ? STOP : 0;
  if (/^\d/.test(word)) cues |= /^(?:1\d{3}|20\d\d)s?$/.test(word) ? NUMBER | DATE : NUMBER;
  else if (NUMBERS.has(word)) cues |= NUMBER;
  if (DATES.has(word) && (capital || (word !== 'may' && word !== 'march'))) cues |= DATE;
  if (capital && !stop && before !== undefined) cues |= NAME;
  if (capital && before !== undefined && BEFORE_PLACE.has(before)) cues |= PLACE;
  if (CAUSES.has(word)) cues |= CAUSE;
  if (MANNERS.has(word)) cues |= MANNER;
  if (PRONOUNS.has(word)) cues |= PRONOUN;
  return cues;
}

/** What the signs and set phrases of a sentence show, whatever the question. */
export interface Signs {
  /** "called", "known as" and the like. */
  readonly naming: boolean;
  readonly quote: boolean;
  readonly bracket: boolean;
  readonly money: boolean;
  readonly percent: boolean;
  readonly duration: boolean;
  /** The sentence is itself a question. */
  readonly asks: boolean;
  /** Commas, six or more counting as 1. */
  readonly commas: number;
}

export function signsOf(sentence: string): Signs {
  return {
    naming: /\b(?:called|named|known as|termed|titled|nicknamed|referred to as|dubbed)\b/.test(sentence),
    quote: /["“«„]/.test(sentence),
    bracket: sentence.includes('('),
    money: /[$£€₽₴¥]|\b(?:dollars|pounds|euros|million|billion)\b/.test(sentence),
    percent: /%|\bper ?cent|\b(?:half|third|quarter|majority)\b/.test(sentence),
    duration: /\b(?:years?|days?|months?|weeks?|hours?|minutes?|centur\w+|decades?)\b/.test(sentence),
    asks: /\?\s*$/.test(sentence),
    commas: Math.min(1, (sentence.match(/[,،、]/g)?.length ?? 0) / 6),
  };
}
