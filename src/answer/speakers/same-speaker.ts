/** Statements without a subject of their own: who spoke before goes on. */
import { isOneClause, mainSubject } from './clauses.ts';
import { contentAfter } from './content.ts';
import type { Cue } from './cues.ts';
import { cutLast, type Notes, note, resolve, type Sentence, type Source } from './hearing.ts';
import { judgement } from './judgement.ts';
import type { Range } from './noun-phrase.ts';
import { phrasal } from './phrasal.ts';
import type { Token } from './quotations.ts';
import { isComma, isQuote, lower } from './sentence-tokens.ts';

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
export function byShared(sentence: Sentence, notes: Notes, at: number, cue: Cue, end: number): void {
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
export function byParticiple(sentence: Sentence, notes: Notes, at: number, cue: Cue, end: number): void {
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
