import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAsk } from '../../src/answer/answer.ts';
import { fixTypos } from '../../src/answer/terms/question-typos.ts';
import { loadLibrary } from '../../src/knowledge/load.ts';

const { library } = await loadLibrary('knowledge');
const ask = await createAsk(library);

describe('words of asking that are mistyped', () => {
  test.each([
    ['Waht did Gerasimov anounce?', 'What did Gerasimov anounce?'],
    ['how mny tankz', 'how many tankz'],
    ['WEHN DID THE INCURSION BEGIN?', 'WHEN DID THE INCURSION BEGIN?'],
  ])('%s is answered as %s', async (typed, meant) => {
    expect(fixTypos(typed)).toBe(meant);
    const { question: _, ...answer } = await ask({ text: typed });
    const { question: __, ...expected } = await ask({ text: meant });
    expect(answer).toEqual(expected);
    expect(answer.answered).toBe(true);
  });

  test.each(['Wat Pho', 'hwo', 'the Waht-Nar road', "mny's", 'manny'])('%s is left alone', (text) => {
    expect(fixTypos(text)).toBe(text);
  });

  test('GIVEN any text THEN nothing but such words changes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const meant = fixTypos(text);
        expect(fixTypos(meant)).toBe(meant);
        if (!/[a-z]{3}/i.test(text)) expect(meant).toBe(text);
      }),
    );
  });
});
