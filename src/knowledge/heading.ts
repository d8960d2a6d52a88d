import { createHash } from 'node:crypto';
import { slug } from 'github-slugger';

/** Discord's names hold as many, and ids become names; a button's custom id holds two of them. */
const LONGEST = 32;

/** What an id is made of, in words. */
export const ID = 'letters, digits, `-` or `_`';

/** Whether a text can be part of a passage's id, whose parts are set apart by other signs. */
export function isId(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}_'-]+$/u.test(text);
}

/**
 * An id that is short enough, made from one that may be too long: its beginning and six letters that tell it from
 * others with the same beginning.
 */
export function shortenId(id: string): string {
  if (id.length <= LONGEST) return id;
  const letters = createHash('sha256').update(id).digest('hex').slice(0, 6);
  // In capitals, which no command's name has: nobody should have to type it.
  const mark = letters.replace(/./g, (digit) => 'ABCDEFGHIJKLMNOP'[Number.parseInt(digit, 16)] ?? '');
  const cut = id.slice(0, LONGEST - mark.length - 1).replace(/[\uD800-\uDBFF]$|-+$/, '');
  return `${cut}-${mark}`;
}

export interface Heading {
  readonly title: string;
  readonly id: string;
}

/** Splits `Title {#id}`; a heading without an id gets one made of its words. */
export function readHeading(heading: string): Heading {
  const explicit = /^(.*?)\s*\{#([^{}]*)\}$/s.exec(heading);
  if (explicit) return { title: explicit[1] ?? '', id: shortenId(explicit[2] ?? '') };
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
