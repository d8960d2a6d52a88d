import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../src/knowledge/load.ts';
import { run } from './start.ts';

const { library } = await loadLibrary('knowledge');
const texts = new Map(library.articles.get('kursk')?.passages.map(({ id, text }) => [id, text]));

describe('npm run ask', () => {
  test('GIVEN a question THEN the passage and its attribution are printed', async () => {
    const { code, out } = await run('ask', ['How many North Korean soldiers were killed?']);
    expect(code).toBe(0);
    expect(out.replace(/\n│ /g, ' ').replaceAll('  ', ' ')).toContain(
      'more than 3,000 of them killed or wounded.',
    );
    expect(out).toContain('North Korean involvement › paragraph 15 of 21');
    expect(out).toContain('as of 26 April 2025 · publisher not stated · author not stated');
    expect(out).toContain('https://www.yemend.com/news21700.html');
  });

  test('GIVEN an article by the beginning of its title THEN it is asked', async () => {
    const { code, out } = await run('ask', ['--article', 'five things', 'Who sank the Titanic?']);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('does not say') });
  });

  test('GIVEN a question that is not covered THEN it says so', async () => {
    expect((await run('ask', ['What is the capital of France?'])).out).toMatch(/^Not covered\./);
  });

  test.each([
    ['no question', []],
    ['an option that is none', ['--nonsense']],
    ['an article that is none', ['--article', 'nowhere', 'Who?']],
    ['a question beside --json', ['--json', 'Who?']],
  ])('GIVEN %s THEN it says what was expected and exits with 2', async (_, args) => {
    const { code, out, err } = await run('ask', args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/Usage|expected/);
  });
});

describe('npm run ask -- --json', () => {
  test('GIVEN good and bad lines THEN each is answered in its place', async () => {
    const lines = [
      '{"id":"a","question":"Who is Podolyak?","article":"kursk"}',
      'nonsense',
      '[]',
      '{"id":2}',
      '',
      '{"id":3,"question":"Who?","article":"nowhere"}',
      '{"id":7,"question":"Who is Podolyak?","article":"FIVE things to know"}',
      '{"id":6,"question":["a"]}',
      '{"id":4,"question":"a\u2028b \\ud800"}',
      `{"id":5,"question":${JSON.stringify('what '.repeat(1200))}}`,
    ];
    const { code, out } = await run('ask', ['--json'], lines.join('\n'));
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(answers.map(({ id, error }) => [id, typeof error])).toEqual([
      ['a', 'undefined'],
      [undefined, 'string'],
      [undefined, 'string'],
      [2, 'string'],
      [3, 'string'],
      [7, 'undefined'],
      [6, 'string'],
      [4, 'undefined'],
      [5, 'undefined'],
    ]);
    expect(answers[5]).toEqual({ ...answers[0], id: 7 });
    expect(answers[0]).toMatchObject({
      question: 'Who is Podolyak?',
      answered: true,
      ranking: [{ id: 'kursk#bargainingchip-2', article: 'kursk', section: 'bargainingchip', number: 9 }],
    });
    for (const { answered, confidence, ranking, highlights, speakers } of answers.filter(
      ({ error }) => !error,
    )) {
      expect(typeof answered).toBe('boolean');
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(ranking.length).toBeLessThanOrEqual(10);
      for (const { id, text } of ranking) expect(text).toBe(texts.get(id));
      for (const [start, end] of highlights) expect(ranking[0].text.slice(start, end).trim()).not.toBe('');
      expect(Array.isArray(speakers)).toBe(true);
    }
  });

  test('GIVEN no articles THEN it says what is wrong and exits with 1', async () => {
    const { code, out, err } = await run(
      'ask',
      ['--json', '--knowledge', 'nowhere'],
      '{"id":1,"question":"a"}',
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('nowhere:1: the folder has no article or cannot be read');
  });
});
