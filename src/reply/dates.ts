import type { Explained } from '../answer/dates/meaning.ts';
import type { Text } from './text/en.ts';

/** Writes out a day, a month or a year. */
export function written(date: Explained, text: Text): string {
  if (typeof date === 'string') return format(date, { dateStyle: 'long' }, text);
  if ('year' in date) return String(date.year);
  return format(date.from, { month: 'long', year: 'numeric' }, text);
}

/** Writes out a calendar date, `YYYY-MM-DD`. */
export function format(date: string, style: Intl.DateTimeFormatOptions, text: Text): string {
  return new Intl.DateTimeFormat(text.locale, { ...style, timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
