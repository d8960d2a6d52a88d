import { describe, expect, test } from 'vitest';
import { ownCommands } from '../../commands/index.ts';
import { commandProblems } from '../../commands/problems.ts';
import { parseArticle } from '../../src/knowledge/parse.ts';
import { describe as describeProblem } from '../../src/knowledge/problem.ts';
import { commandLength, limits } from '../../src/reply/limits.ts';
import { libraryOf } from '../articles.ts';

function problems(...markdowns: string[]): string[] {
  const articles = markdowns.map((markdown, index) => {
    const { article } = parseArticle(`${index}.md`, `a${index}`, markdown);
    if (!article) throw new Error(`not an article: ${markdown}`);
    return article;
  });
  return commandProblems(libraryOf(...articles)).map(describeProblem);
}

const front = (fields: string) => `---\n${fields}\n---\n\n`;
const sections = (count: number) => Array.from({ length: count }, (_, n) => `## S${n}\n\nText.\n`).join('\n');

describe('an article as a command', () => {
  test('GIVEN one that just fits THEN there is no problem', () => {
    expect(
      problems(`${front(`title: ${'t'.repeat(100)}\ncommand: ${'c'.repeat(32)}`)}${sections(24)}`),
    ).toEqual([]);
    expect(problems(`${front(`title: ${'t'.repeat(200)}\nsummary: short\ncommand: курск`)}Text.`)).toEqual(
      [],
    );
  });

  test.each([
    [
      'a name with a capital',
      `${front('title: T\ncommand: Kursk')}Text.`,
      '0.md:3: `Kursk` cannot be a command’s name',
    ],
    [
      'a title too long to describe it',
      `${front(`title: ${'t'.repeat(101)}`)}Text.`,
      '0.md:2: the command’s description has 101 characters',
    ],
    [
      'a summary too long',
      `${front(`title: T\nsummary: ${'s'.repeat(101)}`)}Text.`,
      '0.md:3: the command’s description has 101 characters',
    ],
    [
      'too many sections',
      `${front('title: T')}Lead.\n\n${sections(24)}`,
      '0.md:99: the article has 25 sections',
    ],
    [
      'a section id with a capital',
      `${front('title: T')}## A {#A}\n\nText.`,
      '0.md:5: `A` cannot be a section’s id',
    ],
    [
      'a section named as the subcommand that asks',
      `${front('title: T')}## Ask\n\nText.`,
      '0.md:5: the section id `ask` is the name of a subcommand',
    ],
    [
      'a heading too long for the menu',
      `${front('title: T')}## ${'h'.repeat(101)} {#h}\n\nText.`,
      '0.md:5: the heading has 101 characters',
    ],
  ])('GIVEN %s THEN it says where, what and what was expected', (_, markdown, start) => {
    const [problem = '', ...others] = problems(markdown);
    expect(problem.replaceAll("'", '’').startsWith(start), problem).toBe(true);
    expect(problem).toContain(', expected ');
    expect(others).toEqual([]);
  });

  test('GIVEN more articles than Discord has commands THEN the surplus is told', () => {
    const most = limits.commands - ownCommands().length;
    const many = problems(...Array.from({ length: most + 2 }, () => `${front('title: T')}Text.`));
    expect(many).toHaveLength(2);
    expect(many[0]).toContain(`this is one of ${most + 2} articles, expected at most ${most}`);
  });

  test.each(ownCommands().map(({ data }) => data.name))(
    'GIVEN an article with the name of the command %s THEN it is refused',
    (name) => {
      const [problem, ...others] = problems(`${front(`title: T\ncommand: ${name}`)}Text.`);
      expect(others).toEqual([]);
      expect(problem).toContain(
        `0.md:3: \`${name}\` is a command of Footnote's own, expected a \`command:\` other than`,
      );
    },
  );

  test.each([
    ['джерела', 'Ukrainian'],
    ['спросить', 'Russian'],
  ])('GIVEN an article with the name %s, which a command has in %s THEN it is refused', (name, language) => {
    const [problem, ...others] = problems(`${front(`title: T\ncommand: ${name}`)}Text.`);
    expect(others).toEqual([]);
    expect(problem).toBe(
      `0.md:3: \`${name}\` is the name of a command of Footnote's own in ${language}, expected another \`command:\``,
    );
  });

  test('GIVEN a section with the name that the subcommand has in another language THEN it is refused', () => {
    expect(problems(`${front('title: T')}## A {#запитати}\n\nText.`)).toEqual([
      '0.md:5: the section id `запитати` is the name of the subcommand `ask` in Ukrainian, expected another id',
    ]);
  });

  test('THEN the length of a command is that of all its names, descriptions and values', () => {
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
});
