import { slug } from 'github-slugger';

/** Discord's names hold as many, and ids become names. */
const LONGEST = 32;

/** What an id is made of, in words. */
export const ID = 'letters, digits, `-` or `_`';

/** Whether a text can be part of a passage's id, whose parts are set apart by other signs. */
export function isId(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}_'-]+$/u.test(text);
}

export interface Heading {
  readonly title: string;
  readonly id: string;
}

/** Splits `Title {#id}`; a heading without an id gets one made of its words. */
export function readHeading(heading: string): Heading {
  const explicit = /^(.*?)\s*\{#([^{}]*)\}$/s.exec(heading);
  if (explicit) return { title: explicit[1] ?? '', id: explicit[2] ?? '' };
  return { title: heading, id: idFrom(heading) };
}

/** The words of a title as an id, cut between words where it can be. */
function idFrom(title: string): string {
  const whole = slug(title.normalize('NFC')).replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
  if (whole.length <= LONGEST) return whole;
  const cut = whole.slice(0, LONGEST + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : cut.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
}
