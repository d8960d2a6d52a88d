/**
 * Words such as "Saturday" or "last year", explained by the date that an article was published on. Only what has
 * one meaning in a news text is explained; "in recent weeks", "next Friday" or a date in full are left alone.
 */

import { UTCDate } from '@date-fns/utc';
import { isValid } from 'date-fns/isValid';
import { type Day, type Explained, explain } from './meaning.ts';
import { PATTERN } from './pattern.ts';
import { isPlain } from './plain.ts';

export interface RelativeDate {
  /** Half-open range of UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly date: Explained;
}

/** What leads to a date and is no part of it. */
const LED_BY = /^(?:on|by|in|since|until)\s+/iu;

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
