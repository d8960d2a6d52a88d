import { ComponentType } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createNotes } from '../../src/answer/notes.ts';
import type { Span } from '../../src/answer/question.ts';
import { cite, type Library } from '../../src/knowledge/article.ts';
import { loadLibrary } from '../../src/knowledge/load.ts';
import { parseArticle } from '../../src/knowledge/parse.ts';
import { passageMessage } from '../../src/reply/passage.ts';
import { en } from '../../src/reply/text/en.ts';
import { articleOf, libraryOf, paragraph } from '../articles.ts';
import { read, textsOf } from './rendering.ts';

const { library: shipped } = await loadLibrary('knowledge');

function show(library: Library, id: string, highlights: readonly Span[] = []) {
  const citation = cite(library, id);
  if (!citation) throw new Error(`no passage ${id}`);
  const message = passageMessage(citation, highlights, { notesOn: createNotes(), text: en });
  const [quotation = '', ...under] = textsOf(message.components);
  return { message, quotation, under: under.join('\n'), citation };
}

describe('a passage shown', () => {
  test('GIVEN the first article THEN it stands over its attribution, with nothing invented', () => {
    const { quotation, under } = show(shipped, 'kursk#northkorea-4');
    expect(quotation).toBe(
      '> Zelensky has said more than 12,000 North Korean soldiers were involved, with more than 3,000 of them killed or wounded.',
    );
    expect(read(under).seen).toContain(
      "Five things to know about Ukraine's Kursk incursion › North Korean involvement › paragraph 15 of 21",
    );
    expect(under).toContain('as of 26 April 2025 · publisher not stated · author not stated');
  });

  test('GIVEN everything is stated THEN everything is said', () => {
    const front =
      'title: T\npublisher: The Paper\nauthor: A. Writer\npublished: 2024-02-29\nlicence: CC BY 4.0';
    const { article } = parseArticle('x.md', 'x', `---\n${front}\n---\n\nText.\n`);
    if (!article) throw new Error('no article');
    const { under, message } = show(libraryOf(article), 'x#overview-1');
    expect(read(under).seen).toContain(
      'as of 29 February 2024 · The Paper · by A. Writer · link not stated · licence: CC BY 4.0',
    );
    expect(JSON.stringify(message)).not.toContain('"url"');
  });

  test.each([
    ['one source throughout', 'kursk#northkorea-4', ['Says: Zelensky']],
    [
      'one source for a part',
      'kursk#counteroffensive-2',
      ["Says: Putin, of “The Kyiv regime's adventure has …”"],
    ],
    [
      'a denial elsewhere, and a weekday',
      'kursk#overview-1',
      ['Says: Russia', "⚠️ Contested by Ukraine's army, in paragraph 2 of 21.", '“Saturday” is 26 April 2025'],
    ],
    [
      'a year told by the date',
      'kursk#northkorea-2',
      ['Says: South Korean and Western intelligence agencies', '“last year” is 2024'],
    ],
    ["the article's own voice", 'kursk#symbolic-1', []],
  ])('GIVEN %s THEN the lines under it say so, and no others', (_, id, expected) => {
    const lines = show(shipped, id)
      .under.split('\n')
      .map((line) => read(line).seen);
    expect(lines.filter((line) => !/^(Five things|as of)/.test(line))).toEqual(expected);
  });

  test('GIVEN the first, a middle and the last passage THEN the buttons lead to their neighbours', () => {
    const buttons = (id: string) => {
      const [container] = show(shipped, id).message.components;
      if (container?.type !== ComponentType.Container) throw new Error('no container');
      const row = container.components.find(({ type }) => type === ComponentType.ActionRow);
      if (row?.type !== ComponentType.ActionRow) throw new Error('no buttons');
      return row.components.map((button) =>
        'custom_id' in button ? [button.custom_id.replace(/~[\w-]{8}$/, ''), button.disabled] : button,
      );
    };
    expect(buttons('kursk#overview-1').slice(0, 2)).toEqual([
      ['edge:Previous', true],
      ['show:kursk#overview-2', false],
    ]);
    expect(buttons('kursk#northkorea-1').slice(0, 2)).toEqual([
      ['show:kursk#bargainingchip-4', false],
      ['show:kursk#northkorea-2', false],
    ]);
    expect(buttons('kursk#symbolic-3').slice(0, 2)).toEqual([
      ['show:kursk#symbolic-2', false],
      ['edge:Next', true],
    ]);
    expect(buttons('kursk#symbolic-3')[2]).toMatchObject({
      label: 'yemend.com',
      url: 'https://www.yemend.com/news21700.html',
    });
  });

  test('GIVEN highlights that touch or overlap THEN they are one', () => {
    const { quotation } = show(libraryOf(articleOf(['@everyone is here.'])), 'x#overview-1', [
      [1, 5],
      [0, 1],
      [3, 9],
    ]);
    expect(quotation).toBe('> **\\@everyone** is here.');
  });

  test('GIVEN any article and highlights THEN what is seen is a contiguous part of its paragraph, and nothing more than bold', () => {
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { maxLength: 2 }),
        (paragraphs, ends) => {
          const article = articleOf(paragraphs);
          for (const [index, passage] of article.passages.entries()) {
            const highlights = ends
              .map(([a, b]): Span => [Math.min(a, b), Math.max(a, b)])
              .filter(([, end]) => end <= passage.text.length);
            const { quotation, under } = show(libraryOf(article), passage.id, highlights);
            const { seen, marks } = read(quotation);
            expect(paragraphs[index]).toContain(seen.trimEnd());
            expect(seen.trim()).not.toBe('');
            expect([...marks].filter((mark) => !['blockQuote', 'strong', 'br'].includes(mark))).toEqual([]);
            expect(quotation.length + under.length).toBeLessThanOrEqual(4000);
          }
        },
      ),
    );
  });

  test('GIVEN a paragraph far too long THEN whole sentences around the one that answers are shown, and the cut is said', () => {
    const sentence = (n: number) => `Sentence number ${n} says *nothing* at all of what the others say.`;
    const long = Array.from({ length: 200 }, (_, n) => sentence(n)).join(' ');
    const article = articleOf([long]);
    const at = long.indexOf(sentence(150));
    for (const [highlights, cut, holds] of [
      [[], en.cut.after, sentence(0)],
      [[[at, at + sentence(150).length]], en.cut.both, sentence(150)],
      [[[long.length - 5, long.length]], en.cut.before, sentence(199)],
    ] as const) {
      const { quotation, under } = show(libraryOf(article), 'x#overview-1', highlights);
      const { seen } = read(quotation);
      expect(long).toContain(seen.trimEnd());
      expect(seen).toContain(holds);
      expect(seen).toMatch(/^Sentence number \d+ says .* say\.$/);
      expect(under).toContain(cut);
      expect(quotation.length + under.length).toBeLessThanOrEqual(4000);
      expect(quotation.length).toBeGreaterThan(3000);
    }
  });

  test.each(['🇺🇦', '👩‍👩‍👧', 'e\u0301\u0302'])(
    'GIVEN nothing but %s THEN the cut falls between two of them',
    (sign) => {
      const { quotation } = show(libraryOf(articleOf([sign.repeat(3000)])), 'x#overview-1');
      expect(read(quotation).seen.trimEnd().replaceAll(sign, '')).toBe('');
    },
  );

  test('GIVEN a sub-heading THEN the attribution names it', () => {
    const { article } = parseArticle('x.md', 'x', '---\ntitle: T\n---\n\n## A\n\n### B *c*\n\nText.\n');
    if (!article) throw new Error('no article');
    expect(read(show(libraryOf(article), 'x#a-1').under).seen).toContain('T › A › B c › paragraph 1 of 1');
  });

  test('GIVEN one sentence that is too long THEN it is cut between words', () => {
    const long = Array.from({ length: 2000 }, (_, n) => `word${n}`).join(' ');
    const { quotation, under } = show(libraryOf(articleOf([long])), 'x#overview-1');
    const { seen } = read(quotation);
    expect(long.startsWith(`${seen.trimEnd()} word`)).toBe(true);
    expect(under).toContain(en.cut.after);
  });
});
