import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinWithin } from '../../src/reply/fit-list.ts';
import { HOSTILE, word } from '../articles.ts';

const name = fc
  .array(fc.oneof(word, fc.constantFrom(...HOSTILE)), { minLength: 1, maxLength: 30 })
  .map((words) => words.join(' '));

test('GIVEN names that turn words round, of any length THEN they are within the room, each closed by itself', () => {
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 25, max: 100 }),
      (names, longest) => {
        const joined = joinWithin([...names, 'paragraph 3 of 21'], longest);
        expect(joined.length).toBeLessThanOrEqual(longest);
        let open = 0;
        for (const [sign] of joined.matchAll(/[\u2066-\u2069]| · /g)) {
          if (sign === ' · ') expect(open).toBe(0);
          else open += sign === '\u2069' ? -1 : 1;
          expect(open).toBeGreaterThanOrEqual(0);
        }
        expect(open).toBe(0);
      },
    ),
  );
});

test('GIVEN names that fit THEN they are whole, and where not, the longest is cut', () => {
  expect(joinWithin(['Overview', 'paragraph 3 of 21'], 28)).toBe('Overview · paragraph 3 of 21');
  expect(joinWithin(['Overview', 'paragraph 3 of 21'], 27)).toBe('Overview · paragraph 3 of…');
});
