/** The subject ahead of a verb, where it can be a speaker. */
import { clauseStart } from './clause-start.ts';
import { cueOf } from './cues.ts';
import { modifierKind } from './modifiers.ts';
import {
  AUXILIARIES,
  COLLECTIVES,
  fits,
  headOf,
  INTRODUCTIONS,
  isDay,
  isDeterminer,
  isName,
  isNumber,
  isPlural,
  isTime,
  nounPhrase,
  type Range,
  words,
} from './noun-phrase.ts';
import type { Token } from './quotations.ts';

/** Clauses that do not state what they contain: "if the judge says", "what the general said". */
const DOUBTFUL = words(
  'what how why whether if unless whose whom before until till once than as nor or where that had whatever whenever wherever',
);

const ADVERBS = words(
  'also has have had later then since already now again once still repeatedly once even first too long ever previously',
);

/** Steps left over what may stand between a subject and its verb; undefined where that takes the statement back. */
function beforeAdverbs(tokens: readonly Token[], cue: number): number | undefined {
  let at = cue;
  for (;;) {
    const token = tokens[at - 1];
    if (token === undefined) return at;
    const phrase = tokens
      .slice(Math.max(0, at - 4), at)
      .map((each) => each.lower)
      .join(' ');
    if (phrase === 'for the first time') at -= 4;
    else if (isDay(token) && tokens[at - 2]?.lower === 'on') at -= 2;
    else if (isTime(token) && /^(?:last|this|next|earlier)$/.test(tokens[at - 2]?.lower ?? '')) at -= 2;
    else if (ADVERBS.has(token.lower) || (/[a-z]{3}ly$/.test(token.text) && !fits(token))) at -= 1;
    else if (
      AUXILIARIES.has(token.lower) ||
      /^(?:not|never|to|neither|nor|hardly|n't|being|without)$/.test(token.lower)
    )
      return undefined;
    else return at;
  }
}

export interface Subject {
  /** The source; where it is a pronoun, that one word. */
  readonly range: Range;
  /** First token of the clause that the subject opens, its modifiers included. */
  readonly opens: number;
  /** The token before it, by which the clause hangs on what precedes. */
  readonly opener?: Token;
}

function commaBefore(tokens: readonly Token[], end: number): number {
  for (let at = end - 1; at >= 0; at -= 1) {
    if (tokens[at]?.text === ',') return at;
    if (tokens[at]?.kind === 'quote' || tokens[at]?.text === ';') return -1;
  }
  return -1;
}

/** A subject that ends at `end`, with what its writer put between commas after it. */
function subjectEndingAt(tokens: readonly Token[], end: number): Subject | undefined {
  if (tokens[end - 1]?.text === ',') return modified(tokens, end - 1);
  const start = clauseStart(tokens, end);
  if (start < 0) return undefined;
  const opener = tokens[start - 1];
  const alone = tokens[start];
  if (end - start === 1 && alone !== undefined && /^(?:he|she|they|it)$/.test(alone.lower)) {
    return opener === undefined
      ? { range: [start, end], opens: start }
      : { range: [start, end], opens: start, opener };
  }
  // "Students who were inside the building said": the clause belongs to the source, which stands before it.
  if (
    opener?.lower === 'who' &&
    start < end &&
    (AUXILIARIES.has(alone?.lower ?? '') || /[a-z]{2}ed$/.test(alone?.text ?? ''))
  ) {
    const before = subjectEndingAt(tokens, start - 1);
    return before === undefined ? undefined : { ...before, range: [before.range[0], end] };
  }
  const range = nounPhrase(tokens, [start, end]);
  // After a colon stands the second half of a title more often than a speaker.
  if (range === undefined || opener?.text === ':') return undefined;
  if (isPlace(tokens, range[0])) return undefined;
  const listed = listBefore(tokens, range);
  return listed ?? (opener === undefined ? { range, opens: start } : { range, opens: start, opener });
}

/** The second half of "in Kingston, Ontario", unless that place opens the sentence. */
function isPlace(tokens: readonly Token[], from: number): boolean {
  if (tokens[from - 1]?.text !== ',' || !isName(tokens[from])) return false;
  let at = from - 1;
  while (at > 0 && isName(tokens[at - 1])) at -= 1;
  return at > 1 && at < from - 1 && /^(?:in|from|of|at|near)$/.test(tokens[at - 1]?.lower ?? '');
}

/** "Hungary, Slovakia and Austria": the names before the commas are of the subject too. */
function listBefore(tokens: readonly Token[], [from, to]: Range): Subject | undefined {
  if (!tokens.slice(from, to).some((token) => token.lower === 'and') || tokens[from - 1]?.text !== ',')
    return undefined;
  let at = from;
  while (at >= 2 && tokens[at - 1]?.text === ',' && isName(tokens[at - 2])) {
    at -= 2;
    while (at > 0 && isName(tokens[at - 1])) at -= 1;
  }
  return at === 0 && !INTRODUCTIONS.has(tokens[0]?.lower ?? '') ? { range: [0, to], opens: 0 } : undefined;
}

/** The subject of "Name, 54, a teacher, said": modifiers are stepped over, those that name are kept. */
function modified(tokens: readonly Token[], end: number): Subject | undefined {
  let stop = end;
  let kept: number | undefined;
  for (let steps = 0; steps < 3; steps += 1) {
    const comma = commaBefore(tokens, stop);
    if (comma < 1) return undefined;
    const kind = modifierKind(tokens, [comma + 1, stop]);
    if (kind === undefined) return undefined;
    kept = kind === 'clause' ? undefined : (kept ?? stop);
    const next = commaBefore(tokens, comma);
    const before = tokens.slice(next + 1, comma);
    const single = before.length === 1 && isNumber(before[0]);
    const relative = /^(?:who|which|whose)$/.test(before[0]?.lower ?? '');
    if (!single && !relative) {
      const start = clauseStart(tokens, comma);
      if (start < 0) return undefined;
      const range = nounPhrase(tokens, [start, comma]);
      if (range === undefined) return undefined;
      const opener = tokens[start - 1];
      const whole: Range = [range[0], kept ?? comma];
      return opener === undefined ? { range: whole, opens: start } : { range: whole, opens: start, opener };
    }
    stop = comma;
  }
  return undefined;
}

/** The subject that stands before the verb at `cue` and may be taken at its word. */
export function subjectBefore(tokens: readonly Token[], cue: number): Subject | undefined {
  const end = beforeAdverbs(tokens, cue);
  if (end === undefined || end === 0) return undefined;
  const subject = subjectEndingAt(tokens, end);
  if (subject === undefined || DOUBTFUL.has(subject.opener?.lower ?? '')) return undefined;
  const before = tokens.slice(0, subject.opens);
  const opening = before.slice(before.findLastIndex((token) => /^[,;:—–]$/.test(token.text)) + 1);
  if (opening.some((token) => /^(?:if|whether|unless|had|neither|never|did|does|do|what)$/.test(token.lower)))
    return undefined;
  return agrees(tokens, subject.range, cue) ? subject : undefined;
}

/** "The army's claims", "police reports": a noun that looks like the verb does not agree with its subject. */
function agrees(tokens: readonly Token[], range: Range, cue: number): boolean {
  const form = cueOf(tokens[cue]?.lower ?? '')?.form;
  const head = headOf(tokens, range);
  const several =
    isPlural(head) ||
    tokens.slice(range[0], range[1]).some((token) => token.lower === 'and') ||
    head?.lower === 'they' ||
    /^(?:some|many|most|both|several|all)$/.test(tokens[range[0]]?.lower ?? '');
  if (form === 'base') return several || (head !== undefined && tokens[cue]?.lower === 'say');
  // Names such as "Reuters" or "the United Nations" take either.
  return (
    form !== 'third' ||
    !(several && !COLLECTIVES.has(head?.lower ?? '')) ||
    (isName(head) && !isDeterminer(tokens[range[0]]))
  );
}
