/** Reads one sentence: who speaks in it, and what of it is theirs. */
import type { Attributed } from '../question.ts';
import { byAccordingTo } from './according-to.ts';
import { byInversion, bySubject } from './by-subject.ts';
import { breaks } from './clauses.ts';
import { cueOf, mayFollow } from './cues.ts';
import { type Notes, note, resolve, type Sentence, type Source } from './hearing.ts';
import { possessed, quotingIn } from './quoting.ts';
import { byParticiple, byShared } from './same-speaker.ts';
import { isComma, isQuote, lastWord, lower } from './sentence-tokens.ts';
import { subjectBefore } from './subject.ts';

/** What one sentence of the writer's says of who speaks. */
export interface Reading {
  readonly spans: readonly Attributed[];
  /** The one speaker that the next sentence may go on from; undefined where there is none, or more than one. */
  readonly source: Source | undefined;
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
