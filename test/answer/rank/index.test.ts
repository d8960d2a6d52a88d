import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIndex, createPassingIndex, createReadyIndex } from '../../../src/answer/rank/index.ts';

const word = fc.constantFrom('tank', 'kursk', 'troop', 'border', 'korea', 'summer', 'battle');
const texts = fc.array(fc.array(word, { maxLength: 8 }), { minLength: 1, maxLength: 12 });
const sought = fc.uniqueArray(fc.record({ text: word, boost: fc.constantFrom(1, 0.9, 0.5, 0.1) }), {
  selector: ({ text }) => text,
});

test('GIVEN any texts and terms THEN every index finds what MiniSearch finds, by the same scores', () => {
  fc.assert(
    fc.property(texts, fc.array(sought, { maxLength: 4 }), (all, searches) => {
      const plain = createIndex(all);
      const ready = createReadyIndex(all);
      const passing = createPassingIndex(all);
      for (const terms of searches) {
        expect(ready.search(terms)).toEqual(plain.search(terms));
        expect(passing.search(terms)).toEqual(plain.search(terms));
      }
    }),
  );
});
