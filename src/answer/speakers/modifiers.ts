import { isNumber, nounPhrase, PREPOSITIONS, type Range } from './noun-phrase.ts';
import type { Token } from './quotations.ts';

/** "54", "an epidemiologist at …", "who led the study", "speaking in Paris": what stands between two commas. */
export function modifierKind(tokens: readonly Token[], range: Range): 'name' | 'clause' | undefined {
  const first = tokens[range[0]];
  if (first === undefined || range[1] <= range[0]) return undefined;
  if (isNumber(first) && range[1] - range[0] === 1) return 'name';
  if (/^(?:who|which|whose|whom|where)$/.test(first.lower)) return 'clause';
  if (/[a-z]{2}ing$/.test(first.text) || /[a-z]{2}ed$/.test(first.text)) return 'clause';
  if (
    PREPOSITIONS.has(first.lower) ||
    /^(?:left|right|himself|herself|itself|too|however|meanwhile|though)$/.test(first.lower)
  )
    return 'clause';
  return nounPhrase(tokens, range) === undefined ? undefined : 'name';
}
