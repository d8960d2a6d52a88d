/** Statements whose verb has its subject beside it. */
import { afterAddressee, closesSentence, isCircumstance } from './circumstances.ts';
import { contentAfter, fronted } from './content.ts';
import { type Cue, mayFollow } from './cues.ts';
import { aheadOf, cutLast, goingOn, type Notes, note, resolve, type Sentence, sourceOf } from './hearing.ts';
import { judgement } from './judgement.ts';
import { AUXILIARIES, DATA, headOf, isSomebody, type Range } from './noun-phrase.ts';
import { phrasal } from './phrasal.ts';
import type { Token } from './quotations.ts';
import { isComma, isQuote, lower } from './sentence-tokens.ts';
import { sourceFrom } from './sources.ts';
import type { Subject } from './subject.ts';

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
export function bySubject(
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
export function byInversion(sentence: Sentence, notes: Notes, at: number, end: number): void {
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
