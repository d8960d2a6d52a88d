import { verbOf } from './verbs.ts';

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

/** The clause on both sides of a place, by which a weekday looks back or ahead. */
function clauseAround(text: string, start: number, end: number): { before: string; after: string } {
  const left = text.slice(0, start);
  const from = Math.max(...['. ', '; ', '"', '“', '”', '\n'].map((sign) => left.lastIndexOf(sign))) + 1;
  const right = text.slice(end);
  const to = right.search(/[.;"“”\n]/);
  return { before: left.slice(from), after: to < 0 ? right : right.slice(0, to) };
}

/** Whether the clause that a weekday or month stands in tells of what was. */
export function looksBack(text: string, match: RegExpExecArray): boolean {
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
