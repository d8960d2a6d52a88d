/** Reads one sentence: who speaks in it, and what of it is theirs. */

import type { Attributed } from '../question.ts';
import { type Cue, cueOf, mayFollow } from './cues.ts';
import { AUXILIARIES, DATA, headOf, isSomebody, mayMean, ownerOf, type Range } from './noun-phrase.ts';
import type { Token } from './quotations.ts';
import { type Subject, sourceAfterAccordingTo, sourceFrom, subjectBefore } from './sources.ts';
import {
  afterAddressee,
  afterColon,
  breaks,
  closesSentence,
  contentAfter,
  fronted,
  isCircumstance,
  isOneClause,
  isQuote,
  judgement,
  lastWord,
  lower,
  mainSubject,
  ownEnd,
  phrasal,
  possessed,
  quotingIn,
  spanOf,
} from './statements.ts';

/** A source as its paragraph names it, kept for the pronouns and quotations that follow. */
export interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly range: Range;
}

/** What one sentence of the writer's says of who speaks. */
export interface Reading {
  readonly spans: readonly Attributed[];
  /** The one speaker that the next sentence may go on from; undefined where there is none, or more than one. */
  readonly source: Source | undefined;
}

interface Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly before: Source | undefined;
}

/** What a sentence has yielded so far. */
interface Notes {
  readonly spans: Attributed[];
  readonly sources: Source[];
  /** Token up to which a statement found before runs: cues inside it belong to it. */
  heard: number;
}

const CONJUNCTION = /^(?:while|whereas|but|and|though|although)$/;

function isComma(token: Token | undefined): boolean {
  return token?.text === ',';
}

function sourceOf({ text, tokens }: Sentence, range: Range): Source | undefined {
  const span = spanOf(tokens, [range[0], lastWord(tokens, range[1])]);
  return span === undefined ? undefined : { text: text.slice(...span), tokens, range };
}

/** The source itself, or who "he", "she", "it", "they" or "her report" can only mean. */
function resolve(sentence: Sentence, notes: Notes, range: Range): Source | undefined {
  const alone = range[1] - range[0] === 1 && /^(?:he|she|they|it)$/.test(lower(sentence.tokens, range[0]));
  const word = alone ? lower(sentence.tokens, range[0]) : ownerOf(sentence.tokens, range);
  if (word === undefined) return sourceOf(sentence, range);
  const last = notes.sources.at(-1) ?? sentence.before;
  return last !== undefined && mayMean(word, last.tokens, last.range) ? last : undefined;
}

/** Ends the statement found last before the token at `place`, where another speaker begins. */
function cutLast({ tokens }: Sentence, { spans }: Notes, place: number): void {
  const last = spans.at(-1);
  let to = lastWord(tokens, place);
  while (CONJUNCTION.test(lower(tokens, to - 1))) to = lastWord(tokens, to - 1);
  const stop = tokens[to - 1];
  if (last !== undefined && stop !== undefined && last.end > stop.end && stop.end > last.start) {
    spans[spans.length - 1] = { ...last, end: stop.end };
  }
}

