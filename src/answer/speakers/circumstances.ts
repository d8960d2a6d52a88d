/** What stands beside a statement: when, where and to whom it was said. */
import type { Cue } from './cues.ts';
import { AUXILIARIES, isDay, PRONOUNS, type Range } from './noun-phrase.ts';
import type { Token } from './quotations.ts';
import { lower } from './sentence-tokens.ts';

/** The token after "on Friday", "late on Thursday", "last week", "in a statement", if they stand at `at`. */
export function afterCircumstance(tokens: readonly Token[], at: number): number {
  if (isDay(tokens[at]))
    return /^(?:morning|afternoon|evening|night)$/.test(lower(tokens, at + 1)) ? at + 2 : at + 1;
  const word = lower(tokens, at);
  if (/^(?:late|early)$/.test(word)) return afterCircumstance(tokens, at + 1);
  if (word === 'on' && isDay(tokens[at + 1])) return afterCircumstance(tokens, at + 1);
  if (
    /^(?:last|this|earlier)$/.test(word) &&
    /^(?:week|month|year|night|spring|summer|autumn|winter)$/.test(lower(tokens, at + 1))
  )
    return at + 2;
  if (/^(?:yesterday|today|also|again|repeatedly)$/.test(word)) return at + 1;
  return at;
}

/** Where those who are told something end: "told | the court | he …", "told | reporters | that …". */
export function afterAddressee(tokens: readonly Token[], from: number): number {
  let at = from;
  if (/^(?:the|a|an|his|her|its|their|this|local|us|me|him|them)$/.test(lower(tokens, at))) at += 1;
  for (; at < tokens.length && at < from + 7; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word' || isDay(token)) break;
    const stop =
      /^(?:that|the|a|an|this|these|his|her|its|their|there|in|on|at|after|during|how|of|to|last|about|some|no)$/;
    if (AUXILIARIES.has(token.lower) || PRONOUNS.has(token.lower) || stop.test(token.lower)) break;
    if (
      at > from &&
      /^[\p{Ll}]/u.test(tokens[at - 1]?.text ?? '') &&
      /^\p{Lu}|^\p{N}/u.test(token.text) &&
      lower(tokens, from) !== 'the'
    )
      break;
  }
  return at;
}

/** Whether what stands first is no statement: "In the colonial era", "By then". */
export function isCircumstance(tokens: readonly Token[], [from, to]: Range): boolean {
  const part = tokens.slice(from, to);
  if (part.length < 3) return true;
  const opening =
    /^(?:in|at|on|by|during|after|before|since|for|under|with|from|despite|like|as|when|while|if|although|though|because|to|however)$/;
  const first = part[0]?.lower ?? '';
  if (/[a-z]{2}ing$/.test(first)) return true;
  return opening.test(first) && !part.some((token) => token.text === ',');
}

/** Whether nothing but when, where and to whom follows: "…, officials said on Friday", "… told the newspaper." */
export function closesSentence(tokens: readonly Token[], at: number, cue: Cue): boolean {
  const next =
    cue.pattern === 'tell'
      ? tokens[afterAddressee(tokens, at + 1)]
      : tokens[afterCircumstance(tokens, cue.verb === 'point' ? at + 2 : at + 1)];
  if (tokens.at(-1)?.text === ':') return false;
  if (next === undefined || next.kind === 'sign') return true;
  const after = tokens[tokens.indexOf(next) + 1];
  if (next.lower === 'on') return isDay(after) || after?.lower === 'condition';
  return /^(?:in|at|during|after|before|by|via|through|late|early|last|earlier|yesterday|today|when|as|while)$/.test(
    next.lower,
  );
}
