import { expect, test } from 'vitest';
import { createSpellingIndex } from '../../../src/answer/terms/spelling.ts';

const { like } = createSpellingIndex([
  'korea',
  'gerasimov',
  'lighthous',
  'soldier',
  'sold',
  'told',
  'constructor',
]);

test.each([
  ['koria', ['korea']],
  ['gerassimov', ['gerasimov']],
  ['ligthous', ['lighthous']],
  ['soldeir', ['soldier']],
  ['bold', []],
  ['', []],
])('%s is like %j', (word, words) => {
  expect(like(word)).toEqual(words);
});
