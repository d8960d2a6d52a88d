import { describe, expect, test } from 'vitest';
import { createSuggestionIndex, type Suggestions } from '../../src/answer/suggestion-index.ts';
import type { Article } from '../../src/knowledge/article.ts';
import { libraryOf } from '../articles.ts';

/** An article of these headings; nothing else of it matters here. */
function articleWith(id: string, title: string, headings: readonly string[] = []): Article {
  const lead = { id: 'overview', line: 1, passages: [] };
  const sections = headings.map((heading, n) => ({ id: `s${n}`, title: heading, line: 1, passages: [] }));
  const source = { file: `${id}.md`, lines: new Map() };
  return { id, title, language: 'en', sections: [lead, ...sections], passages: [], source };
}

const titlesIn = (suggestions: Suggestions, typed: string, limit = 25) =>
  suggestions.articles(typed, limit).map(({ title }) => title);
const headingsIn = (suggestions: Suggestions, typed: string) =>
  suggestions.headings(typed, 25).map(({ article, section }) => `${article.id}: ${section.title}`);

describe('the index of suggestions', () => {
  test('finds titles that begin with what is typed, then those that have its words, in the order of the library', async () => {
    const library = libraryOf(
      articleWith('a', 'The old war'),
      articleWith('b', 'Warsaw in winter'),
      articleWith('c', 'War and peace'),
      articleWith('war-id', 'Something else'),
      articleWith('d', 'Postwar years'),
    );
    const suggestions = await createSuggestionIndex().open(library);
    expect(titlesIn(suggestions, 'WAR')).toEqual([
      'Warsaw in winter',
      'War and peace',
      'Something else',
      'The old war',
    ]);
    expect(titlesIn(suggestions, 'pea wa')).toEqual(['War and peace']);
    expect(titlesIn(suggestions, 'war', 2)).toEqual(['Warsaw in winter', 'War and peace']);
    expect(titlesIn(suggestions, '  ')).toEqual([]);
  });

  test('finds what has some of the words where none has all, the rarest first', async () => {
    const headings = ['North Korean involvement', 'The way of tanks', 'The way home', 'The way back'];
    const suggestions = await createSuggestionIndex().open(libraryOf(articleWith('a', 'T', headings)));
    expect(headingsIn(suggestions, 'what way do the tanks go?')[0]).toBe('a: The way of tanks');
    expect(headingsIn(suggestions, 'how many north koreans?')).toEqual(['a: North Korean involvement']);
    expect(headingsIn(suggestions, 'zebra')).toEqual([]);
  });

  test('takes the first section of each article before the second of any', async () => {
    const library = libraryOf(
      articleWith('a', 'A', ['War one', 'War two']),
      articleWith('b', 'B', ['War three']),
    );
    const suggestions = await createSuggestionIndex().open(library);
    expect(headingsIn(suggestions, 'war')).toEqual(['a: War one', 'b: War three', 'a: War two']);
  });

  test('finds words in the middle of a script without spaces', async () => {
    const suggestions = await createSuggestionIndex().open(
      libraryOf(articleWith('a', '第二次世界大戦の歴史')),
    );
    for (const typed of ['第二', '世界大戦', '歴史', '世界大戦の歴史'])
      expect(titlesIn(suggestions, typed)).toHaveLength(1);
    expect(titlesIn(suggestions, '地理')).toEqual([]);
  });

  test('follows a library that changes, and keeps the one before as it was', async () => {
    const index = createSuggestionIndex();
    const [a, b, c] = [
      articleWith('a', 'War a', ['Peace']),
      articleWith('b', 'War b'),
      articleWith('c', 'War c'),
    ];
    const first = await index.open(libraryOf(a, b));
    const second = await index.open(libraryOf(b, c));
    expect(titlesIn(first, 'war')).toEqual(['War a', 'War b']);
    expect(headingsIn(first, 'peace')).toEqual(['a: Peace']);
    expect(titlesIn(second, 'war')).toEqual(['War b', 'War c']);
    expect(headingsIn(second, 'peace')).toEqual([]);
    const third = await index.open(libraryOf({ ...b, title: 'War d' }, c));
    expect(titlesIn(third, 'war')).toEqual(['War d', 'War c']);
  });

  test('answers within 5 ms at 10,000 articles of ten headings', async () => {
    const library = libraryOf(
      ...Array.from({ length: 10_000 }, (_, n) =>
        articleWith(
          `a${n}`,
          `Article ${n}`,
          Array.from({ length: 10 }, (_, at) => `Section ${at} of ${n}`),
        ),
      ),
    );
    const suggestions = await createSuggestionIndex().open(library);
    const took: number[] = [];
    for (let round = 0; round < 10; round += 1)
      for (const typed of [
        'a',
        's',
        'sec',
        'article 12',
        'section 5 of 77',
        'of section',
        'what of article 9?',
      ]) {
        const begun = performance.now();
        suggestions.articles(typed, 25);
        suggestions.headings(typed, 25);
        took.push(performance.now() - begun);
      }
    // The median: the machine may do other things at the time.
    expect(took.toSorted((a, b) => a - b)[took.length / 2]).toBeLessThan(5);
    expect(headingsIn(suggestions, 'section 5 of 77')[0]).toBe('a77: Section 5 of 77');
  });
});
