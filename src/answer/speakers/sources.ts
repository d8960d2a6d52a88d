/** The speaker that is named after "said" or "according to". */
import { modifierKind } from './modifiers.ts';
import {
  AUXILIARIES,
  CLAUSE_OPENERS,
  headOf,
  isAgent,
  isDay,
  isDeterminer,
  isName,
  isNumber,
  isTime,
  NEVER,
  nounPhrase,
  type Range,
  ROLES,
} from './noun-phrase.ts';
import type { Token } from './quotations.ts';

/** Words after which a speaker's name has ended: "said Tull | in Valletta", "said a clerk | as". */
function endsPhrase(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === 'quote') return true;
  if (token.kind === 'sign') return !/^[()&-]$/.test(token.text);
  if (isDay(token) && at > from) return true;
  if (CLAUSE_OPENERS.has(token.lower) || AUXILIARIES.has(token.lower) || NEVER.has(token.lower)) return true;
  if (
    /^(?:last|this|next|late|early|earlier|yesterday|today|during|after|before)$/.test(token.lower) &&
    at > from &&
    token.lower !== 'early'
  )
    return true;
  const named = isName(tokens[at - 1]) || tokens[at - 1]?.text === ')';
  if (/^(?:in|at|on|with|by|to|from)$/.test(token.lower) && at > from) {
    return (
      named ||
      isTime(tokens[at + 1]) ||
      /^(?:statement|interview|briefing|conference|speech|email|letter|report)$/.test(
        tokens[at + 2]?.lower ?? '',
      )
    );
  }
  if (token.lower === 'and')
    return !(isName(tokens[at - 1]) && isName(tokens[at + 1])) && !/[a-z]s$/.test(tokens[at - 1]?.text ?? '');
  return false;
}

function phraseFrom(tokens: readonly Token[], from: number): Range | undefined {
  let to = from;
  while (to < tokens.length && !endsPhrase(tokens, to, from)) to += 1;
  // "police and …": cut there, it would name only one of them.
  return tokens[to]?.lower === 'and' ? undefined : nounPhrase(tokens, [from, to]);
}

/** A source that "according to" names. */
export function sourceAfterAccordingTo(
  tokens: readonly Token[],
  from: number,
  closing: boolean,
): Range | undefined {
  const range = sourceFrom(tokens, from, closing ? 'any' : 'article');
  if (range === undefined) return undefined;
  const own = /^(?:its|their|his|her|our)$/;
  const named = tokens
    .slice(...range)
    .some((token) => isName(token) || (isDeterminer(token) && !own.test(token.lower)) || isNumber(token));
  return named || isAgent(headOf(tokens, range)) ? range : undefined;
}

/** The source that begins at `from`, after "said". */
export function sourceFrom(
  tokens: readonly Token[],
  from: number,
  appositions: 'any' | 'article' | 'none',
): Range | undefined {
  const phrase = phraseFrom(tokens, from);
  if (phrase === undefined || phrase[0] !== from) return undefined;
  let [, to] = phrase;
  const name = tokens.slice(from, to).filter(isName).length > 1;
  while (appositions !== 'none' && tokens[to]?.text === ',') {
    // Ahead of its content, only "According to Jane Doe, a vet, …" is surely still the source.
    const next = tokens[to + 1]?.lower ?? '';
    if (appositions === 'article' && !(name && (next === 'a' || next === 'an' || ROLES.test(next)))) break;
    let end = to + 1;
    while (
      end < tokens.length &&
      !/^[.,;:—–!?]$/.test(tokens[end]?.text ?? '') &&
      tokens[end]?.kind !== 'quote'
    )
      end += 1;
    if (modifierKind(tokens, [to + 1, end]) !== 'name' || tokens[to + 1]?.lower === 'and') break;
    const phrase =
      phraseFrom(tokens, to + 1) ?? (isNumber(tokens[to + 1]) ? ([to + 1, to + 2] as const) : undefined);
    if (phrase === undefined || phrase[0] !== to + 1) break;
    to = phrase[1];
    if (to !== end) break;
  }
  return [from, to];
}
