import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { idf } from '../../../src/answer/rank/bm25.ts';
import {
  createPostings,
  type PassageTerms,
  type Postings,
} from '../../../src/answer/rank/postings/postings.ts';
import { openPostings, savePostings } from '../../../src/answer/rank/postings/saved-postings.ts';
import { createPace } from '../../../src/pace.ts';

const word = fc.constantFrom('tank', 'kursk', 'troop', 'border', 'korea', 'summer', 'battle');
const text = fc.array(word, { minLength: 1, maxLength: 8 });
const texts = fc.array(text, { minLength: 1, maxLength: 12 });
const terms = fc.uniqueArray(word, { minLength: 1, maxLength: 5 });
const passages = fc.array(
  fc.record({ own: text, headings: fc.uniqueArray(word, { maxLength: 3 }), opensArticle: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);

const plain = (own: readonly string[]): PassageTerms => ({ own, headings: [], opensArticle: true });
const everything = { articleOf: () => 0 };

function weigh(postings: Postings, some: readonly string[]) {
  return some
    .filter((one) => postings.frequency(one) > 0)
    .map((one) => ({ text: one, weight: idf(postings.frequency(one), postings.passages) }));
}

describe('createPostings', () => {
  it('finds what MiniSearch finds, with the same scores', async () => {
    await fc.assert(
      fc.asyncProperty(texts, terms, async (all, wanted) => {
        const oracle = new MiniSearch({ fields: ['text'] });
        oracle.addAll(all.map((own, id) => ({ id, text: own.join(' ') })));
        const postings = await createPostings(all.map(plain), createPace());
        const averageLength = postings.length(0, postings.passages) / postings.passages;
        const hits = postings.search({
          rare: weigh(postings, wanted),
          common: [],
          averageLength,
          ...everything,
        });
        const expected = new Map(oracle.search(wanted.join(' ')).map(({ id, score }) => [Number(id), score]));
        expect(hits.map(({ passage }) => passage).sort()).toEqual([...expected.keys()].sort());
        // MiniSearch counts the distinct words of a text for its length, and multiplies by the terms met.
        for (const { passage, bm25, terms: met } of hits) {
          const isPlain = all.every((own) => new Set(own).size === own.length);
          if (isPlain) expect(bm25 * met).toBeCloseTo(expected.get(passage) ?? 0, 4);
        }
      }),
    );
  });

  it('scores common terms as it scores rare ones', async () => {
    await fc.assert(
      fc.asyncProperty(texts, terms, async (all, wanted) => {
        const postings = await createPostings(all.map(plain), createPace());
        const query = { averageLength: 4, ...everything };
        const [first, ...others] = weigh(postings, wanted);
        if (!first) return;
        const asRare = postings.search({ rare: [first, ...others], common: [], ...query });
        const asCommon = postings.search({ rare: [first], common: others, ...query });
        for (const { passage, bm25 } of asCommon)
          expect(asRare.find((hit) => hit.passage === passage)?.bm25).toBeCloseTo(bm25, 4);
      }),
    );
  });

  it('counts a heading once an article, and finds every passage under it', async () => {
    const under = (opensArticle: boolean): PassageTerms => ({
      own: ['tank'],
      headings: ['kursk'],
      opensArticle,
    });
    const postings = await createPostings(
      [under(true), under(false), under(false), under(true)],
      createPace(),
    );
    expect(postings.frequency('kursk')).toBe(2);
    expect(postings.frequency('kursk', 0, 3)).toBe(1);
    expect(postings.within('kursk', 0, 3)).toBe(3);
    const rare = [{ text: 'kursk', weight: 1 }];
    expect(postings.search({ rare, common: [], averageLength: 1, ...everything })).toHaveLength(4);
    expect(
      postings.search({
        rare,
        common: [],
        averageLength: 1,
        articleOf: () => 0,
        isRemoved: (passage) => passage < 3,
      }),
    ).toMatchObject([{ passage: 3 }]);
  });
});

describe('openPostings', () => {
  const save = (postings: Postings) => Buffer.concat(savePostings(postings));

  it('brings back what was saved', async () => {
    await fc.assert(
      fc.asyncProperty(passages, terms, async (all, wanted) => {
        const postings = await createPostings(all, createPace());
        const opened = await openPostings(save(postings), createPace());
        expect([...opened.terms]).toEqual([...postings.terms]);
        expect(opened.length(0, all.length)).toBe(postings.length(0, all.length));
        for (const one of wanted) expect(opened.frequency(one)).toBe(postings.frequency(one));
        const query = { rare: weigh(postings, wanted), common: [], averageLength: 3, ...everything };
        expect(opened.search(query)).toEqual(postings.search(query));
      }),
    );
  });

  it('refuses bytes that are cut short', async () => {
    const saved = save(await createPostings([plain(['tank', 'kursk'])], createPace()));
    for (let length = 0; length < saved.length; length += 1)
      await expect(openPostings(saved.subarray(0, length), createPace())).rejects.toThrow(RangeError);
  });
});
