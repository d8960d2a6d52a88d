import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAsk, createSearch } from '../../../src/answer/answer.ts';
import type { Library } from '../../../src/knowledge/article.ts';
import { articleOf, libraryOf } from '../../articles.ts';

const word = fc.constantFrom(
  'tank',
  'kursk',
  'troops',
  'border',
  'Korea',
  'summer',
  'battle',
  'army',
  'river',
);
const paragraph = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `The ${words.join(' ')}.`);
// So few that every passage is looked at, and none is left out for coming after its equal.
const texts = fc.array(fc.array(paragraph, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 4 });
const question = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

/** What was asked, without what depends on the order of articles that are equally good. */
async function scores(library: Library, text: string, search = createSearch()) {
  const ask = await search.open(library);
  const { confidence, ranking } = await ask({ text });
  return { confidence, scores: ranking.map(({ score }) => score) };
}

describe('createSearch', () => {
  it('answers after a change as if the library had been new', async () => {
    await fc.assert(
      fc.asyncProperty(texts, texts, fc.nat(), question, async (before, added, drop, text) => {
        const old = before.map((paragraphs, i) => articleOf(paragraphs, 'Old news', `old${i}`));
        const kept = old.filter((_, i) => i !== drop % old.length);
        const more = added.map((paragraphs, i) => articleOf(paragraphs, 'More news', `more${i}`));
        const changed = libraryOf(...kept, ...more);
        const search = createSearch();
        await scores(libraryOf(...old), text, search);
        const updated = await scores(changed, text, search);
        const fresh = await scores(changed, text);
        expect(updated.confidence).toBeCloseTo(fresh.confidence, 4);
        expect(updated.scores).toHaveLength(fresh.scores.length);
        expect(updated.scores[0] ?? 0).toBeCloseTo(fresh.scores[0] ?? 0, 4);
      }),
    );
  });

  it('brings a saved index up to date with articles that have changed since', async () => {
    const first = articleOf(['Tanks crossed the border.'], 'First', 'first');
    const second = articleOf(['The summer was dry.'], 'Second', 'second');
    const third = articleOf(['An army rests by the river.'], 'Third', 'third');
    let saved: Uint8Array | undefined;
    await createAsk(libraryOf(first, second), {
      keep: (index) => {
        saved = index;
      },
    });
    let keptAgain = false;
    const keep = () => {
      keptAgain = true;
    };
    const ask = await createAsk(libraryOf(first, third), { saved, keep });
    expect(keptAgain).toBe(false);
    expect((await ask({ text: 'Who rests by the river?' })).ranking[0]?.passage.article).toBe(third.id);
    expect((await ask({ text: 'What crossed the border?' })).ranking[0]?.passage.article).toBe(first.id);
    expect((await ask({ text: 'Was the summer dry?' })).ranking).toEqual([]);
  });
});
