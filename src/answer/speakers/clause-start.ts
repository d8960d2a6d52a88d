import { cueOf } from './cues.ts';
import {
  AUXILIARIES,
  CLAUSE_OPENERS,
  isDeterminer,
  isName,
  nounPhrase,
  PREPOSITIONS,
} from './noun-phrase.ts';
import type { Token } from './quotations.ts';

/** The place after the nearest comma, sign, quotation or word that opens a clause, left of `end`; -1 if unsure. */
export function clauseStart(tokens: readonly Token[], end: number): number {
  for (let at = end - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === 'quote' || (token.kind === 'sign' && !/^[()&%$£€-]$/.test(token.text))) return at + 1;
    if (CLAUSE_OPENERS.has(token.lower) && !(token.lower === 'since' && at === 0)) {
      const demonstrative = token.lower === 'that' && at === 0;
      if (!demonstrative) return at + 1;
    }
    if (token.lower === 'and') {
      const joint = joins(tokens, at, end);
      if (joint === undefined) return -1;
      if (!joint) return at + 1;
    }
  }
  return 0;
}

/** Whether "and" joins two sources, as in "Moscow and Minsk said", and not two clauses; undefined if unsure. */
function joins(tokens: readonly Token[], and: number, end: number): boolean | undefined {
  const right = tokens[and + 1];
  const left = tokens[and - 1];
  if (left === undefined || right === undefined || and + 1 >= end) return false;
  if (left.text === ',') return endsList(tokens, and - 1) ? undefined : false;
  if (left.kind !== 'word') return false;
  const start = clauseStart(tokens, and);
  if (start < 0) return undefined;
  const first = tokens.slice(start, and);
  if (isName(left) && isName(right)) {
    return (
      first.every((token) => isName(token) || isDeterminer(token) || PREPOSITIONS.has(token.lower)) ||
      undefined
    );
  }
  if (first.some(isVerbal)) return false;
  const short = first.length <= 3 && isDeterminer(first[0]) && nounPhrase(tokens, [start, and]) !== undefined;
  return (short && !isName(right)) || undefined;
}

/** A word that only a verb is: it shows that what is left of "and" is a clause. */
function isVerbal(token: Token): boolean {
  return (
    cueOf(token.lower)?.form === 'past' || AUXILIARIES.has(token.lower) || /^[a-z]{2,}ed$/.test(token.text)
  );
}

/** Whether the comma at `comma` is the last of a list of names: "As Taylor, Knoche, and Granville wrote". */
function endsList(tokens: readonly Token[], comma: number): boolean {
  let at = comma;
  while (at > 0 && isName(tokens[at - 1])) at -= 1;
  return at < comma && (tokens[at - 1]?.text === ',' || at <= 1);
}
