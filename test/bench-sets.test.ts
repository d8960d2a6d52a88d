import { describe, expect, it } from 'vitest';
import { makeArticles } from './bench/distractors.ts';
import { createLibrary, halfWeights, openWith } from './bench/engines.ts';
import { isRight, makeFaqPages, readFaqPages } from './bench/faq.ts';
import { applyFrame, measureFrames, readFrames } from './bench/frames.ts';
import { mean } from './bench/measure.ts';
import { halves, readQuestions } from './bench/questions.ts';

const set = readQuestions();
const open = openWith(halfWeights);
const { fit, check } = halves(set.articles.keys());
const articles = (ids: readonly string[]) => ids.flatMap((id) => set.articles.get(id) ?? []);

// Floors are a little below what was reached when they were written. The whole measurement is `npm run bench`.
describe('FAQ pages', () => {
  it.each([
    { name: 'written for the benchmark', pages: readFaqPages(), floor: 0.97 },
    { name: "made of the set's questions", pages: makeFaqPages(set, check.slice(0, 8)), floor: 0.97 },
  ])('answers headings asked word for word: pages $name', async ({ pages, floor }) => {
    const ask = await open(createLibrary(pages.map(({ article }) => article)));
    const outcomes: boolean[] = [];
    for (const question of pages.flatMap(({ headings }) => headings))
      outcomes.push(isRight(await ask({ text: question.text, article: question.article }), question));
    expect(outcomes.length).toBeGreaterThanOrEqual(60);
    expect(outcomes.filter(Boolean).length / outcomes.length).toBeGreaterThanOrEqual(floor);
  });
});

describe('question frames', () => {
  it('hold the question, with its first letter lowercased unless it is a name', () => {
    const frames = readFrames();
    expect(frames).toHaveLength(30);
    for (const frame of frames) expect(applyFrame(frame, 'Kursk?')).toContain('Kursk?');
    expect(applyFrame('Hi, {question}', 'Where is Kursk?')).toBe('Hi, where is Kursk?');
    expect(applyFrame('Hi! {Question}', 'Where is Kursk?')).toBe('Hi! Where is Kursk?');
  });

  it('lose few of the questions that are answered right without them', async () => {
    const losses = await measureFrames(open, set, check.slice(0, 8), 40);
    expect(mean(losses.map(({ lost }) => lost))).toBeLessThanOrEqual(1.5);
  });
});

describe('made articles', () => {
  const make = (seed: number) => [...makeArticles(articles(fit), articles(check), 3, seed)];

  it('are the same for the same seed, and others for another', () => {
    expect(make(1)).toEqual(make(1));
    expect(make(1)[0]?.passages[0]?.text).not.toBe(make(2)[0]?.passages[0]?.text);
  });

  it('have the passages asked for, with IDs that no other article has', () => {
    const made = [...makeArticles(articles(fit), articles(check), 2, 1, { passages: [10, 10] }), ...make(2)];
    expect(made.slice(0, 2).map(({ passages }) => passages.length)).toEqual([10, 10]);
    const ids = made.flatMap(({ passages }) => passages.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
