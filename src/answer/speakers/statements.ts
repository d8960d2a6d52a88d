/** What is said: the clause or quotation that belongs to a verb of saying. */

import type { Span } from '../question.ts';
import { type Cue, cueOf } from './cues.ts';
import { AUXILIARIES, isDay, nounPhrase, PREPOSITIONS, PRONOUNS, type Range } from './noun-phrase.ts';
import type { Token } from './quotations.ts';
import { sourceFrom, subjectBefore } from './sources.ts';

export function isQuote(token: Token | undefined): boolean {
  return token?.kind === 'quote';
}

export function lower(tokens: readonly Token[], at: number): string {
  return tokens[at]?.lower ?? '';
}

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

/** The token after "on Friday", "late on Thursday", "last week", "in a statement", if they stand at `at`. */
function afterCircumstance(tokens: readonly Token[], at: number): number {
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

export function lastWord(tokens: readonly Token[], to: number): number {
  let at = to;
  while (at > 0 && tokens[at - 1]?.kind === 'sign' && !/^[)%]$/.test(tokens[at - 1]?.text ?? '')) at -= 1;
  return at;
}

export function spanOf(tokens: readonly Token[], [from, to]: Range): Span | undefined {
  const first = tokens[from];
  const last = tokens[lastWord(tokens, to) - 1];
  return first === undefined || last === undefined || last.end <= first.start
    ? undefined
    : [first.start, last.end];
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

/** Quotations in the object of "called", "hailed", "dismissed", and the object of "accused … of", "described … as". */
export function judgement(tokens: readonly Token[], at: number, cue: Cue, to: number): Range[] {
  const next = tokens[at + 1];
  // "a boat called 'Mary'", "the man accused of theft": the verb belongs to the noun before it.
  if (
    next === undefined ||
    (cue.pattern === 'judge' && (isQuote(next) || /^(?:as|of|by|off|on|to|in)$/.test(next.lower)))
  ) {
    return [];
  }
  const end = tokens.findIndex(
    (token, place) =>
      place > at &&
      (/^(?:[;:]|who|which|while)$/.test(token.lower) ||
        (/^(?:where|whose|when)$/.test(token.lower) && tokens[place - 1]?.text === ',')),
  );
  const stop = end < 0 ? to : Math.min(to, end);
  const quotes = tokens.flatMap((token, place) =>
    place > at && place < stop && isQuote(token) ? [place] : [],
  );
  const [first] = quotes;
  // "compared it with 'Jaws'", "spoke of holidays at the 'Blue Inn'": names, and nobody's words.
  if (/^(?:compare|speak|voice)$/.test(cue.verb)) {
    const near = first !== undefined && /^.\p{Ll}/u.test(tokens[first]?.text ?? '');
    if (!near || (cue.verb !== 'compare' && first > at + 3)) return [];
    if (cue.verb === 'speak' && next.lower !== 'of') return [];
  }
  const link = tokens.slice(at, stop).map((token) => token.lower);
  if (first !== undefined) {
    // Between the verb and the quotation stands its object, not a clause of somebody else's.
    return tokens
      .slice(at + 1, first)
      .some((token) => cueOf(token.lower)?.form === 'past' || token.text === ',')
      ? []
      : quotes
          .filter((place) => !tokens.slice(first, place).some((token) => token.text === ','))
          .map((place) => [place, place + 1] as const);
  }
  if (cue.verb === 'accuse' && link.includes('of')) {
    // "accused each other of …"
    const mutual = /^(?:each|one)$/.test(next.lower) && /^(?:other|another)$/.test(link[2] ?? '');
    return [[mutual ? at + link.indexOf('of') + 1 : at + 1, stop]];
  }
  if (cue.verb === 'blame' && (link.includes('on') || link.includes('for'))) return [[at + 1, stop]];
  if (cue.verb === 'describe' && (link.includes('as') || /^(?:scenes?|how)$/.test(next.lower)))
    return [[at + 1, stop]];
  const second = link.slice(2).findIndex((word) => /^(?:a|an)$/.test(word)) + 2;
  if (cue.verb === 'call' && /^(?:the|it|him|her|them|his|its|their)$/.test(next.lower) && second > 2)
    return [[at + second, stop]];
  return [];
}

const ACTS =
  /^(?:\p{Ll}{2,}ed|left|quit|withdrew|met|held|sent|took|made|gave|cut|went|began|won|lost|spoke|stood|drew|threw|wrote|broke|brought|fought|sought|shut|led|came|set)$/u;

/** The "to" of an infinitive, the place of it, between two places; -1 where none is. */
function infinitiveIn(tokens: readonly Token[], from: number, to: number): number {
  return tokens.findIndex(
    (token, place) =>
      place >= from &&
      place + 1 < to &&
      token.lower === 'to' &&
      /^\p{Ll}{2,}$/u.test(tokens[place + 1]?.text ?? '') &&
      !/^(?:the|an|its|their|his|her|him|them|it|us|me|this|that|these|those|what|which|whom|each|every|all|both)$|[^s]s$/.test(
        lower(tokens, place + 1),
      ),
  );
}

/** What is denied with a noun: "any link to …", "wrongdoing"; "denied the family access" denies nothing. */
const DENIED =
  /^(?:wrongdoing|involvement|responsibility|knowledge|guilt|links?|allegations?|claims?|reports?|accusations?|charges?|suggestions?|rumours?|rumors?|role|connections?|existence|intention|offences?|murder|complicity|collusion|corruption|liability|assertions?)$/;
const COUNTED =
  /^(?:numbers?|toll|figures?|total|costs?|loss|losses|damage|size|value|price|crowd|turnout|bill|count|odds|share|rate)$/;

/** What verbs attribute with a word of their own: "called on X to …", "ruled out …", "vowed to …", "put the toll at …". */
export function phrasal(
  tokens: readonly Token[],
  at: number,
  cue: Cue,
  to: number,
  somebody: boolean,
): Range | undefined {
  const end = tokens.findIndex(
    (token, place) =>
      place > at + 1 &&
      (/^(?:[,;:—–]|who|which|while|where)$/.test(token.lower) ||
        (token.lower === 'and' && ACTS.test(lower(tokens, place + 1))) ||
        (token.lower === 'and' && /^(?:past|third)$/.test(cueOf(lower(tokens, place + 1))?.form ?? ''))),
  );
  const stop = end < 0 ? to : Math.min(to, end);
  const next = lower(tokens, at + 1);
  if (stop <= at + 1) return undefined;
  switch (cue.verb) {
    case 'vow':
    case 'pledge':
    case 'threaten': {
      const begins = infinitiveIn(tokens, at + 1, stop);
      const own = begins === at + 1 || (begins === at + 2 && next === 'not');
      return own && (somebody || cue.verb !== 'threaten') ? [at + 1, stop] : undefined;
    }
    case 'claim':
      return next === 'to' &&
        /^(?:have|be|hold|know|own|represent|control|possess)$/.test(lower(tokens, at + 2))
        ? [at + 1, stop]
        : undefined;
    case 'rule':
      return next === 'out' && stop > at + 2 && lower(tokens, at + 2) !== 'of' && somebody
        ? [at, stop]
        : undefined;
    case 'call':
      return /^(?:on|upon)$/.test(next) &&
        !isDay(tokens[at + 2]) &&
        infinitiveIn(tokens, at + 3, Math.min(stop, at + 16)) > 0
        ? [at + 2, stop]
        : undefined;
    case 'order':
      return somebody && !/^an?$/.test(next) && infinitiveIn(tokens, at + 2, Math.min(stop, at + 12)) > 0
        ? [at + 1, stop]
        : undefined;
    case 'put': {
      const mark = tokens.findIndex((token, place) => place > at + 1 && place < stop && token.lower === 'at');
      const counted = tokens.slice(at + 1, mark).some((token) => COUNTED.test(token.lower));
      const figure = tokens
        .slice(mark + 1, Math.min(stop, mark + 5))
        .some((token) => /^\p{N}/u.test(token.text));
      return mark > 0 && mark < at + 9 && counted && figure ? [at + 1, stop] : undefined;
    }
    case 'blame':
      return nounPhrase(tokens, [at + 1, stop]) !== undefined && !PREPOSITIONS.has(next)
        ? [at + 1, stop]
        : undefined;
    case 'deny': {
      if (
        /[a-z]{2}ing$/.test(next) &&
        !/^(?:nothing|anything|everything|something)$/.test(next) &&
        stop > at + 2
      )
        return /^(?:wedding|hearing|parking)$/.test(next) ? undefined : [at, stop];
      let head = at + 1;
      while (
        head < Math.min(stop, at + 7) &&
        !PREPOSITIONS.has(lower(tokens, head)) &&
        lower(tokens, head) !== 'that'
      )
        head += 1;
      return DENIED.test(lower(tokens, head - 1)) ? [at, stop] : undefined;
    }
    default:
      return undefined;
  }
}

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

/** ", while X said", "; X says", ", but X said": clauses beside each other, each with its own speaker. */
export function breaks(tokens: readonly Token[], opens: number): boolean {
  const before = tokens[opens - 1];
  if (before === undefined) return false;
  if (before.text === ';') return true;
  if (/^(?:while|whereas|but|and|though|although)$/.test(before.lower))
    return tokens[opens - 2]?.text === ',';
  return before.lower === 'who' || before.lower === 'which';
}

/** "Announcing that the town had fallen, the general said": what comes first is the general's too. */
export function fronted(tokens: readonly Token[], opens: number): Range | undefined {
  const cue = cueOf(lower(tokens, 0));
  if (cue?.form !== 'ing' || tokens[opens - 1]?.text !== ',') return undefined;
  const that = thatAfter(tokens, 1);
  return that > 0 && that < opens ? [that + 1, opens - 1] : undefined;
}

/** The tokens before `end`, the last one without its "'s". */
export function possessed(tokens: readonly Token[], end: number): Token[] {
  return tokens.slice(0, end).map((token, at) => {
    if (at !== end - 1 || !token.lower.endsWith("'s")) return token;
    return { ...token, text: token.text.slice(0, -2), lower: token.lower.slice(0, -2), end: token.end - 2 };
  });
}

/** "X was quoted (by Y) as saying …". */
function quotedPassively(
  tokens: readonly Token[],
  quoted: number,
  as: number,
  end: number,
): { source: Range; content: Range[] } | undefined {
  let at = quoted;
  while (at > 0 && /^(?:was|were|is|are|been|has|have|also|later)$/.test(lower(tokens, at - 1))) at -= 1;
  if (at === quoted || as < quoted || !/^(?:was|were|is|are|has|have)$/.test(lower(tokens, at)))
    return undefined;
  if (as > quoted + 1 && (lower(tokens, quoted + 1) !== 'by' || !isOneClause(tokens, quoted, as)))
    return undefined;
  const source = subjectBefore(tokens, at)?.range;
  const from = /^(?:that|[:,])$/.test(lower(tokens, as + 2)) ? as + 3 : as + 2;
  return source === undefined || from >= end || /^(?:by|in|on|to)$/.test(lower(tokens, from))
    ? undefined
    : { source, content: [[from, end]] };
}

/** "quoted X as saying that …" and "X's stated aims were to …". */
export function quotingIn(
  tokens: readonly Token[],
  end: number,
): { source: Range; content: Range[] } | undefined {
  const at = tokens.findIndex(
    (token, place) => token.lower === 'as' && lower(tokens, place + 1) === 'saying',
  );
  const quoted = tokens.findIndex((token) => token.lower === 'quoted' || token.lower === 'quotes');
  const passive = quotedPassively(tokens, quoted, at, end);
  if (passive !== undefined) return passive;
  if (at > quoted && quoted > 0 && !AUXILIARIES.has(lower(tokens, quoted - 1))) {
    const source = sourceFrom(tokens, quoted + 1, 'none');
    const from = lower(tokens, at + 2) === 'that' ? at + 3 : at + 2;
    if (source !== undefined && source[1] === at) return { source, content: [[from, end]] };
  }
  const stated = tokens.findIndex((token) => token.lower === 'stated' || token.lower === 'declared');
  const possessor = tokens[stated - 1];
  if (possessor === undefined || !/'s$/.test(possessor.lower)) return undefined;
  const verb = tokens.findIndex(
    (token, place) => place > stated && /^(?:is|are|was|were)$/.test(token.lower),
  );
  const source = sourceFrom(possessed(tokens, stated), 0, 'none');
  return verb < 0 || verb - stated > 3 || source?.[1] !== stated
    ? undefined
    : { source, content: [[verb + 1, end]] };
}
