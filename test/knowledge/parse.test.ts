import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/knowledge/parse.ts';
import { describe as describeProblem } from '../../src/knowledge/problem.ts';

const front = '---\ntitle: A title\n---\n\n';
const parse = (markdown: string) => parseArticle('x.md', 'x', markdown);
const faults = (markdown: string) => parse(markdown).problems.map(describeProblem);
const texts = (body: string) => parse(front + body).article?.passages.map((passage) => passage.text);

describe('an article', () => {
  test('GIVEN a lead and sections THEN passages are numbered through it and named within their section', () => {
    const { article, problems } = parse(
      `${front}One.\n\nTwo.\n\n## First part {#first}\n\nThree.\n\n## Last\n\nFour.\n`,
    );
    expect(problems).toEqual([]);
    expect(article?.sections.map(({ id, title }) => [id, title])).toEqual([
      ['overview', undefined],
      ['first', 'First part'],
      ['last', 'Last'],
    ]);
    expect(article?.passages.map(({ id, number }) => [id, number])).toEqual([
      ['x#overview-1', 1],
      ['x#overview-2', 2],
      ['x#first-1', 3],
      ['x#last-1', 4],
    ]);
  });

  test('GIVEN every front matter field THEN each is kept, and none is invented', () => {
    const fields = {
      title: 'T',
      publisher: 'P',
      author: 'A',
      published: '2025-04-26',
      url: 'https://example.org/a',
      language: 'uk',
      licence: 'CC BY 4.0',
      summary: 'S',
    };
    const yaml = Object.entries(fields).map(([key, value]) => `${key}: ${value}`);
    const { article } = parse(`---\ncommand: named\n${yaml.join('\n')}\n---\n\nText.\n`);
    expect(article).toMatchObject({ ...fields, id: 'named', command: 'named' });

    const bare = parse(`${front}Text.\n`).article;
    for (const absent of ['command', 'publisher', 'author', 'published', 'url', 'licence', 'summary'])
      expect(bare).not.toHaveProperty(absent);
  });

  test('takes `command: false` for no command, and its id from the file', () => {
    expect(parse('---\ntitle: T\ncommand: false\n---\n\nText.').article).toMatchObject({
      id: 'x',
      command: false,
    });
  });

  test('shortens ids that no button could hold, each to another', () => {
    const long = 'five-things-to-know-about-the-incursion';
    const idsOf = (name: string) => {
      const { article } = parseArticle(`${name}.md`, name, `${front}## One {#${name}}\n\nText.\n`);
      return [article?.id, article?.sections[0]?.id];
    };
    const [id, section] = idsOf(`${long}-1`);
    expect(id).toMatch(/^five-things-to-know-about-[A-P]{6}$/);
    expect(section).toBe(id);
    expect(idsOf(`${long}-2`)).not.toContain(id);
    expect(idsOf('x'.repeat(32))).toEqual(Array(2).fill('x'.repeat(32)));
  });

  test.each([
    ['a paragraph over two lines', 'One\ntwo.', ['One two.']],
    ['a hard break', 'One  \ntwo.', ['One\ntwo.']],
    ['emphasis, links and code', '*One* **two** [three](https://x.org) `four`.', ['One two three four.']],
    ['list items, also nested', '- One\n- Two\n  - Three', ['One', 'Two', 'Three']],
    ['a paragraph that begins with a year', '1943. It was a year.', ['1943. It was a year.']],
    ['a rule of many dashes', `One.\n\n${'- '.repeat(80)}\n\nTwo.`, ['One.', 'Two.']],
    ['quotations, as deep as may be', `${'>'.repeat(50)} One.`, ['One.']],
    ['lists, as deep as may be', `${'- '.repeat(50)}One.`, ['One.']],
    ['a quotation', '> One\n> two.\n>\n> Three.', ['One two.', 'Three.']],
    ['a table', '| a | b |\n|---|---|\n| 1 | 2 |', ['a | b\n1 | 2']],
    ['code', '```\n# one\n  two\n```', ['# one\n  two']],
    ['HTML, which is text', 'a <b>c</b> &amp; d', ['a <b>c</b> & d']],
    [
      'comments, rules and pictures, which are nothing',
      '<!-- a -->\n\n---\n\n![b](c.png)\n\nd <!-- e -->',
      ['d'],
    ],
    ['a comment before text on its line', '<!-- a --> One.\n\n<!-- b\nc --> Two.', ['One.', 'Two.']],
    ['a year that is a whole paragraph', '1943.\n\n3. # One', ['1943.', '3. One']],
    [
      'what Markdown takes for link addresses',
      '[Putin]: Always\n\n[1]: https://x.org\n\n[^2]: Note',
      ['[Putin]: Always', '[^2]: Note'],
    ],
    ['a line of dashes or equals signs under a paragraph', 'One.\n---\n\nTwo.\n===', ['One.', 'Two. ===']],
    ['a heading inside a list or a quotation', '- One\n\n  ## Two\n\n> ## Three', ['One', 'Two', 'Three']],
    ['code and tags over two lines', 'a `b\nc` <i\nx> d', ['a b c <i x> d']],
    ['a table without text, and with some', '| | |\n|---|---|\n| | |\n\n| a | |\n|---|---|\n| | |', ['a |']],
    ['nothing that can be seen', 'One.\n\n\u200b', ['One.']],
    ['control characters', 'a\u001b[31mb\u2028c', ['a[31mb c']],
  ])('GIVEN %s THEN its passages read as a reader sees them', (_, body, passages) => {
    expect(texts(body)).toEqual(passages);
  });

  test('GIVEN a sub-heading THEN it is kept beside its passages until the next section', () => {
    const { article } = parse(`${front}## A\n\n### B\n\nOne.\n\n## C\n\nTwo.\n`);
    expect(article?.passages.map(({ subheading }) => subheading)).toEqual(['B', undefined]);
  });

  test.each([
    ['Курська операція', 'курська-операція'],
    ["What's next, for *Kursk*?", 'whats-next-for-kursk'],
    ['A heading that is far longer than a name can be', 'a-heading-that-is-far-longer'],
    ['x'.repeat(40), 'x'.repeat(32)],
  ])('GIVEN the heading "%s" without an id THEN its words make one', (heading, id) => {
    expect(parse(`${front}## ${heading}\n\nText.\n`).article?.sections[0]?.id).toBe(id);
  });

  test('GIVEN lines that end as on Windows THEN the article is the same', () => {
    const body = 'One\ntwo.\n\n```\na\nb\n```\n\n## Three\n\n| a |\n|---|\n| b |\n';
    expect(parse((front + body).replaceAll('\n', '\r\n')).article).toEqual(parse(front + body).article);
  });

  test('GIVEN any words THEN each paragraph comes back word for word', () => {
    const escaped = (text: string) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
    const word = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => /^[^\s\p{C}\p{Z}]+$/u.test(text));
    const paragraph = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 5 }), (paragraphs) => {
        expect(texts(paragraphs.map(escaped).join('\n\n'))).toEqual(paragraphs);
      }),
    );
  });

  test('GIVEN any text at all THEN there is an article or a problem, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (text, titled) => {
        const { article, problems } = parse(titled ? front + text : text);
        expect(article === undefined).toBe(problems.length > 0);
        for (const { line } of problems) expect(line).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a faulty article', () => {
  test.each([
    ['no front matter', 'Text.', ['x.md:1: the file does not begin with front matter']],
    [
      'a title that is empty',
      '---\ntitle:\n---\n\nText.',
      ['x.md:2: `title` is empty, expected text of 1 to 200 characters'],
    ],
    ['no title', '---\nauthor: A\n---\n\nText.', ['x.md:2: `title` is missing, expected text']],
    [
      'an unknown field',
      '---\ntitle: T\npublishd: P\n---\n\nText.',
      ['x.md:3: the front matter has a field `publishd`'],
    ],
    [
      'a day that no calendar has',
      '---\ntitle: T\npublished: 2025-02-30\n---\n\nText.',
      ['x.md:3: `published` is "2025-02-30", expected a calendar date'],
    ],
    [
      'an address that is none',
      '---\ntitle: T\nurl: javascript:alert(1)\n---\n\nText.',
      ['x.md:3: `url` is "javascript:alert(1)", expected a web address'],
    ],
    [
      'a language that is none',
      '---\ntitle: T\nlanguage: english!\n---\n\nText.',
      ['x.md:3: `language` is "english!", expected a language tag'],
    ],
    [
      'a title that is a number',
      '---\ntitle: 1984\n---\n\nText.',
      ['x.md:2: `title` is 1984, expected text'],
    ],
    ['broken YAML', '---\ntitle: A: B\n---\n\nText.', ['x.md:2: the front matter is not valid YAML']],
    [
      'front matter that is a sentence',
      '---\nHello\n---\n\nText.',
      ['x.md:2: the front matter is not a list of fields'],
    ],
    ['front matter that is empty', '---\n---\n\nText.', ['x.md:2: `title` is missing, expected text']],
    [
      'a reference in YAML to what is not there',
      '---\ntitle: *foo\n---\n\nText.',
      ['x.md:2: the front matter is not valid YAML'],
    ],
    [
      'YAML that contains itself',
      '---\ntitle: &a [*a]\n---\n\nText.',
      ['x.md:2: the front matter is not valid YAML'],
    ],
    [
      'a field with a name of JavaScript',
      '---\ntitle: T\n__proto__: x\n---\n\nText.',
      ['x.md:3: the front matter has a field `__proto__`'],
    ],
    [
      'a field with control characters',
      '---\ntitle: T\n"\\e[1m\\nb": x\n---\n\nText.',
      ['x.md:3: the front matter has a field `\uFFFD[1m\uFFFDb`'],
    ],
    [
      'an address with a space',
      '---\ntitle: T\nurl: https://x.org/a b\n---\n\nText.',
      ['x.md:3: `url` is "https://x.org/a b", expected a web address'],
    ],
    [
      'an address without a host',
      '---\ntitle: T\nurl: http:///a\n---\n\nText.',
      ['x.md:3: `url` is "http:///a", expected a web address'],
    ],
    [
      'a title that cannot be seen',
      '---\ntitle: "\u200b"\n---\n\nText.',
      ['x.md:2: `title` is "\u200b", expected text that can be seen'],
    ],
    [
      'a command that is neither a name nor false',
      '---\ntitle: T\ncommand: true\n---\n\nText.',
      ['x.md:3: `command` is true, expected a name of 1 to 100 characters, or `false` for no command'],
    ],
    [
      'a command that is empty',
      '---\ntitle: T\ncommand: ""\n---\n\nText.',
      ['x.md:3: `command` is "", expected some text'],
    ],
    [
      'a command with a sign',
      '---\ntitle: T\ncommand: a#b\n---\n\nText.',
      ['x.md:3: `a#b` cannot be the id of an article'],
    ],
    [
      'a section id with a sign',
      `${front}## A {#a#b}\n\nText.`,
      ['x.md:5: `a#b` cannot be the id of the section `A`'],
    ],
    [
      'a heading of signs only',
      `${front}## ???\n\nText.`,
      ['x.md:5: `` cannot be the id of the section `???`'],
    ],
    [
      'a comment that is not closed',
      `${front}Text.\n\n<!-- note\n\n## A\n\nText.`,
      ['x.md:7: a comment is not closed'],
    ],
    [
      'a sub-heading with nothing under it',
      `${front}Text.\n\n### A\n\n## B\n\nText.\n\n### C`,
      ['x.md:7: nothing stands under the heading `A`', 'x.md:13: nothing stands under the heading `C`'],
    ],
    [
      'lists nested without end',
      `${front}${'- '.repeat(3000)}x`,
      ['x.md:5: lists, quotations or emphasis are nested too deeply'],
    ],
    [
      'a quotation one level too deep',
      `${front}Text.\n\n${'>'.repeat(51)} x`,
      ['x.md:7: lists, quotations or emphasis are nested too deeply'],
    ],
    [
      'a list of which each item is one level deeper',
      `${front}Text.\n\n${Array.from({ length: 60 }, (_, n) => `${'  '.repeat(n)}- x`).join('\n')}`,
      ['x.md:7: lists, quotations or emphasis are nested too deeply'],
    ],
    ['no text', '---\ntitle: T\n---\n', ['x.md:1: the article has no text']],
    ['an empty section', `${front}## A\n\n## B\n\nText.`, ['x.md:5: the section `a` is empty']],
    ['a heading without text', `${front}Text.\n\n## {#id}\n\nText.`, ['x.md:7: a heading has no text']],
    ['a first-level heading', `${front}# Title\n\nText.`, ['x.md:5: a heading has one `#`']],
    [
      'two sections of one id',
      `${front}## A {#a}\n\nText.\n\n## B {#a}\n\nText.`,
      ['x.md:9: the section id `a` is taken by line 5'],
    ],
    [
      'a section named as the lead',
      `${front}Text.\n\n## Overview\n\nText.`,
      ['x.md:7: the section id `overview` is taken by line 5'],
    ],
  ])('GIVEN %s THEN it says where, what and what was expected', (_, markdown, expected) => {
    const found = faults(markdown);
    expect(found).toHaveLength(expected.length);
    for (const [index, start] of expected.entries()) {
      expect(found[index]?.startsWith(start), found[index]).toBe(true);
      expect(found[index]).toContain(', expected ');
    }
  });

  test('GIVEN several faults THEN all are told at once, from the top', () => {
    const found = faults('---\npublished: soon\nurl: nowhere\n---\n\n# T\n\n##\n');
    expect(found.map((line) => line.split(':')[1])).toEqual(['2', '2', '3', '6', '8', '8']);
  });
});
