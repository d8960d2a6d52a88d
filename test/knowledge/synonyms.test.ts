import { describe, expect, test } from 'vitest';
import { describe as describeProblem } from '../../src/knowledge/problem.ts';
import { parseSynonyms } from '../../src/knowledge/synonyms.ts';

const parse = (text: string) => parseSynonyms('synonyms.txt', text);

describe('synonyms', () => {
  test('GIVEN groups, arrows, comments and escaped commas THEN they are read', () => {
    const { synonyms, problems } = parse(
      '# a\n\nNorth Korea, DPRK # b\r\nWW2, WWII => World War II\nWashington\\, D.C., capital\n',
    );
    expect(problems).toEqual([]);
    expect(synonyms).toEqual([
      { from: ['North Korea', 'DPRK'], to: ['North Korea', 'DPRK'] },
      { from: ['WW2', 'WWII'], to: ['World War II'] },
      { from: ['Washington, D.C.', 'capital'], to: ['Washington, D.C.', 'capital'] },
    ]);
  });

  test('GIVEN faults THEN every one is told with its line, and the other lines are read', () => {
    const { synonyms, problems } = parse('alone\na, b\na,,b\na =>\n=> b\na => b => c\na, ?!\n');
    expect(synonyms).toEqual([{ from: ['a', 'b'], to: ['a', 'b'] }]);
    expect(problems.map(describeProblem)).toEqual(
      [
        '1: a phrase stands alone',
        '3: nothing stands between two commas',
        '4: nothing stands on one side of `=>`',
        '5: nothing stands on one side of `=>`',
        '6: the line has more than one `=>`',
        '7: a phrase has no word',
      ].map((fault) => `synonyms.txt:${fault}, expected \`one, another\` or \`one => another\``),
    );
  });
});
