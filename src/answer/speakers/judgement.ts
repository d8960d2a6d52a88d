import { type Cue, cueOf } from './cues.ts';
import type { Range } from './noun-phrase.ts';
import type { Token } from './quotations.ts';
import { isQuote } from './sentence-tokens.ts';

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
