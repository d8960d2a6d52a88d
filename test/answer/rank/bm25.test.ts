import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, it } from 'vitest';
import { createLibraryTermIndex, createTermIndex, idf } from '../../../src/answer/rank/bm25.ts';

const word = fc.constantFrom('tank', 'kursk', 'troop', 'border', 'korea', 'summer', 'battle');
// MiniSearch takes the number of distinct terms for a text's length.
const texts = fc.array(fc.uniqueArray(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });
const terms = fc.uniqueArray(word, { minLength: 1, maxLength: 4 });

it('finds what MiniSearch finds, with the same scores, in an article and in a library', () => {
  fc.assert(
    fc.property(texts, terms, (all, wanted) => {
      const oracle = new MiniSearch({ fields: ['text'] });
      oracle.addAll(all.map((text, id) => ({ id, text: text.join(' ') })));
      const expected = new Map(oracle.search(wanted.join(' ')).map(({ id, score }) => [Number(id), score]));
      const frequency = (term: string) => all.filter((text) => (text as string[]).includes(term)).length;
      const indexes = [
        createTermIndex(all),
        createLibraryTermIndex(all, (term) => idf(frequency(term), all.length)),
      ];
      for (const index of indexes) {
        const hits = index.search(wanted.map((text) => ({ text, boost: 1 })));
        expect(hits.map((hit) => hit.index).sort()).toEqual([...expected.keys()].sort());
        for (const hit of hits) expect(hit.score).toBeCloseTo(expected.get(hit.index) ?? 0, 6);
      }
    }),
  );
});
