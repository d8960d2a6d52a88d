/** Where one clause ends and another begins, with a subject of its own. */
import { AUXILIARIES, type Range } from './noun-phrase.ts';
import type { Token } from './quotations.ts';
import { subjectBefore } from './subject.ts';

/** Past tenses of doing, one of which may be a sentence's verb. */
export const ACTS =
  /^(?:\p{Ll}{2,}ed|left|quit|withdrew|met|held|sent|took|made|gave|cut|went|began|won|lost|spoke|stood|drew|threw|wrote|broke|brought|fought|sought|shut|led|came|set)$/u;

const NEW_CLAUSE =
  /^(?:[,;:—–]|that|which|who|whose|whom|while|whereas|although|though|because|as|when|where|after|before|until|if|but)$/;

/** The subject of the sentence where it is one clause, with that one subject, up to `to`. */
export function mainSubject(tokens: readonly Token[], to: number): Range | undefined {
  const verb = tokens.findIndex((token) => ACTS.test(token.text));
  if (verb < 1 || verb >= to) return undefined;
  const subject = subjectBefore(tokens, verb);
  if (subject === undefined || subject.opens > 0) return undefined;
  return isOneClause(tokens, verb, to) ? subject.range : undefined;
}

/** Whether nobody else can be the subject between two places. */
export function isOneClause(tokens: readonly Token[], from: number, to: number): boolean {
  return !tokens
    .slice(from + 1, to)
    .some(
      (token) =>
        NEW_CLAUSE.test(token.lower) ||
        AUXILIARIES.has(token.lower) ||
        /^(?:he|she|they|it|we|i)$/.test(token.lower),
    );
}

/** ", while X said", "; X says", ", but X said": clauses beside each other, each with its own speaker. */
export function breaks(tokens: readonly Token[], opens: number): boolean {
  const before = tokens[opens - 1];
  if (before === undefined) return false;
  if (before.text === ';') return true;
  if (/^(?:while|whereas|but|and|though|although)$/.test(before.lower))
    return tokens[opens - 2]?.text === ',';
  return before.lower === 'who' || before.lower === 'which';
}
