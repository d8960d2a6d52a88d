import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as hindi } from '@orama/stemmers/indian';
import { stemmer as indonesian } from '@orama/stemmers/indonesian';
import { stemmer as irish } from '@orama/stemmers/irish';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as tamil } from '@orama/stemmers/tamil';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stopwords as arabicStops } from '@orama/stopwords/arabic';
import { stopwords as bulgarianStops } from '@orama/stopwords/bulgarian';
import { stopwords as danishStops } from '@orama/stopwords/danish';
import { stopwords as dutchStops } from '@orama/stopwords/dutch';
import { stopwords as englishStops } from '@orama/stopwords/english';
import { stopwords as finnishStops } from '@orama/stopwords/finnish';
import { stopwords as frenchStops } from '@orama/stopwords/french';
import { stopwords as germanStops } from '@orama/stopwords/german';
import { stopwords as greekStops } from '@orama/stopwords/greek';
import { stopwords as hungarianStops } from '@orama/stopwords/hungarian';
import { stopwords as hindiStops } from '@orama/stopwords/indian';
import { stopwords as indonesianStops } from '@orama/stopwords/indonesian';
import { stopwords as irishStops } from '@orama/stopwords/irish';
import { stopwords as italianStops } from '@orama/stopwords/italian';
import { stopwords as japaneseStops } from '@orama/stopwords/japanese';
import { stopwords as chineseStops } from '@orama/stopwords/mandarin';
import { stopwords as norwegianStops } from '@orama/stopwords/norwegian';
import { stopwords as portugueseStops } from '@orama/stopwords/portuguese';
import { stopwords as romanianStops } from '@orama/stopwords/romanian';
import { stopwords as russianStops } from '@orama/stopwords/russian';
import { stopwords as spanishStops } from '@orama/stopwords/spanish';
import { stopwords as swedishStops } from '@orama/stopwords/swedish';
import { stopwords as tamilStops } from '@orama/stopwords/tamil';
import { stopwords as turkishStops } from '@orama/stopwords/turkish';
import { stopwords as ukrainianStops } from '@orama/stopwords/ukrainian';

import { irregular } from '../rank/english.ts';

/** How the words of one language are cut down to terms. */
export interface Language {
  /** Primary BCP 47 subtag, such as `en`. */
  readonly tag: string;
  /** Cuts a lower-case word to its stem; the word itself where the language has no good stemmer. */
  readonly stem: (word: string) => string;
  /** Lower-case words too common to tell one passage from another. */
  readonly stops: ReadonlySet<string>;
}

const plain = (word: string): string => word;

/** English words that say nothing of a passage's subject and that the package's list lacks. */
const MORE_ENGLISH_STOPS = (
  'a upon within without among amongst toward towards via whose whether though although unless yet also either ' +
  'neither else ever just us anyone anybody anything someone somebody something everyone everybody everything ' +
  'nobody nothing whats whos wheres whens hows whys dont doesnt didnt isnt arent wasnt werent cant couldnt wont ' +
  'wouldnt shouldnt im ive youre theyre thats theres please'
).split(' ');

/**
 * Stemmers that are Snowball's, by BCP 47 subtag. The package's others are not, and are left out: its
 * Ukrainian and Bulgarian stemmers are unrelated rules, and its Serbian stop words are wrongly encoded.
 * All of them together load in 25 ms, so that they need no asynchronous loading.
 */
const known: Readonly<Record<string, readonly [stem: Language['stem'], stops: readonly string[]]>> = {
  ar: [arabic, arabicStops],
  bg: [plain, bulgarianStops],
  da: [danish, danishStops],
  de: [german, germanStops],
  el: [greek, greekStops],
  en: [(word) => english(irregular.get(word) ?? word), [...englishStops, ...MORE_ENGLISH_STOPS]],
  es: [spanish, spanishStops],
  fi: [finnish, finnishStops],
  fr: [french, frenchStops],
  ga: [irish, irishStops],
  hi: [hindi, hindiStops],
  hu: [hungarian, hungarianStops],
  id: [indonesian, indonesianStops],
  it: [italian, italianStops],
  ja: [plain, japaneseStops],
  nb: [norwegian, norwegianStops],
  nl: [dutch, dutchStops],
  nn: [norwegian, norwegianStops],
  no: [norwegian, norwegianStops],
  pt: [portuguese, portugueseStops],
  ro: [romanian, romanianStops],
  ru: [russian, russianStops],
  sv: [swedish, swedishStops],
  ta: [tamil, tamilStops],
  tr: [turkish, turkishStops],
  uk: [plain, ukrainianStops],
  zh: [plain, chineseStops],
};

/** Finds the language of a BCP 47 tag; one that nothing is known of keeps its words as they are. */
export function languageOf(tag: string): Language {
  const primary = (tag.split('-')[0] ?? '').toLowerCase();
  const entry = Object.hasOwn(known, primary) ? known[primary] : undefined;
  const [stem, stops] = entry ?? [plain, []];
  return { tag: primary, stem, stops: new Set(stops) };
}
