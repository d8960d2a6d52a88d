/**
 * Words such as "Saturday" or "last year", explained by the date that an article was published on. Only what has
 * one meaning in a news text is explained; "in recent weeks", "next Friday" or a date in full are left alone.
 */

import { UTCDate } from '@date-fns/utc';
import {
  addMonths,
  addYears,
  formatISO,
  getYear,
  isValid,
  lastDayOfMonth,
  setMonth,
  startOfMonth,
  subDays,
  subYears,
} from 'date-fns';

/** A calendar date, `YYYY-MM-DD`. */
export type Day = string;

export type Explained = Day | { readonly year: number } | { readonly from: Day; readonly to: Day };

export interface RelativeDate {
  /** Half-open range of UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly date: Explained;
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
];
const DAY_PART = '(?:\\s+(?:morning|afternoon|evening|night))?';
const MONTH = `(?:${MONTHS.join('|')})`;
const PATTERN = new RegExp(
  [
    `\\b(?:(?:by|in|since|until)\\s+)?(?:(?<part>early|late|mid)[\\s-]+)?(?<named>${MONTH})(?<number>\\s+\\d{1,2}(?:st|nd|rd|th)?,?)?\\s+(?:of\\s+)?(?<of>this|last|next) year\\b`,
    `\\b(?:(?<led>on|by|since|until|late|early)\\s+)?(?<day>${DAYS.join('|')})${DAY_PART}\\b`,
    '\\b(?<near>yesterday|today|tonight)\\b',
    '\\blast (?<night>night)\\b',
    '\\b(?<which>this|last|next) (?<unit>month|year)\\b',
    `\\b(?<month>(?:by|in|since|until|last) (?:(?:early|late|mid) )?${MONTH})\\b`,
  ].join('|'),
  'giu',
);

/** What leads to a date and is no part of it. */
const LED_BY = /^(?:on|by|in|since|until)\s+/iu;
/** Before a weekday, words that make it another one; after it, a date in full or a name ("Black Friday", "Friday prayers"). */
const OTHER_DAY =
  /(?:\b(?:next|last|every|each|this|coming|following|previous|black|good|ash|easter|super|bloody|any|one|a|the|that|to|for|from|till|through|before|after|of|between)|\d)[\s-]+$/iu;
const FULL_DATE =
  /^(?:s\b|,?\s+(?:of\s+)?(?:last|next|this|the previous|the following) (?:week|month|year)\b|,?\s+week\b|,?\s+(?:\d|the \d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|'s)/u;
/** After a weekday without "on", what shows that it is no part of a name ("Friday prayers"). */
const ALONE =
  /^(?:\s*(?:[^\s\p{L}\p{N}]|$)|\s+(?:in|at|on|of|for|from|to|by|with|after|before|during|that|it|he|she|they|the|an?|as|and|but|when|while|over)\b)/u;
/** Where the sentence looks ahead, "on Friday" may be the next one. */
const AHEAD_TO = /\b(?:is|are|was|were|be|due|set|expected|scheduled|plans?|planned|hopes?|wants?) to\b/iu;
const LOOKS_AHEAD =
  /\b(?:will|shall|would|next|upcoming|may|might|could|should|must|due|scheduled|ahead of)\b|['’]ll\b/u;
/** "said on Friday it would …": the date is that of the words, whatever they look ahead to. */
const REPORTED =
  /(?<!\b(?:be|been|being|is|are|to|get) (?:\p{L}+ly )?)\b(?:(?:said|announced|confirmed|reported|warned|added|declared|acknowledged|stated|wrote)(?: in a statement)?|told (?:\p{L}+ ){1,4}?\p{L}+)(?: (?:late|early|again))?\s+$/u;
/** After these, a day or month with "by" or "in" is a time limit. */
const DEADLINE =
  /\b(?:urg|order|ask|t[eo]l[ld]|call(?:s|ed|ing)? on|expir|demand|deadline|ultimatum|gave|give)/iu;
/** Before a month with "until", the verbs that end in it. */
const LASTED = /^(?:was|were|lasted|served|ran|worked|lived|ruled|stayed|reigned)$/u;
/** Events that are named by the month they will be held in. */
const EVENT =
  /\b(?:elections?|votes?|polls?|summits?|talks|trials?|hearings?|referendum|tournament|games|cup|meetings?|conference)\s+$/iu;

/** Past forms that do not end in "ed"; "cut", "hit" and "put" are taken for them too. */
const PAST = new RegExp(
  `^(?:${[
    'was were had did been gone said told began begun became came went left met took taken made gave given found held',
    'led sent spent built lost won fought brought thought bought caught taught sought shot struck fell fallen rose',
    'risen grew grown knew known flew flown drew drawn threw thrown broke broken spoke spoken woke chose chosen froze',
    'stole stolen drove driven wrote written rode ridden swore sworn wore worn tore torn bore born saw seen ate eaten',
    'hid hidden bit beaten forgot kept slept swept wept felt dealt meant lent sat stood understood withdrew withdrawn',
    'overthrew paid laid ran sang sung sank sunk swam rang drank shrank sprang hung dug stuck swung spun won fled bled',
    'fed sped read hit cut put shut set beat quit burst cost heard sold lit shook shaken sent done shown lay',
  ]
    .join(' ')
    .replaceAll(' ', '|')})$`,
  'u',
);
const NO_PAST =
  /^(?:need|feed|speed|seed|breed|indeed|hundred|exceed|proceed|succeed|bed|red|embed|sacred|united|so-called)$/u;
/** What is done at a set time, and in the present tense is still to come. */
const PLANNED = new RegExp(
  `^(?:${[
    'begin start open reopen close end meet vote hold host visit travel return resume play face take come head depart',
    'arrive leave launch air kick decide sign gather convene sit expire celebrate mark retire step speak appear testify',
    'address run compete welcome receive turn rise fall change move switch join stand continue present deliver debate',
    'hear consider discuss elect plan aim expect want hope intend need get look lapse reconvene tour land sail',
  ]
    .join(' ')
    .replaceAll(
      ' ',
      '|',
    )})s?$|^(?:goes|go|finish(?:es)?|publish(?:es)?|fl(?:y|ies)|is|are|has|have|does|do)$`,
  'u',
);
/** Participles of what is still to come: "a ruling expected on Friday". */
const EXPECTED =
  /^(?:expected|scheduled|planned|slated|billed|timed|postponed|delayed|rescheduled|proposed|extended)$/u;
/** Before a word, what shows that it is no verb. */
const NOMINAL =
  /^(?:the|a|an|this|its|their|his|her|our|my|at|of|for|in|on|with|by|from|first|last|final|new|former)$/u;
/** After "to", what is no infinitive: "to reporters", "to parliament". */
const NO_INFINITIVE =
  /^(?:the|a|an|its|their|his|her|him|them|it|us|me|you|this|that|these|those|what|which|whom|each|every|all|both|some|more|about|around|nearly|almost|at|as|least|parliament|court|hospital|police|power|prison|jail|work|school|war|death|life|state|local|foreign|national|public|media|television|market|normal|zero|safety|office|one|two|three|mainland|northern|southern|eastern|western|.*(?:[^s]s|ion|ty|ment)|\P{Ll}.*)$/u;
/** Infinitives of what did happen: "managed to flee on Friday". */
const DONE =
  /^(?:managed|failed|refused|declined|continued|began|started|appeared|seemed|forced|helped|used|had|went|came|proved)$/u;

function dayOf(date: Date): Day {
  return formatISO(date, { representation: 'date' });
}

function monthOf(date: Date): { from: Day; to: Day } {
  return { from: dayOf(startOfMonth(date)), to: dayOf(lastDayOfMonth(date)) };
}

/** The clause on both sides of a place, by which a weekday looks back or ahead. */
function clauseAround(text: string, start: number, end: number): { before: string; after: string } {
  const left = text.slice(0, start);
  const from = Math.max(...['. ', '; ', '"', '“', '”', '\n'].map((sign) => left.lastIndexOf(sign))) + 1;
  const right = text.slice(end);
  const to = right.search(/[.;"“”\n]/);
  return { before: left.slice(from), after: to < 0 ? right : right.slice(0, to) };
}

type Verb = 'past' | 'ahead' | 'to';

/** What the word at `at` says of time, as the verb that it may be. */
function verbAt(words: readonly string[], at: number): Verb | undefined {
  const word = words[at] ?? '';
  const before = words[at - 1] ?? '';
  if (before === 'to' && !NO_INFINITIVE.test(word)) return DONE.test(words[at - 2] ?? '') ? 'past' : 'to';
  if (NOMINAL.test(before)) return undefined;
  if (EXPECTED.test(word)) return 'ahead';
  if (PAST.test(word) || (/^\p{Ll}+ed$/u.test(word) && !NO_PAST.test(word))) return 'past';
  return PLANNED.test(word) ? 'ahead' : undefined;
}

/** The verb that a date belongs to: the nearest before it or, where the clause opens with the date, the first after it. */
function verbOf(before: string, after: string): { readonly verb: Verb; readonly word: string } | undefined {
  const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];
  const words = wordsOf(before);
  const next = wordsOf(after);
  // "which is at war, on Monday accused …"
  const adverb = /ly$/.test(next[0] ?? '') ? 1 : 0;
  if (verbAt(next, adverb) === 'past' && next[adverb + 1] !== 'by')
    return { verb: 'past', word: next[adverb] ?? '' };
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const verb = verbAt(words, at);
    if (verb !== undefined) return { verb, word: words[at] ?? '' };
  }
  const first = next.findIndex((_, at) => verbAt(next, at) !== undefined);
  const verb = verbAt(next, first);
  return verb && { verb, word: next[first] ?? '' };
}

/** Whether the clause that a weekday or month stands in tells of what was. */
function looksBack(text: string, match: RegExpExecArray): boolean {
  const { index: start, 0: whole, groups } = match;
  const end = start + whole.length;
  const { before, after } = clauseAround(text, start, end);
  if (groups?.day !== undefined && REPORTED.test(before) && !/^(?:by|until)\b/iu.test(whole)) return true;
  // "said on Friday that it would …": what comes after "that" is another clause.
  const own = /^,?\s+that\b/u.test(after) ? '' : after;
  const clause = `${before}${whole}${own}`;
  if (LOOKS_AHEAD.test(clause) || AHEAD_TO.test(clause)) return false;
  if (/^(?:last|since)\b/iu.test(whole)) return true;
  const limit = /^(?:by|in|until)\b/iu.test(whole);
  if (limit && DEADLINE.test(before)) return false;
  const verb = verbOf(before, own);
  if (/^until\b/iu.test(whole)) return groups?.month !== undefined && LASTED.test(verb?.word ?? '');
  return verb?.verb === 'past';
}

function explain(
  groups: Readonly<Record<string, string | undefined>>,
  published: Date,
): Explained | undefined {
  if (groups.day !== undefined) {
    const back = (published.getDay() - DAYS.indexOf(groups.day.toLowerCase()) + 7) % 7;
    return dayOf(subDays(published, back));
  }
  const near = groups.near?.toLowerCase();
  if (near !== undefined) return dayOf(near === 'yesterday' ? subDays(published, 1) : published);
  if (groups.night !== undefined) return dayOf(subDays(published, 1));
  if (groups.unit !== undefined) {
    const step = { this: 0, last: -1, next: 1 }[groups.which?.toLowerCase() ?? ''] ?? 0;
    if (groups.unit.toLowerCase() === 'year') return { year: getYear(addYears(published, step)) };
    return monthOf(addMonths(published, step));
  }
  if (groups.named !== undefined) {
    const step = { this: 0, last: -1, next: 1 }[groups.of?.toLowerCase() ?? ''] ?? 0;
    const month = MONTHS.indexOf(groups.named.toLowerCase());
    return monthOf(setMonth(startOfMonth(addYears(published, step)), month));
  }
  if (groups.month === undefined) return undefined;
  const named = setMonth(
    startOfMonth(published),
    MONTHS.indexOf(groups.month.split(' ').at(-1)?.toLowerCase() ?? ''),
  );
  return monthOf(named > published ? subYears(named, 1) : named);
}

/** Whether a match means what it looks like where it stands. */
function isPlain(text: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  const before = text.slice(Math.max(0, match.index - 16), match.index);
  const after = text.slice(end, end + 24);
  if (match.groups?.named !== undefined) {
    // "3 March last year" is a date in full, "early May this year" no whole month.
    const { part, number, named } = match.groups;
    return part === undefined && number === undefined && /^\p{Lu}/u.test(named) && !/\d[\s-]$/u.test(before);
  }
  const ahead = !looksBack(text, match);
  if (match.groups?.day !== undefined) {
    const [name = '', part = ''] = match[0]
      .slice(match.groups.led?.length ?? 0)
      .trim()
      .split(/\s+/);
    const title = /^\p{Lu}/u.test(part) || (match.groups.led === undefined && /^\s\p{Lu}/u.test(after));
    if (!/^\p{Lu}/u.test(name) || title || FULL_DATE.test(after) || ahead) return false;
    return match.groups.led !== undefined || (!OTHER_DAY.test(before) && ALONE.test(after));
  }
  if (match.groups?.month !== undefined) {
    // A year or a day of the month makes it a date in full; "in May" may also be a month to come.
    const event = /^in\b/u.test(match[0]) && EVENT.test(before);
    return (
      /\p{Lu}\p{Ll}+$/u.test(match[0]) &&
      !/^,?\s+(?:of\s+)?(?:\d|and\b|or\b)/u.test(after) &&
      !ahead &&
      !event
    );
  }
  if (match.groups?.near !== undefined) return !/^(?:'s|-)/u.test(after) && !/\bnot $/iu.test(before);
  return !/\b(?:the|same|of) $/iu.test(before) && !/^(?:'s|-)/u.test(after);
}

/**
 * Relative dates of a text and what they mean on the day it was published. A weekday is the last one up to and
 * including that day, a month without a year the latest that has begun.
 */
export function relativeDatesIn(text: string, published: Day): RelativeDate[] {
  // Days without a time zone are counted in UTC, where every day has 24 hours.
  const date = new UTCDate(published);
  if (!isValid(date)) return [];
  const found: RelativeDate[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const meant = isPlain(text, match) ? explain(match.groups ?? {}, date) : undefined;
    if (meant === undefined) continue;
    const [whole] = match;
    const start = match.index + (LED_BY.exec(whole)?.[0].length ?? 0);
    const end = match.index + whole.length;
    found.push({ start, end, text: text.slice(start, end), date: meant });
  }
  return found;
}
