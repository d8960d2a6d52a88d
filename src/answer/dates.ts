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
const PATTERN = new RegExp(
  [
    `\\b(?:(?<led>on|by|since|until|late|early)\\s+)?(?<day>${DAYS.join('|')})${DAY_PART}\\b`,
    '\\b(?<near>yesterday|today|tonight)\\b',
    '\\blast (?<night>night)\\b',
    '\\b(?<which>this|last|next) (?<unit>month|year)\\b',
    `\\b(?<month>(?:by|in|since|until|last) (?:(?:early|late|mid) )?(?:${MONTHS.join('|')}))\\b`,
  ].join('|'),
  'giu',
);

/** What leads to a date and is no part of it. */
const LED_BY = /^(?:on|by|in|since|until)\s+/iu;
/** Before a weekday, words that make it another one; after it, a date in full or a name ("Black Friday", "Friday prayers"). */
const OTHER_DAY =
  /(?:\b(?:next|last|every|each|this|coming|following|previous|black|good|ash|easter|super|bloody|any|one|a|the|that)|\d)[\s-]+$/iu;
const FULL_DATE =
  /^(?:s\b|,?\s+(?:\d|the \d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|'s)/u;
/** After a weekday without "on", what shows that it is no part of a name ("Friday prayers"). */
const ALONE =
  /^(?:\s*(?:[^\s\p{L}\p{N}]|$)|\s+(?:in|at|on|of|for|from|to|by|with|after|before|during|that|it|he|she|they|the|an?|as|and|but|when|while|over)\b)/u;
/** Where the sentence looks ahead, "on Friday" may be the next one. */
const AHEAD_TO = /\b(?:is|are|was|were|be|due|set|expected|scheduled|plans?|planned|hopes?|wants?) to\b/iu;
const LOOKS_AHEAD =
  /\b(?:will|shall|would|next|upcoming|may|might|could|should|due|scheduled|ahead of)\b|'ll\b/u;

function dayOf(date: Date): Day {
  return formatISO(date, { representation: 'date' });
}

function monthOf(date: Date): { from: Day; to: Day } {
  return { from: dayOf(startOfMonth(date)), to: dayOf(lastDayOfMonth(date)) };
}

/** The clause around a place, by which a weekday looks back or ahead. */
function clauseAround(text: string, start: number, end: number): string {
  const before = text.slice(0, start);
  const from = Math.max(before.lastIndexOf('. '), before.lastIndexOf('; '), before.lastIndexOf('"')) + 1;
  const after = text.slice(end).search(/[.;"]/);
  return text.slice(from, after < 0 ? text.length : end + after);
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
  const clause = clauseAround(text, match.index, end);
  const ahead = LOOKS_AHEAD.test(clause) || AHEAD_TO.test(clause);
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
    return /\p{Lu}\p{Ll}+$/u.test(match[0]) && !/^,?\s+(?:of\s+)?(?:\d|and\b|or\b)/u.test(after) && !ahead;
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
