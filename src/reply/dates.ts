import type { Explained } from '../answer/dates/meaning.ts';
import type { Text } from './text/en.ts';

/** Writes out a day, a month or a year. */
export function written(date: Explained, text: Text): string {
  if (typeof date === 'string') return format(date, { dateStyle: 'long' }, text);
  if ('year' in date) return String(date.year);
  return format(date.from, { month: 'long', year: 'numeric' }, text);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept for each style: making one takes as long as all the rest of an answer's text. */
function formatOf(locale: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, style]);
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
    formats.set(key, known);
  }
  return known;
}

/** Writes out a calendar date, `YYYY-MM-DD`. */
export function format(date: string, style: Intl.DateTimeFormatOptions, text: Text): string {
  return formatOf(text.locale, style).format(new Date(`${date}T00:00:00Z`));
}
