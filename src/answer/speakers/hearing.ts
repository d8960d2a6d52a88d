/** What a sentence has yielded so far, and how a statement is added to it. */
import type { Attributed } from '../question.ts';
import { mayMean, ownerOf, type Range } from './noun-phrase.ts';
import { ownEnd } from './own-end.ts';
import type { Token } from './quotations.ts';
import { isComma, isQuote, lastWord, lower, spanOf } from './sentence-tokens.ts';

/** A source as its paragraph names it, kept for the pronouns and quotations that follow. */
export interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly range: Range;
}

export interface Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly before: Source | undefined;
}

/** What a sentence has yielded so far. */
export interface Notes {
  readonly spans: Attributed[];
  readonly sources: Source[];
  /** Token up to which a statement found before runs: cues inside it belong to it. */
  heard: number;
}

export const CONJUNCTION = /^(?:while|whereas|but|and|though|although)$/;

export function sourceOf({ text, tokens }: Sentence, range: Range): Source | undefined {
  const span = spanOf(tokens, [range[0], lastWord(tokens, range[1])]);
  return span === undefined ? undefined : { text: text.slice(...span), tokens, range };
}

/** The source itself, or who "he", "she", "it", "they" or "her report" can only mean. */
export function resolve(sentence: Sentence, notes: Notes, range: Range): Source | undefined {
  const alone = range[1] - range[0] === 1 && /^(?:he|she|they|it)$/.test(lower(sentence.tokens, range[0]));
  const word = alone ? lower(sentence.tokens, range[0]) : ownerOf(sentence.tokens, range);
  if (word === undefined) return sourceOf(sentence, range);
  const last = notes.sources.at(-1) ?? sentence.before;
  return last !== undefined && mayMean(word, last.tokens, last.range) ? last : undefined;
}

/** Ends the statement found last before the token at `place`, where another speaker begins. */
export function cutLast({ tokens }: Sentence, { spans }: Notes, place: number): void {
  const last = spans.at(-1);
  let to = lastWord(tokens, place);
  while (CONJUNCTION.test(lower(tokens, to - 1))) to = lastWord(tokens, to - 1);
  const stop = tokens[to - 1];
  if (last !== undefined && stop !== undefined && last.end > stop.end && stop.end > last.start) {
    spans[spans.length - 1] = { ...last, end: stop.end };
  }
}

export function note(sentence: Sentence, notes: Notes, source: Source, ranges: readonly Range[]): void {
  for (const range of ranges) {
    const span = spanOf(sentence.tokens, [range[0], ownEnd(sentence.tokens, range)]);
    const last = notes.spans.at(-1);
    if (span === undefined || (last !== undefined && last.start >= span[0])) continue;
    if (last !== undefined && last.end > span[0]) cutLast(sentence, notes, range[0]);
    notes.spans.push({ start: span[0], end: span[1], speaker: source.text });
  }
  if (ranges.length > 0) notes.sources.push(source);
}

/** The statement ahead of the subject or verb at `at`, which a comma or a quotation mark must close. */
export function aheadOf(tokens: readonly Token[], from: number, at: number): Range[] {
  if (!isQuote(tokens[at - 1]) && !isComma(tokens[at - 1])) return [];
  let to = at;
  while (to > from && isComma(tokens[to - 1])) to -= 1;
  return to > from ? [[from, to]] : [];
}

/** After `"…," X said`: the quotation that goes on in the same sentence. */
export function goingOn(tokens: readonly Token[], at: number, end: number): Range[] {
  const from = isComma(tokens[at]) ? at + 1 : at;
  if (isQuote(tokens[from])) return [[from, end]];
  const quote = tokens.findIndex((token, place) => place >= from && isQuote(token));
  if (quote > 0 && /^[,:—–]$/.test(tokens[quote - 1]?.text ?? '')) return [[quote, end]];
  return quote > 0 && /^(?:and|but)$/.test(lower(tokens, from)) ? [[from, end]] : [];
}
