import type { Problem } from './problem.ts';

/** What may be said for what: any phrase of `from` stands for every phrase of `to`. */
export interface Synonym {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/**
 * Reads synonyms in Solr's format: `North Korea, DPRK` for phrases of one meaning, `WW2 => World War II` for
 * one way only. `#` opens a comment; a backslash before a comma makes it part of a phrase.
 */
export function parseSynonyms(
  file: string,
  text: string,
): { synonyms: readonly Synonym[]; problems: readonly Problem[] } {
  const synonyms: Synonym[] = [];
  const problems: Problem[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const rule = line.replace(/#.*/, '').trim();
    if (rule === '') continue;
    const sides = rule.split('=>').map(phrasesOf);
    const [from = [], to = from] = sides;
    const wrong = faultOf(sides);
    if (wrong === undefined) synonyms.push({ from, to });
    else problems.push({ file, line: index + 1, wrong, expected: '`one, another` or `one => another`' });
  }
  return { synonyms, problems };
}

function faultOf(sides: readonly (readonly string[])[]): string | undefined {
  if (sides.length > 2) return 'the line has more than one `=>`';
  if (sides.some((phrases) => phrases.length === 0)) return 'nothing stands on one side of `=>`';
  if (sides.flat().includes('')) return 'nothing stands between two commas';
  if (sides.flat().some((phrase) => !/[\p{L}\p{N}]/u.test(phrase))) return 'a phrase has no word';
  return sides.length === 1 && sides[0]?.length === 1 ? 'a phrase stands alone' : undefined;
}

function phrasesOf(list: string): string[] {
  if (list.trim() === '') return [];
  return list.split(/(?<!\\),/).map((phrase) => phrase.replaceAll('\\,', ',').trim());
}
