// A file each: the package as a whole has three hundred, which is a tenth of a second at start.
import { addMonths } from 'date-fns/addMonths';
import { addYears } from 'date-fns/addYears';
import { formatISO } from 'date-fns/formatISO';
import { getYear } from 'date-fns/getYear';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { setMonth } from 'date-fns/setMonth';
import { startOfMonth } from 'date-fns/startOfMonth';
import { subDays } from 'date-fns/subDays';
import { subYears } from 'date-fns/subYears';
import { DAYS, MONTHS } from './pattern.ts';

/** A calendar date, `YYYY-MM-DD`. */
export type Day = string;

export type Explained = Day | { readonly year: number } | { readonly from: Day; readonly to: Day };

function dayOf(date: Date): Day {
  return formatISO(date, { representation: 'date' });
}

function monthOf(date: Date): { from: Day; to: Day } {
  return { from: dayOf(startOfMonth(date)), to: dayOf(lastDayOfMonth(date)) };
}

/** What the groups of a match of `PATTERN` mean on the day that the article was published. */
export function explain(
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
