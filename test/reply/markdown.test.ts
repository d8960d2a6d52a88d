import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bold, escapeMarkdown, escapeQuoted, quote, shorten } from '../../src/reply/markdown.ts';
import { HOSTILE, word } from '../articles.ts';
import { read } from './rendering.ts';

// Its types are those of a module that it is not to Node.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();

const lines = fc
  .array(fc.oneof(word, fc.constantFrom(...HOSTILE)), { maxLength: 12 })
  .chain((words) => fc.constantFrom(' ', '\n', '').map((space) => words.join(space)))
  .map((text) => text.replace(/[^\S\n]+/g, ' ').trim())
  .filter((text) => text !== '');

describe('escaped text', () => {
  test.each(HOSTILE)('GIVEN %j THEN Discord shows it and does nothing with it', (text) => {
    const { seen, marks } = read(escapeQuoted(text));
    expect(seen).toBe(text);
    expect([...marks].filter((mark) => mark !== 'br')).toEqual([]);
  });

  test('GIVEN any lines in bold in a quotation THEN Discord shows them, in bold in a quotation', () => {
    fc.assert(
      fc.property(lines, (text) => {
        const { seen, marks } = read(quote(bold(escapeQuoted(text))));
        expect(seen.trimEnd()).toBe(text);
        expect([...marks].filter((mark) => !['br', 'blockQuote', 'strong'].includes(mark))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('somebody else’s text on a line of ours', () => {
  const direction = fc.constantFrom(
    ...[0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069].map((code) =>
      String.fromCodePoint(code),
    ),
    'מאמר',
    'مقال',
    '12',
    'a',
    '(',
  );
  const turned = fc.array(fc.oneof({ weight: 4, arbitrary: direction }, word), { maxLength: 40 });

  test('GIVEN any signs that turn words round THEN ours stay where and as they are, and none of theirs is lost', () => {
    fc.assert(
      fc.property(turned, (signs) => {
        const text = signs.join('').replace(/\s/g, ' ');
        const line = `BEFORE ${escapeMarkdown(text)} › paragraph 3 of 21 (x).`;
        const { levels } = bidi.getEmbeddingLevels(line, 'ltr');
        const from = line.lastIndexOf(' › ');
        for (const [at, level] of [...levels].entries())
          if (at < 'BEFORE '.length || at >= from) expect(level, `${at} of ${JSON.stringify(line)}`).toBe(0);
        expect(read(escapeMarkdown(text)).seen).toContain(text.toWellFormed());
      }),
      { numRuns: 500 },
    );
  });

  test('GIVEN text that turns nothing round THEN nothing is added', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zà-ÿа-я0-9.,:;!?“”'()*_ -]*$/), (text) => {
        expect(escapeMarkdown(text)).toBe(escapeQuoted(text));
      }),
    );
  });

  test('GIVEN half of a character THEN Discord gets a whole one', () => {
    expect(escapeMarkdown('a\ud800b')).toBe('a\ufffdb');
  });
});

describe('a shortened text', () => {
  test('GIVEN any text THEN it is no longer than allowed, whole characters, and shows its cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, longest) => {
        const short = shorten(text, longest);
        expect(short.length).toBeLessThanOrEqual(longest);
        expect(() => encodeURIComponent(short)).not.toThrow();
        if (short !== text) expect(text.startsWith(short.slice(0, -1)) && short.endsWith('…')).toBe(true);
      }),
    );
  });
});
