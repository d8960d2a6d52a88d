import { describe, expect, test } from 'vitest';
import { articleCommandsOf } from '../../commands/index.ts';
import type { Article } from '../../src/knowledge/article.ts';
import { parseArticle } from '../../src/knowledge/parse.ts';
import { textOf } from '../../src/loopback/loopback.ts';
import { articleCommandsLine } from '../../src/reply/article-commands.ts';
import { limits } from '../../src/reply/limits.ts';
import { en } from '../../src/reply/text/en.ts';
import { textFor } from '../../src/reply/text/index.ts';
import { tourOf } from '../../src/tour.ts';
import { articleOf } from '../articles.ts';
import { startFootnote } from './setup.ts';

/** Articles about places, each with words that no other has. */
const manyArticles = (count: number): Article[] =>
  Array.from({ length: count }, (_, n) =>
    articleOf(
      [`Place${n} lies on a hill.`, 'Apples grow there.', `The mayor of place${n} is called Mayor${n}.`],
      `All about place${n}`,
      `place${n}`,
    ),
  );

function articleFrom(id: string, fields: string, body: string): Article {
  const { article, problems } = parseArticle(`${id}.md`, id, `---\n${fields}\n---\n\n${body}`);
  if (!article) throw new Error(JSON.stringify(problems));
  return article;
}

const longArticle = (id: string, fields = 'title: A long article') =>
  articleFrom(
    id,
    fields,
    Array.from({ length: 30 }, (_, n) => `## Part ${n} {#part${n}}\n\nText of part ${n}.\n`).join('\n'),
  );

describe('an article of more sections than a command has', () => {
  test('has them in one option, with suggestions', async () => {
    const { loopback } = await startFootnote({}, [longArticle('long')]);
    const alice = loopback.person('alice');
    const suggestions = await alice.types('general', '/long read section:');
    expect(suggestions).toHaveLength(limits.choices);
    expect(suggestions[0]).toEqual({ name: 'Part 0', value: 'part0' });
    expect(await alice.types('general', '/long read section: part 29')).toEqual([
      { name: 'Part 29', value: 'part29' },
    ]);
    for (const section of ['part29', 'PART 29', 'Part 29'])
      expect(textOf(await alice.runs('general', `/long read section: ${section}`))).toContain(
        'Text of part 29.',
      );
    expect(textOf(await alice.runs('general', '/long read par'))).toContain(en.unknownSection.several);
    expect(textOf(await alice.runs('general', '/long ask what is the text of part 7?'))).toContain('part 7');
    expect(textOf(await alice.runs('general', '/read article: long section: part 12'))).toContain('part 12');
  });
});

describe('120 articles', () => {
  const articles = [
    ...manyArticles(118),
    articleFrom('named', 'title: The named one\ncommand: special', 'Plums.\n\n## One {#one}\n\nPerry.'),
    longArticle('long', 'title: A long article\ncommand: lengthy'),
  ];

  test('are all reached by /ask and /read, and those with `command:` by their own', async () => {
    const { loopback, services } = await startFootnote({}, articles);
    const alice = loopback.person('alice');
    const names = [...loopback.world.commands.values()]
      .filter(({ type }) => type === 1)
      .map(({ name }) => name);
    expect(names.sort()).toEqual(['ask', 'doctor', 'help', 'lengthy', 'pins', 'read', 'sources', 'special']);
    expect(textOf(await alice.runs('general', '/special one'))).toContain('Perry.');
    expect(textOf(await alice.runs('general', '/lengthy read part29'))).toContain('part 29');
    for (const article of ['place77', 'ALL ABOUT place77'])
      expect(textOf(await alice.runs('general', `/read article: ${article} section: s2`))).toContain(
        'Mayor77',
      );
    const question = '/ask question: who is the mayor? article: All about place101';
    expect(textOf(await alice.runs('general', question))).toContain('Mayor101');
    const { summary } = articleCommandsOf(services.library);
    const report = textOf(await loopback.person('mona').runs('general', '/doctor'));
    expect(report.split('\n')).toContain(articleCommandsLine(summary, en));
    expect(report).not.toContain('❌');
  });

  test('have help and a tour that name commands that there are', async () => {
    const { loopback, services } = await startFootnote({}, articles);
    const alice = loopback.person('alice');
    const help = textOf(await alice.runs('general', '/help'));
    expect(help).toMatch(/<\/special one:\d+> opens “One” of “The named one”/);
    expect(help).toMatch(/<\/read:\d+> opens any section of any article/);
    expect(help).not.toContain('`/');
    const { section = '' } = await tourOf({ ...services, text: textFor('en-US') });
    expect(textOf(await alice.runs('general', section))).toContain('Perry.');
    const without = await startFootnote({}, articles.slice(0, 50));
    const other = await tourOf({ ...without.services, text: textFor('en-US') });
    const opened = await without.loopback.person('alice').runs('general', other.section ?? '');
    expect(textOf(opened)).toContain('The mayor of place0');
  });
});

describe('1,000 articles', () => {
  test('are listed, suggested and missed within the limits of Discord, and soon', async () => {
    const { loopback } = await startFootnote({}, manyArticles(1_000));
    const [alice, mona] = [loopback.person('alice'), loopback.person('mona')];
    const begun = performance.now();
    let page = await alice.runs('general', '/sources');
    for (let turns = 0; turns < 5; turns += 1) page = await alice.presses(page, en.next);
    expect(textOf(page)).toMatch(/articles \d+ to \d+ of 1000/);
    expect(textOf(await alice.presses(page, en.previous))).toContain('All about place');
    expect(textOf(await alice.runs('general', '/help'))).toContain('opens any section');
    expect(textOf(await mona.runs('general', '/doctor'))).toContain('**Articles:** 1000');
    const unknown = textOf(await alice.runs('general', '/read article: about place77'));
    expect(unknown.split('\n')).toHaveLength(12);
    expect(unknown).toMatch(/^- All about place77 \(`place77`\)$/m);
    expect(unknown).toContain(en.unknownArticle.more(990));
    expect(await alice.types('general', '/ask question: x article: all ab')).toHaveLength(limits.choices);
    expect(await alice.types('general', '/ask question: place77')).toContainEqual({
      name: 'Overview · All about place77',
      value: 'place77#overview-1',
    });
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});
