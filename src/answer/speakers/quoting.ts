/** Who is quoted by somebody else. */
import { isOneClause } from './clauses.ts';
import { AUXILIARIES, type Range } from './noun-phrase.ts';
import type { Token } from './quotations.ts';
import { lower } from './sentence-tokens.ts';
import { sourceFrom } from './sources.ts';
import { subjectBefore } from './subject.ts';

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
