import type { Span } from '../question.ts';
import { sentencesOf } from '../sentences.ts';

/** Words between quotation marks, the marks included. */
export interface Quotation {
  readonly start: number;
  readonly end: number;
  /** No closing mark: the quotation runs on in the next paragraph. */
  readonly open: boolean;
}

/** Single marks further apart than this, in code units, are apostrophes. */
const LONGEST_SINGLE = 1500;

const OPENS = /[\s([—–-]/;

/** True where a single mark at `at` closes: not inside a word, and before a space or a sign. */
function closes(text: string, at: number): boolean {
  return !/[\s]/.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + 1] ?? ' ');
}

/** The closing single mark; one after a comma or full stop wins over one that may be a plural's ("growers'"). */
function singleEnd(text: string, from: number): number {
  let first = -1;
  for (let at = from; at < Math.min(text.length, from + LONGEST_SINGLE); at += 1) {
    if (text[at] === '"' || text[at] === '“') break;
    if ((text[at] !== "'" && text[at] !== '’') || !closes(text, at)) continue;
    if (/[.,!?…]/.test(text[at - 1] ?? '')) return at;
    if (text[at - 1] !== 's') return first < 0 ? at : first;
    if (first < 0) first = at;
  }
  return first;
}

function opensAt(text: string, at: number): boolean {
  return at === 0 || OPENS.test(text[at - 1] ?? '');
}

function quotationAt(text: string, at: number): Quotation | undefined {
  const mark = text[at];
  if (mark === '"' || mark === '“') {
    if (mark === '"' && !opensAt(text, at)) return undefined;
    const close = text.slice(at + 1).search(mark === '"' ? /"/ : /[”"]/);
    return close < 0
      ? { start: at, end: text.length, open: true }
      : { start: at, end: at + close + 2, open: false };
  }
  if ((mark !== "'" && mark !== '‘') || !opensAt(text, at) || !/\p{L}/u.test(text[at + 1] ?? '')) {
    return undefined;
  }
  const close = singleEnd(text, at + 1);
  return close < 0 ? undefined : { start: at, end: close + 1, open: false };
}

/** The quotations of a paragraph, in reading order; one inside another is part of it. */
export function quotationsIn(text: string): Quotation[] {
  const found: Quotation[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const quotation = quotationAt(text, at);
    if (quotation === undefined) continue;
    found.push(quotation);
    at = quotation.end - 1;
  }
  return found;
}

/** A question or exclamation that its own sentence goes on from: `"Why?" asked …`, `"Why?" the senator asked.` */
const GOES_ON = /^,?\s+(?:\p{Ll}|[^.?!"“]{2,60}\b(?:asked|said|says|shouted|wrote|added|replied|told)\b)/u;

/** The text with its quotations blanked at equal length, so that only the sentences around them are cut. */
function masked(text: string, quotations: readonly Quotation[]): string {
  let out = '';
  let from = 0;
  for (const { start, end, open } of quotations) {
    const last = open ? text[end - 1] : text[end - 2];
    const stops = /[.!?…]/.test(last ?? '') && end - start > 3 && !GOES_ON.test(text.slice(end));
    const size = end - start - 2;
    const blank = `"${'X'.repeat(Math.max(0, size - 1))}${stops ? '.' : 'X'}"`;
    out += text.slice(from, start) + blank.slice(0, end - start).padEnd(end - start, 'X');
    from = end;
  }
  return out + text.slice(from);
}

/** The sentences of a paragraph as its writer makes them: a quotation of several sentences stays in one. */
export function outerSentences(text: string, quotations: readonly Quotation[], language: string): Span[] {
  const spans: Span[] = [];
  for (const [start, end] of sentencesOf(masked(text, quotations), language)) {
    const last = spans.at(-1);
    // Inside a quotation, and before a small letter, no sentence of the writer's begins.
    const inside = quotations.some((quotation) => quotation.start < start && start < quotation.end);
    if (last !== undefined && (inside || /^\s*\p{Ll}/u.test(text.slice(start)))) {
      spans[spans.length - 1] = [last[0], end];
    } else spans.push([start, end]);
  }
  return spans;
}

export interface Token {
  readonly kind: 'word' | 'quote' | 'sign';
  readonly text: string;
  /** In lower case, with straight apostrophes. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|St|Jr|Sr)\.(?=[\s,])|\p{Lu}\.(?:\p{Lu}\.)*(?=\s+\p{L})|[\p{L}\p{N}]+(?:[-–'’&/][\p{L}\p{N}]+|[.,]\p{N}+)*(?:['’](?=\s[\p{L}\p{N}]))?|[^\s\p{L}\p{N}]/gu;

/** Words, signs and whole quotations between two places of a text. */
export function tokensIn(text: string, [from, to]: Span, quotations: readonly Quotation[]): Token[] {
  const tokens: Token[] = [];
  const add = (kind: Token['kind'], start: number, end: number): void => {
    const part = text.slice(start, end);
    tokens.push({ kind, text: part, lower: part.toLowerCase().replace(/’/g, "'"), start, end });
  };
  const words = (start: number, end: number): void => {
    for (const match of text.slice(start, end).matchAll(TOKEN)) {
      const at = start + match.index;
      add(/[\p{L}\p{N}]/u.test(match[0]) ? 'word' : 'sign', at, at + match[0].length);
    }
  };
  let at = from;
  for (const quotation of quotations) {
    if (quotation.start < from || quotation.end > to) continue;
    words(at, quotation.start);
    add('quote', quotation.start, quotation.end);
    at = quotation.end;
  }
  words(at, to);
  return tokens;
}
