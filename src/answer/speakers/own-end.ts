import { cueOf } from './cues.ts';
import { PREPOSITIONS, type Range } from './noun-phrase.ts';
import type { Token } from './quotations.ts';
import { lower } from './sentence-tokens.ts';

const CLAIM =
  /^(?:claim|charge|allegation|accusation|assertion|report|suggestion|warning|statement|characterisation|characterization|contention|complaint|conclusion)(s?)$/;

/** As `CLAIM`, but only where somebody contradicts it: ", a figure that the army disputes". */
const FIGURE = /^(?:figure|number|account|version|description)$/;

const CONTRADICTS =
  /^(?:deny|reject|dismiss|dispute|refute|contest|contradict|call|describe|denounce|condemn)$/;

/** Where what is said gives way to what somebody else thinks of it: ", a claim that Y denied". */
export function ownEnd(tokens: readonly Token[], [from, to]: Range): number {
  for (let at = from + 1; at < to; at += 1) {
    if (tokens[at]?.text !== ',') continue;
    const next = lower(tokens, at + 1);
    const verb = tokens
      .slice(at + 2, Math.min(to, at + 14))
      .some((token) => CONTRADICTS.test(cueOf(token.lower)?.verb ?? ''));
    if (/^(?:an?|another)$/.test(next)) {
      const noun = [at + 2, at + 3, at + 4].find((place) => CLAIM.test(lower(tokens, place)));
      const disputed = verb && [at + 2, at + 3].some((place) => FIGURE.test(lower(tokens, place)));
      if (disputed) return at;
      if (noun !== undefined && (verb || !PREPOSITIONS.has(lower(tokens, noun + 1)))) return at;
    } else if (verb && (/^(?:something|which)$/.test(next) || CLAIM.exec(next)?.[1] === 's')) {
      // "the smell, which the firm calls harmless, made …" goes on.
      const rest = tokens.findIndex((token, place) => place > at && place < to && token.text === ',');
      if (rest < 0 || /^(?:while|but|and|saying|adding|though|although)$/.test(lower(tokens, rest + 1)))
        return at;
    }
  }
  return to;
}

/** A statement without what introduces it before a colon. */
export function afterColon(tokens: readonly Token[], [from, to]: Range): Range {
  const colon = tokens.findIndex(
    (token, place) =>
      place > from && place < to && token.text === ':' && tokens[place + 1]?.start !== token.end,
  );
  return colon > 0 && colon + 2 < to ? [colon + 1, to] : [from, to];
}
