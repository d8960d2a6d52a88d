import { CONJUNCTION, type Notes, note, resolve, type Sentence } from './hearing.ts';
import type { Range } from './noun-phrase.ts';
import { afterColon } from './own-end.ts';
import type { Token } from './quotations.ts';
import { isComma, isQuote, lower } from './sentence-tokens.ts';
import { sourceAfterAccordingTo } from './sources.ts';

/** The comma after "an officer | who spoke on condition of anonymity,"; `at` where no such clause follows. */
function afterRelative(tokens: readonly Token[], at: number): number {
  const who = isComma(tokens[at]) ? at + 1 : at;
  if (lower(tokens, who) !== 'who' || isComma(tokens[who + 1])) return at;
  const stop = tokens.findIndex((token, place) => place > who && (token.kind !== 'word' || isQuote(token)));
  return isComma(tokens[stop]) && stop < who + 16 ? stop : at;
}

/** "according to X", at either end or in the middle. */
export function byAccordingTo(sentence: Sentence, notes: Notes, at: number, end: number): void {
  const { tokens } = sentence;
  const closing = isComma(tokens[at - 1]);
  const range = sourceAfterAccordingTo(tokens, at + 2, closing);
  const source = range === undefined ? undefined : resolve(sentence, notes, range);
  if (range === undefined || source === undefined || at < notes.heard) return;
  const closes = afterRelative(tokens, range[1]);
  const next = lower(tokens, closes + 1);
  const goes = isComma(tokens[closes]) && closes < end && !/^(?:yet|which|who)$/.test(next);
  const after = goes && !CONJUNCTION.test(next);
  const opens = at === 0 || /^(?:but|and|yet|however|:)$/.test(lower(tokens, at - 1));
  const to = closing ? at - 1 : at;
  const ahead: Range[] = opens || to <= notes.heard ? [] : [afterColon(tokens, [notes.heard, to])];
  const whole: Range = [opens ? closes + 1 : notes.heard, end];
  note(sentence, notes, source, after ? [whole] : ahead);
  notes.heard = after ? end : closes;
}
