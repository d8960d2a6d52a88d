import type { Span } from '../question.ts';
import type { Range } from './noun-phrase.ts';
import type { Token } from './quotations.ts';

export function isQuote(token: Token | undefined): boolean {
  return token?.kind === 'quote';
}

/** The word at a place in lower case; empty where there is none. */
export function lower(tokens: readonly Token[], at: number): string {
  return tokens[at]?.lower ?? '';
}

/** The place after the last word, quotation or closing sign before `to`. */
export function lastWord(tokens: readonly Token[], to: number): number {
  let at = to;
  while (at > 0 && tokens[at - 1]?.kind === 'sign' && !/^[)%]$/.test(tokens[at - 1]?.text ?? '')) at -= 1;
  return at;
}

/** The part of the text from the first token to the last word; undefined where that is nothing. */
export function spanOf(tokens: readonly Token[], [from, to]: Range): Span | undefined {
  const first = tokens[from];
  const last = tokens[lastWord(tokens, to) - 1];
  return first === undefined || last === undefined || last.end <= first.start
    ? undefined
    : [first.start, last.end];
}

export function isComma(token: Token | undefined): boolean {
  return token?.text === ',';
}
