import { describe, expect, test } from 'vitest';
import { articleCommandsOf, invocableOf, ownCommandData } from '../../commands/index.ts';
import type { Library } from '../../src/knowledge/article.ts';
import { parseArticle } from '../../src/knowledge/parse.ts';
import { articleCommandsLine } from '../../src/reply/article-commands.ts';
import { commandLength, limits } from '../../src/reply/limits.ts';
import { en } from '../../src/reply/text/en.ts';
import { libraryOf } from '../articles.ts';

function libraryFrom(...markdowns: string[]): Library {
  const articles = markdowns.map((markdown, index) => {
    const { article } = parseArticle(`${index}.md`, `a${index}`, markdown);
    if (!article) throw new Error(`not an article: ${markdown}`);
    return article;
  });
  return libraryOf(...articles);
}

const plan = (...markdowns: string[]) => articleCommandsOf(libraryFrom(...markdowns));
const notes = (...markdowns: string[]) =>
  plan(...markdowns).notes.map(({ file, line, text }) => `${file}:${line}: ${text}`);
const front = (fields: string) => `---\n${fields}\n---\n\n`;
const sections = (count: number) => Array.from({ length: count }, (_, n) => `## S${n}\n\nText.\n`).join('\n');
const plain = `${front('title: T')}Text.`;
const many = (count: number, markdown = plain) => Array.from({ length: count }, () => markdown);

describe('the command of an article', () => {
  test('has a subcommand for each section, up to what Discord takes', () => {
    const { commands, notes } = plan(
      `${front(`title: ${'t'.repeat(100)}\ncommand: ${'c'.repeat(32)}`)}${sections(24)}`,
      `${front('title: T\ncommand: курск')}Text.`,
    );
    expect(notes).toEqual([]);
    expect(commands.map(({ data }) => data.options?.length)).toEqual([25, 2]);
  });

  test('is described within the limits, however long title, summary and headings are', () => {
    const { commands, notes } = plan(
      `${front(`title: ${'t'.repeat(200)}`)}## ${'h'.repeat(150)} {#h}\n\nText.`,
      `${front(`title: T\nsummary: ${'s'.repeat(150)}`)}Text.`,
    );
    expect(notes).toEqual([]);
    for (const { data } of commands) {
      expect(data.description).toHaveLength(limits.description);
      expect(data.description).toMatch(/…$/);
    }
    expect(commands[0]?.data.options?.[0]?.description).toHaveLength(limits.description);
  });

  test.each([
    [
      'too many sections',
      `Lead.\n\n${sections(24)}`,
      '0.md:99: the article has 25 sections, and a command takes 24',
    ],
    [
      'a section id with a capital',
      '## A {#A}\n\nText.',
      "0.md:5: the section id `A` cannot be a subcommand's name",
    ],
    [
      'a section named as the one that asks',
      '## Ask\n\nText.',
      '0.md:5: the section id `ask` is the name of',
    ],
    [
      'its name in Ukrainian',
      '## A {#запитати}\n\nText.',
      '0.md:5: the section id `запитати` is the name of',
    ],
  ])('GIVEN %s THEN it has one `section:` option, and a note says why', (_, body, start) => {
    const markdown = front('title: T') + body;
    const [note = '', ...others] = notes(markdown);
    expect(note.slice(0, start.length)).toBe(start);
    expect(note).toContain('so `/a0` has one `section:` option instead of a subcommand for each');
    expect(others).toEqual([]);
    const { commands, styles, summary } = plan(markdown);
    expect(commands[0]?.data.options?.map(({ name }) => name)).toEqual(['read', 'ask']);
    expect([styles.get('a0'), summary.withOption]).toEqual(['option', 1]);
    expect(commandLength(commands[0]?.data ?? { name: '' })).toBeLessThan(limits.command);
  });
});

describe('which articles have a command', () => {
  test('are all up to 25, but those that opt out', () => {
    const { styles, summary } = plan(...many(24), `${front('title: T\ncommand: false')}Text.`);
    expect([styles.size, styles.has('a24')]).toEqual([24, false]);
    expect(articleCommandsLine(summary, en)).toBe(
      '**Articles with a command:** 24 of 25; `/ask` and `/read` reach all. Without one because of `command: false`: 1.',
    );
  });

  test('are those with `command:` from 26 on', () => {
    const { styles, notes, summary } = plan(...many(119), `${front('title: T\ncommand: named')}Text.`);
    expect([...styles.keys()]).toEqual(['named']);
    expect(notes).toEqual([]);
    expect(articleCommandsLine(summary, en)).toBe(
      '**Articles with a command:** 1 of 120; `/ask` and `/read` reach all. With more than 25 articles, only those with `command:` in their file get one.',
    );
  });

  test('are the first ones by file name where more have `command:` than Discord takes', () => {
    const most = limits.commands - ownCommandData.length;
    const named = Array.from({ length: most + 2 }, (_, n) => `${front(`title: T\ncommand: c${n}`)}Text.`);
    const library = libraryFrom(...named);
    expect(invocableOf(library).slash).toHaveLength(limits.commands);
    const { styles, notes, summary } = articleCommandsOf(library);
    expect([...styles.keys()].at(-1)).toBe(`c${most - 1}`);
    expect(notes.map(({ file, line }) => `${file}:${line}`)).toEqual([`${most}.md:3`, `${most + 1}.md:3`]);
    expect(articleCommandsLine(summary, en)).toContain('Without one because Discord takes 100: 2.');
  });

  test.each(ownCommandData.map(({ name }) => name))(
    'does not include one with the name of the command %s',
    (name) => {
      const markdown = `${front(`title: T\ncommand: ${name}`)}Text.`;
      expect(notes(markdown)).toEqual([
        `0.md:3: \`${name}\` is one of Footnote's own commands, so the article has no command; \`command:\` can give it another name`,
      ]);
      expect(plan(markdown).styles.size).toBe(0);
    },
  );

  test.each([
    ['джерела', "`джерела` is one of Footnote's own commands in Ukrainian"],
    ['спросить', "`спросить` is one of Footnote's own commands in Russian"],
    ['Kursk', "`Kursk` cannot be a command's name, which has 1 to 32 letters"],
    ['x'.repeat(33), "cannot be a command's name, which has 1 to 32 letters"],
  ])('does not include one that is called %s', (name, reason) => {
    const { styles, notes, summary } = plan(`${front(`title: T\ncommand: ${name}`)}Text.`);
    expect([styles.size, summary.unnamed, notes.length]).toEqual([0, 1, 1]);
    expect(notes[0]).toMatchObject({ file: '0.md', line: 3, text: expect.stringContaining(reason) });
  });
});

test('the length of a command is that of all its names, descriptions and values', () => {
  const option = {
    name: 'abc',
    description: 'de',
    choices: [
      { name: 'f', value: 'gh' },
      { name: 'i', value: 12 },
    ],
  };
  expect(commandLength({ name: 'jk', description: 'l', options: [option] })).toBe(12);
  const localized = {
    name: 'jk',
    name_localizations: { uk: 'j', ru: 'jkl' },
    description: 'l',
    description_localizations: { uk: 'lm', ru: null },
  };
  expect(commandLength(localized)).toBe(5);
  expect(limits.command).toBe(8000);
});
