import { expect, test } from 'vitest';
import { wordsMetBy } from '../../src/answer/why.ts';
import { cite } from '../../src/knowledge/article.ts';
import { articleOf, libraryOf } from '../articles.ts';

const library = libraryOf(articleOf(['A.', 'B.', 'The soldiers were counted twice.'], 'Counting soldiers'));
const citation = cite(library, 'x#s2-1') ?? expect.fail('no passage');

test('GIVEN words in other forms THEN they are met by their stems, wherever they are, each once', () => {
  expect(wordsMetBy('Who counts the soldier, the SOLDIER of section 2?', citation)).toEqual([
    { word: 'counts', places: ['passage', 'title'] },
    { word: 'soldier', places: ['passage', 'title'] },
    { word: 'section', places: ['heading'] },
    { word: '2', places: ['heading'] },
  ]);
});

test('GIVEN a word that is nowhere THEN it has no place, and words that say nothing are left out', () => {
  expect(wordsMetBy('the zebra and the', citation)).toEqual([{ word: 'zebra', places: [] }]);
  expect(wordsMetBy('', citation)).toEqual([]);
});
