/** When something was written, as Discord shows it beside a name: “Today at 16:44” in the person's language. */
export function shortTime(timestamp: string, locale: string, now = new Date()): string {
  const date = new Date(timestamp);
  const days = Math.round((midnight(date) - midnight(now)) / 86_400_000);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(date);
  if (days > -2) {
    const day = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
    return `${day.charAt(0).toLocaleUpperCase(locale)}${day.slice(1)}, ${time}`;
  }
  return `${new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).format(date)} ${time}`;
}

/** Discord's styles of a timestamp in a text (reference#message-formatting-timestamp-styles). */
const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/**
 * A timestamp of a text, such as `<t:1745625600:D>`, in the person's language; one that no calendar reaches is
 * shown as the number that it is.
 */
export function styledTime(seconds: number, style: string, locale: string, now = Date.now()): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(seconds);
  if (style === 'R') {
    const away = seconds - Math.round(now / 1000);
    const [unit, length] = UNITS.find(([, size]) => Math.abs(away) >= size) ?? ['second', 1];
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(away / length), unit);
  }
  return new Intl.DateTimeFormat(locale, STYLES[style] ?? STYLES.f).format(date);
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
