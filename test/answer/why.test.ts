import { describe, expect, test } from 'vitest';
import { wordsMetBy } from '../../src/answer/why.ts';
import { cite } from '../../src/knowledge/article.ts';
import { parseArticle } from '../../src/knowledge/parse.ts';
import { parseSynonyms } from '../../src/knowledge/synonyms.ts';
import { articleOf, libraryOf } from '../articles.ts';

const library = libraryOf(articleOf(['A.', 'B.', 'The soldiers were counted twice.'], 'Counting soldiers'));
const citation = cite(library, 'x#s2-1') ?? expect.fail('no passage');

test('GIVEN words in other forms THEN they are met by their stems, wherever they are, each once', () => {
  expect(wordsMetBy('Who counts the soldier, the SOLDIER of section 2?', citation, [])).toEqual([
    { word: 'counts', places: ['passage', 'title'] },
    { word: 'soldier', places: ['passage', 'title'] },
    { word: 'section', places: ['heading'] },
    { word: '2', places: ['heading'] },
  ]);
});

test('GIVEN a word that is nowhere THEN it has no place, and words that say nothing are left out', () => {
  expect(wordsMetBy('the zebra and the', citation, [])).toEqual([{ word: 'zebra', places: [] }]);
  expect(wordsMetBy('', citation, [])).toEqual([]);
});

describe('words that are met by others', () => {
  const { article } = parseArticle(
    'x.md',
    'x',
    '---\ntitle: A title\n---\n\nThe soldiers of North Korea went north.\n\nTroops were born in the soup.\n',
  );
  const korea =
    cite(libraryOf(article ?? expect.fail('no article')), 'x#overview-1') ?? expect.fail('no passage');
  const { synonyms } = parseSynonyms(
    's.txt',
    "North Korea, DPRK, Democratic People's Republic of Korea\nPyongyang => North Korea\nnorth => up",
  );
  const met = (question: string) =>
    wordsMetBy(question, korea, synonyms).map(({ word, places, through }) => [
      word,
      through && `${through.kind} ${through.word}`,
      places.length,
    ]);

  test.each([
    ['the DPRK', [['DPRK', 'synonym North Korea', 1]]],
    [
      'Pyongyang went',
      [
        ['Pyongyang', 'synonym North Korea', 1],
        ['went', undefined, 1],
      ],
    ],
    [
      "the Democratic People's Republic of Korea",
      [["Democratic People's Republic of Korea", 'synonym North Korea', 1]],
    ],
    [
      'North Korea',
      [
        ['North', undefined, 1],
        ['Korea', undefined, 1],
      ],
    ],
    ['is a sodliers?', [['sodliers', 'spelling soldiers', 1]]],
    // It is another word of the article, or a relative of one: nobody has misspelt it.
    ['troops', [['troops', undefined, 0]]],
    ['trooper', [['trooper', undefined, 0]]],
    // Too short to be sure of, or only like what is in another paragraph.
    ['nort', [['nort', undefined, 0]]],
    ['troosp', [['troosp', undefined, 0]]],
  ])('GIVEN "%s" THEN it is told by what', (question, expected) => {
    expect(met(question)).toEqual(expected);
  });
});
