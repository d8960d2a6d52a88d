import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bold, escapeMarkdown, quote, shorten } from '../../src/reply/markdown.ts';
import { HOSTILE, word } from '../articles.ts';
import { read } from './rendering.ts';

const lines = fc
  .array(fc.oneof(word, fc.constantFrom(...HOSTILE)), { maxLength: 12 })
  .chain((words) => fc.constantFrom(' ', '\n', '').map((space) => words.join(space)))
  .map((text) => text.replace(/[^\S\n]+/g, ' ').trim())
  .filter((text) => text !== '');

describe('escaped text', () => {
  test.each(HOSTILE)('GIVEN %j THEN Discord shows it and does nothing with it', (text) => {
    const { seen, marks } = read(escapeMarkdown(text));
    expect(seen).toBe(text);
    expect([...marks].filter((mark) => mark !== 'br')).toEqual([]);
  });

  test('GIVEN any lines in bold in a quotation THEN Discord shows them, in bold in a quotation', () => {
    fc.assert(
      fc.property(lines, (text) => {
        const { seen, marks } = read(quote(bold(escapeMarkdown(text))));
        expect(seen.trimEnd()).toBe(text);
        expect([...marks].filter((mark) => !['br', 'blockQuote', 'strong'].includes(mark))).toEqual([]);
      }),
      { numRuns: 500 },
    );
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
