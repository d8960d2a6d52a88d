import { ACTS } from './clauses.ts';
import { type Cue, cueOf } from './cues.ts';
import { isDay, nounPhrase, PREPOSITIONS, type Range } from './noun-phrase.ts';
import type { Token } from './quotations.ts';
import { lower } from './sentence-tokens.ts';

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
