/** What is said: the clause or quotation that belongs to a verb of saying. */
import { afterAddressee, afterCircumstance } from './circumstances.ts';
import { type Cue, cueOf } from './cues.ts';
import { AUXILIARIES, isDay, PRONOUNS, type Range } from './noun-phrase.ts';
import type { Token } from './quotations.ts';
import { isQuote, lower } from './sentence-tokens.ts';

/** Verbs in the indicative are what tells a clause from a noun phrase. */
function hasFinite(tokens: readonly Token[], [from, to]: Range): boolean {
  const end = tokens.findIndex(
    (token, at) => at >= from && at < to && /^(?:which|who|that|,)$/.test(token.lower),
  );
  return tokens
    .slice(from, end < 0 ? to : end)
    .some(
      (token) =>
        (isQuote(token) && quotesClause(token)) ||
        AUXILIARIES.has(token.lower) ||
        (PRONOUNS.has(token.lower) && token.lower !== 'who'),
    );
}

function quotesClause(token: Token): boolean {
  return token.lower.split(/[^a-z']+/).some((word) => AUXILIARIES.has(word) || PRONOUNS.has(word));
}

/** "that" as a conjunction, not far after the verb and before any clause of its own. */
function thatAfter(tokens: readonly Token[], from: number): number {
  // After a noun it is a pronoun: "announced a plan that would cut taxes".
  const near =
    /^(?:that|in|on|at|after|before|during|to|late|early|last|this|earlier|again|also|via|through|with|by|yesterday|today)$/;
  if (!near.test(lower(tokens, from)) && !isDay(tokens[from]) && !/ly$/.test(lower(tokens, from))) return -1;
  for (let at = from; at < tokens.length && at < from + 12; at += 1) {
    const token = tokens[at];
    if (token === undefined || isQuote(token) || /^[.;:]$/.test(token.text) || AUXILIARIES.has(token.lower))
      return -1;
    if (PRONOUNS.has(token.lower) || token.lower === 'which') return -1;
    if (token.lower === 'that') return AUXILIARIES.has(lower(tokens, at + 1)) ? -1 : at;
  }
  return -1;
}

const EMPTY = /^(?:nothing|goodbye|hello|so|yes|sorry|farewell|thanks|prayers?)$/;

const VAGUE = /^(?:no|more|little|much|something|anything|less|enough)$/;

/** The place where the clause or quotation after the verb begins; undefined where none follows. */
export function contentAfter(tokens: readonly Token[], at: number, cue: Cue, to: number): Range | undefined {
  // "pointed out"
  let from = afterCircumstance(tokens, cue.verb === 'point' ? at + 2 : at + 1);
  if (cue.pattern === 'tell') {
    if (
      /^(?:the|a)$/.test(lower(tokens, from)) &&
      /^(?:truth|time|story|lie|lies|tale)$/.test(lower(tokens, from + 1))
    )
      return undefined;
    from = afterCircumstance(tokens, afterAddressee(tokens, from));
    if (/^(?:to|of|about|how|not)$/.test(lower(tokens, from))) return undefined;
  }
  if (from >= to) return undefined;
  if (tokens[from]?.text === ':' || tokens[from]?.text === ',')
    return isQuote(tokens[from + 1]) ? [from + 1, to] : undefined;
  const quote = tokens[from];
  if (quote !== undefined && isQuote(quote)) {
    // "states maintain 'export lists'" names a thing, "wrote 'I am done'" gives somebody's words.
    const named = /^(?:that|hold|data|deny|react|judge)$/.test(cue.pattern) && !quotesClause(quote);
    return cue.pattern === 'judge' || named ? undefined : [from, to];
  }
  const colon = tokens.findIndex(
    (token, place) => place > from && place < Math.min(to, from + 14) && token.text === ':',
  );
  const { pattern } = cue;
  if (pattern === 'quote' || pattern === 'judge' || pattern === 'react') return undefined;
  const introduced = colon > 0 && (isQuote(tokens[colon + 1]) || colon + 3 < to);
  if (introduced && !hasFinite(tokens, [from, colon])) return [colon + 1, to];
  const that = thatAfter(tokens, from);
  const begins = tokens[that + 1]?.text === ',' ? that + 2 : that + 1;
  if (that >= 0 && begins + 1 < to) return [pattern === 'deny' ? at : begins, to];
  if (VAGUE.test(lower(tokens, from)) && !hasFinite(tokens, [from, to])) return undefined;
  if (
    EMPTY.test(lower(tokens, from)) ||
    /^(?:how|why|what|whether|if|where|who|to|of)$/.test(lower(tokens, from))
  )
    return undefined;
  if (pattern === 'that' || pattern === 'data' || pattern === 'deny') {
    const clause =
      /^(?:he|she|it|they|there)$/.test(lower(tokens, from)) && hasFinite(tokens, [from + 1, to]);
    return clause ? [pattern === 'deny' ? at : from, to] : undefined;
  }
  const clause = hasFinite(tokens, [from, to]);
  if (pattern === 'hold') {
    const object = /^(?:the|a) (?:involvement|existence|presence|need|loss|error|mistake|failure)/.test(
      `${lower(tokens, from)} ${lower(tokens, from + 1)}`,
    );
    const attached = /^(?:on|in|at|for|of|with|about|against|from|by|as|to|into)$/.test(lower(tokens, from));
    return (clause && !attached) || (object && cue.verb === 'acknowledge') ? [from, to] : undefined;
  }
  const circumstance = /^(?:in|at|on|after|during|by|from|with|through|when|as|before)$/.test(
    lower(tokens, from),
  );
  const object = /^(?:a|an|his|her|their|its|the)$/.test(lower(tokens, from)) && to - from <= 3;
  return to - from >= 2 && (clause || !(circumstance || object)) ? [from, to] : undefined;
}

/** "Announcing that the town had fallen, the general said": what comes first is the general's too. */
export function fronted(tokens: readonly Token[], opens: number): Range | undefined {
  const cue = cueOf(lower(tokens, 0));
  if (cue?.form !== 'ing' || tokens[opens - 1]?.text !== ',') return undefined;
  const that = thatAfter(tokens, 1);
  return that > 0 && that < opens ? [that + 1, opens - 1] : undefined;
}