function note(sentence: Sentence, notes: Notes, source: Source, ranges: readonly Range[]): void {
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
function aheadOf(tokens: readonly Token[], from: number, at: number): Range[] {
  if (!isQuote(tokens[at - 1]) && !isComma(tokens[at - 1])) return [];
  let to = at;
  while (to > from && isComma(tokens[to - 1])) to -= 1;
  return to > from ? [[from, to]] : [];
}

/** After `"…," X said`: the quotation that goes on in the same sentence. */
function goingOn(tokens: readonly Token[], at: number, end: number): Range[] {
  const from = isComma(tokens[at]) ? at + 1 : at;
  if (isQuote(tokens[from])) return [[from, end]];
  const quote = tokens.findIndex((token, place) => place >= from && isQuote(token));
  if (quote > 0 && /^[,:—–]$/.test(tokens[quote - 1]?.text ?? '')) return [[quote, end]];
  return quote > 0 && /^(?:and|but)$/.test(lower(tokens, from)) ? [[from, end]] : [];
}

/** The comma after "an officer | who spoke on condition of anonymity,"; `at` where no such clause follows. */
function afterRelative(tokens: readonly Token[], at: number): number {
  const who = isComma(tokens[at]) ? at + 1 : at;
  if (lower(tokens, who) !== 'who' || isComma(tokens[who + 1])) return at;
  const stop = tokens.findIndex((token, place) => place > who && (token.kind !== 'word' || isQuote(token)));
  return isComma(tokens[stop]) && stop < who + 16 ? stop : at;
}

/** "according to X", at either end or in the middle. */
function byAccordingTo(sentence: Sentence, notes: Notes, at: number, end: number): void {
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

/** Who acts in a sentence of one clause, where nobody has spoken in it. */
function mainSource(sentence: Sentence, notes: Notes, to: number): Source | undefined {
  const range = mainSubject(sentence.tokens, to);
  return range === undefined ? undefined : resolve(sentence, notes, range);
}

function judgementAt(tokens: readonly Token[], at: number, cue: Cue, end: number): Range[] {
  if (cue.pattern !== 'quote' && cue.pattern !== 'judge') return [];
  const judged = judgement(tokens, at, cue, end);
  const own = judged.length === 0 && cue.verb === 'call' ? phrasal(tokens, at, cue, end, true) : undefined;
  return own === undefined ? judged : [own];
}

/** "called the vote 'a farce' and said …": who spoke or acted before goes on. */
function byShared(sentence: Sentence, notes: Notes, at: number, cue: Cue, end: number): void {
  const { tokens } = sentence;
  if (lower(tokens, at - 1) !== 'and' || !/^(?:past|third)$/.test(cue.form) || isComma(tokens[at - 2]))
    return;
  if (!/^(?:say|hold|that|tell)$/.test(cue.pattern)) return;
  const last = notes.sources.at(-1);
  const from = Math.max(notes.heard - 1, last?.tokens === tokens ? last.range[1] - 1 : -1);
  const own = from >= 0 && isOneClause(tokens, from, at) ? last : undefined;
  const source = own ?? (notes.sources.length > 0 ? undefined : mainSource(sentence, notes, at - 1));
  const content = source && contentAfter(tokens, at, cue, end);
  if (source === undefined || content === undefined) return;
  note(sentence, notes, source, [content]);
  notes.heard = content[1];
}

/** ", saying that …": who spoke or reacted before goes on. */
function byParticiple(sentence: Sentence, notes: Notes, at: number, cue: Cue, end: number): void {
  const { tokens } = sentence;
  if (!isComma(tokens[at - 1])) return;
  const source = notes.sources.at(-1) ?? (at < notes.heard ? undefined : mainSource(sentence, notes, at - 1));
  if (source === undefined) return;
  const content = contentAfter(tokens, at, cue, end);
  if (content === undefined) {
    // After somebody's words it may be those whom they tell of that accuse; a quotation is hardly theirs.
    const judged = judgementAt(tokens, at, cue, end);
    if (judged.length === 0 || (notes.spans.length > 0 && !judged.every(([from]) => isQuote(tokens[from]))))
      return;
    cutLast(sentence, notes, at - 1);
    note(sentence, notes, source, judged);
    notes.heard = end;
    return;
  }
  cutLast(sentence, notes, at - 1);
  note(sentence, notes, source, [content]);
  notes.heard = end;
}

/** `"…," X said`, "…, X said, …", "…, X said on Friday": what is said stands first. */
function saidBefore(
  tokens: readonly Token[],
  at: number,
  cue: Cue,
  { opens }: Subject,
  heard: number,
  end: number,
  followed: boolean,
): Range[] {
  const comma = isComma(tokens[opens - 1]);
  const quoted = isQuote(tokens[opens - (comma ? 2 : 1)]);
  // "…, X said, adding that …" closes what is said; "…, X said, but …" goes on with it.
  const interrupts = !isQuote(tokens[at + 2]) && !/[a-z]{2}ing$/.test(lower(tokens, at + 2));
  const aside = isComma(tokens[at + 1]) && interrupts && (comma || quoted);
  if (quoted) {
    // A quotation that only closes an introduction ('After "talks", X said he …') is not what is said.
    const opening = opens - (comma ? 2 : 1);
    const whole = opening <= heard || tokens[opening - 1]?.kind === 'sign';
    if (!whole && followed && !aside) return [];
    const rest = cue.pattern === 'tell' ? afterAddressee(tokens, at + 1) : at + 1;
    return [...aheadOf(tokens, heard, opens), ...goingOn(tokens, rest, end)];
  }
  if (aside) return [[heard, end]];
  const statement = comma && !followed && !isCircumstance(tokens, [heard, opens - 1]);
  return statement && closesSentence(tokens, at, cue) ? aheadOf(tokens, heard, opens) : [];
}

/** A subject before its verb. */
function bySubject(
  sentence: Sentence,
  notes: Notes,
  at: number,
  cue: Cue,
  subject: Subject,
  end: number,
): void {
  const { tokens } = sentence;
  const { range, opens, opener } = subject;
  const source = resolve(sentence, notes, range);
  if (source === undefined) return;
  if (cue.pattern === 'data' && !DATA.test(headOf(tokens, range)?.lower ?? '')) return;
  // "which unions say will …": the relative clause ends at its comma.
  const relative = /^(?:which|who)$/.test(opener?.lower ?? '');
  const comma = tokens.findIndex((token, place) => place > at + 1 && isComma(token));
  const content = contentAfter(tokens, at, cue, relative && comma > 0 ? comma : end);
  // "the plan ministers say will …": what stands before the verb is more than its subject.
  const quoted = isQuote(tokens[opens - 1]) || (isComma(tokens[opens - 1]) && isQuote(tokens[opens - 2]));
  const denies = cue.pattern === 'deny' && /^(?:having|being)$/.test(lower(tokens, at + 1));
  if (AUXILIARIES.has(lower(tokens, at + 1)) && !relative && !quoted && !denies) return;
  const heard = at < notes.heard;
  const before =
    mayFollow(cue) && !heard
      ? saidBefore(tokens, at, cue, subject, notes.heard, end, content !== undefined)
      : [];
  const judged = /^(?:quote|judge)$/.test(cue.pattern) ? judgement(tokens, at, cue, end) : [];
  const own =
    judged.length === 0 && !relative
      ? phrasal(tokens, at, cue, end, range !== source.range || isSomebody(tokens, range))
      : undefined;
  if (before.length > 0) {
    note(sentence, notes, source, before);
    notes.heard = end;
  } else if (content !== undefined) {
    if (heard) cutLast(sentence, notes, opens);
    const announced = fronted(tokens, opens);
    note(sentence, notes, source, announced === undefined ? [content] : [announced, content]);
    notes.heard = content[1];
  } else if (own !== undefined) {
    if (heard) cutLast(sentence, notes, opens);
    note(sentence, notes, source, [own]);
    notes.heard = own[1];
  } else if (cue.pattern === 'quote' || cue.pattern === 'judge') {
    if (heard && judged.length > 0) cutLast(sentence, notes, opens);
    note(sentence, notes, source, judged);
    notes.heard = judged.at(-1)?.[1] ?? notes.heard;
    if (judged.length === 0) notes.sources.push(source);
  } else if (cue.pattern === 'react' || cue.pattern === 'deny' || cue.pattern === 'that') {
    notes.sources.push(source);
  }
}

/** `"…," said X`, "…, insists X." */
function byInversion(sentence: Sentence, notes: Notes, at: number, end: number): void {
  const { tokens } = sentence;
  const range = sourceFrom(tokens, at + 1, 'any');
  const source = range === undefined ? undefined : sourceOf(sentence, range);
  if (range === undefined || source === undefined) return;
  const next = tokens[range[1]];
  const quoted = isQuote(tokens[at - 1]) || isQuote(tokens[at - 2]);
  if (!quoted && next !== undefined && !/^[.,]$/.test(next.text)) return;
  const goes =
    isComma(next) && range[1] + 1 < end && !/^(?:who|whose|which)$/.test(lower(tokens, range[1] + 1));
  const ahead = aheadOf(tokens, notes.heard, at);
  const whole: Range[] = goes && ahead.length > 0 ? [[notes.heard, end]] : ahead;
  note(sentence, notes, source, quoted ? [...ahead, ...goingOn(tokens, range[1], end)] : whole);
  notes.heard = end;
}

function hear(sentence: Sentence, notes: Notes, at: number, end: number): void {
  const { tokens } = sentence;
  const token = tokens[at];
  if (token?.kind !== 'word') return;
  if (token.lower === 'according' && lower(tokens, at + 1) === 'to') {
    byAccordingTo(sentence, notes, at, end);
    return;
  }
  const cue = cueOf(token.lower);
  // A capital makes it a name: "the United States".
  if (cue === undefined || (at > 0 && token.text !== token.lower)) return;
  if (cue.verb === 'point' && lower(tokens, at + 1) !== 'out') return;
  if (cue.form === 'ing') {
    byParticiple(sentence, notes, at, cue, end);
    return;
  }
  const subject = subjectBefore(tokens, at);
  // Inside somebody's words only what opens a clause of its own speaks for itself.
  if (at < notes.heard && (subject === undefined || !breaks(tokens, subject.opens))) return;
  if (subject !== undefined) bySubject(sentence, notes, at, cue, subject, end);
  else if (mayFollow(cue) && cue.form !== 'base' && (isQuote(tokens[at - 1]) || isComma(tokens[at - 1]))) {
    byInversion(sentence, notes, at, end);
  } else byShared(sentence, notes, at, cue, end);
}

/** Reads one sentence from left to right; everything a reading knows is in its argument. */
export function read(sentence: Sentence): Reading {
  const { tokens } = sentence;
  const notes: Notes = { spans: [], sources: [], heard: 0 };
  const end = lastWord(tokens, tokens.length);
  for (let at = 0; at < tokens.length; at += 1) hear(sentence, notes, at, end);
  const quoting = notes.spans.length === 0 ? quotingIn(tokens, end) : undefined;
  if (quoting !== undefined) {
    const own = possessed(tokens, quoting.source[1]);
    const source = resolve({ ...sentence, tokens: own }, notes, quoting.source);
    if (source !== undefined) note(sentence, notes, source, quoting.content);
  }
  const { spans, sources } = notes;
  const distinct = new Set(sources.map((source) => source.text));
  return { spans, source: distinct.size === 1 ? sources.at(-1) : undefined };
}
