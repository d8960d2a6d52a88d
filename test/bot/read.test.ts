import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { translations } from '../../src/reply/text/index.ts';
import { articleOf } from '../articles.ts';
import { startFootnote } from './setup.ts';

const KURSK = "Five things to know about Ukraine's Kursk incursion";

describe('/read', () => {
  test.each([
    ['its id', 'kursk'],
    ['its id in capitals', 'KURSK'],
    ['its title', KURSK],
    ['its title in other case and with another apostrophe', KURSK.toUpperCase().replace("'", '’')],
    ['the beginning of its title', 'five thi'],
    ['the beginning of its id', 'kur'],
  ])('opens the first section of an article by %s', async (_, article) => {
    const { loopback } = await startFootnote();
    const answer = textOf(await loopback.person('alice').runs('general', `/read article: ${article}`));
    expect(answer).toContain('paragraph 1 of 21');
    expect(answer).toMatch(/^> Russia said on Saturday/);
  });

  test.each([
    ['its id', 'northkorea'],
    ['its heading', 'north korean Involvement'],
    ['the beginning of its heading', 'North'],
  ])('opens a section by %s', async (_, section) => {
    const { loopback } = await startFootnote();
    const command = `/read article: kursk section: ${section}`;
    expect(textOf(await loopback.person('alice').runs('general', command))).toContain('paragraph 12 of 21');
  });

  test('opens the text before the first heading by its name in any language', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    for (const { lead } of [en, ...Object.values(translations)])
      expect(textOf(await alice.runs('general', `/read article: kursk section: ${lead}`))).toContain(
        'paragraph 1 of 21',
      );
  });

  test('suggests articles, then the sections of the one that is typed', async () => {
    const { loopback } = await startFootnote({}, [
      articleOf(['One.', 'Two.', 'Three.'], 'All about apples', 'apples'),
      articleOf(['One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.'], 'All about pears', 'pears'),
    ]);
    const alice = loopback.person('alice');
    expect(await alice.types('general', '/read article: pea')).toEqual([
      { name: 'All about pears', value: 'pears' },
    ]);
    const sectionsOf = async (typed: string) =>
      (await alice.types('general', `/read ${typed}`)).map(({ name, value }) => [name, value]);
    const all = [
      [en.lead, 'overview'],
      ['Section 2', 's2'],
      ['Section 5', 's5'],
    ];
    expect(await sectionsOf('article: pears section:')).toEqual(all);
    expect(await sectionsOf('article: all about PEARS section:')).toEqual(all);
    expect(await sectionsOf('article: pears section: s5')).toEqual([['Section 5', 's5']]);
    expect(await sectionsOf('article: plums section:')).toEqual([]);
  });

  test('names what could be meant where the name is of several articles or of none', async () => {
    const { loopback } = await startFootnote({}, [
      articleOf(['One.'], 'All about apples', 'apples'),
      articleOf(['Two.'], 'All about pears', 'pears'),
      articleOf(['Three.'], 'Plums', 'plums'),
    ]);
    const alice = loopback.person('alice');
    const read = async (article: string) => {
      const reply = await alice.runs('general', `/read article: ${article}`);
      expect(reply.ephemeral).toBe(true);
      return textOf(reply).split('\n');
    };
    expect(await read('all about')).toEqual([
      en.unknownArticle.several,
      '- All about apples (`apples`)',
      '- All about pears (`pears`)',
    ]);
    expect((await read('the plums'))[0]).toBe(en.unknownArticle.none);
    // What has a word of it comes first.
    expect((await read('the plums'))[1]).toBe('- Plums (`plums`)');
  });

  test('names the sections that there are where the name is of none', async () => {
    const { loopback } = await startFootnote();
    const reply = await loopback.person('alice').runs('general', '/read article: kursk section: **nowhere**');
    expect(reply.ephemeral).toBe(true);
    expect(textOf(reply).split('\n')).toEqual([
      en.unknownSection.none,
      ...[
        ['Overview', 'overview'],
        ['Unprecedented action', 'unprecedented'],
        ['Bargaining chip', 'bargainingchip'],
        ['North Korean involvement', 'northkorea'],
        ['Counter-offensive', 'counteroffensive'],
        ['Symbolic region', 'symbolic'],
      ].map(([title = '', id = '']) => en.unknownArticle.one(id, title)),
    ]);
  });

  test('answers for the asker alone where that is wanted', async () => {
    const { loopback } = await startFootnote();
    const command = '/read article: kursk section: north private: true';
    expect((await loopback.person('alice').runs('general', command)).ephemeral).toBe(true);
  });

  test.each(Object.values(translations))('has a name in every language: $command.readName', async (text) => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    alice.locale = text.locale;
    const { readName, article, section } = text.command;
    const command = `/${readName} ${article}: kursk ${section}: north`;
    expect(textOf(await alice.runs('general', command))).toContain(text.place(12, 21));
  });
});

describe('a suggestion that comes back by its label', () => {
  const apples = articleOf(['Apples.', 'Cider.', 'Wasps like apples.'], 'All about · apples', 'apples');
  const pears = articleOf(
    ['Pears.', 'Perry is pressed from them.', 'Wasps like pears.'],
    `All about pears ${'and so on '.repeat(15)}`.trim(),
    'pears',
  );

  test('leads to its passage as its value does', async () => {
    const { loopback } = await startFootnote({}, [apples, pears]);
    const alice = loopback.person('alice');
    const [{ name, value } = { name: '', value: '' }] = await alice.types('general', '/ask question: perry');
    expect(name).toMatch(/^Overview · paragraph 2 of 3 · All about pears and so on .*…$/);
    expect(textOf(await alice.runs('general', `/ask ${name}`))).toBe(
      textOf(await alice.runs('general', `/ask ${value}`)),
    );
    const [heading] = await alice.types('general', '/apples ask question: section');
    expect(heading?.name).toBe('Section 2');
    expect(textOf(await alice.runs('general', '/apples ask question: Section 2'))).toContain(
      '> Wasps like apples.',
    );
  });

  test('names the article or the section that it showed', async () => {
    const twin = articleOf(['Another.'], 'Plums', 'a-twin');
    const { loopback } = await startFootnote({}, [twin, pears, articleOf(['One.'], 'Plums', 'b-twin')]);
    const alice = loopback.person('alice');
    const articles = await alice.types('general', '/read article:');
    expect(articles.map(({ value }) => value)).toEqual(['a-twin', 'pears', 'b-twin']);
    expect(articles[0]?.name).toBe('Plums · a-twin');
    for (const { name, value } of articles)
      expect(textOf(await alice.runs('general', `/read article: ${name}`))).toBe(
        textOf(await alice.runs('general', `/read article: ${value}`)),
      );
    const [section] = await alice.types('general', '/read article: pears section: sec');
    expect(textOf(await alice.runs('general', `/read article: pears section: ${section?.name}`))).toContain(
      'Wasps',
    );
  });
});
