import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAsk } from '../../src/answer/answer.ts';
import type { Article, Library } from '../../src/knowledge/article.ts';
import { loadLibrary } from '../../src/knowledge/load.ts';
import { articleOf } from '../articles.ts';

const { library: shipped } = await loadLibrary('knowledge');
const alone = await createAsk(shipped);

interface Line {
  readonly question: string;
  readonly passages?: readonly string[];
}
const questions = readFileSync(new URL('../questions.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

const THINGS = [
  'bakery',
  'bridge',
  'choir',
  'garden',
  'glacier',
  'harbor',
  'library',
  'orchard',
  'railway',
  'theater',
];
const PLACES = ['Alder', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Juniper', 'Linden'];

/** An article of its own subject, with words that all such articles share. */
function townArticle(number: number): Article {
  const thing = THINGS[number % THINGS.length] ?? '';
  const place = `${PLACES[Math.floor(number / THINGS.length) % PLACES.length]}ton`;
  return articleOf(
    [
      `The ${thing} of ${place} opened in ${1900 + number} after years of planning by the town.`,
      `Some ${100 + number} people work at the ${thing}, most of whom live in ${place}.`,
      `In winter the ${thing} closes early, because the road to ${place} is often blocked by snow.`,
    ],
    `The ${thing} of ${place}`,
    `town${number}`,
  );
}

const libraryOfSize = (size: number): Library => ({
  ...shipped,
  articles: new Map([
    ...shipped.articles,
    ...Array.from({ length: size - 1 }, (_, i) => [`town${i}`, townArticle(i)] as const),
  ]),
});

describe.each([2, 80])('a library of %i articles', async (size) => {
  const ask = await createAsk(libraryOfSize(size));

  it.each([
    'How many Ukrainians were killed?',
    'counter offensive',
    'how many tankz',
    'What did Gerasimov anounce?',
  ])('expands %j as one article does', async (text) => {
    const [one, all] = [await alone({ text }), await ask({ text })];
    expect(all.ranking[0]?.passage.id).toBe(one.ranking[0]?.passage.id);
    expect(all.answered).toBe(one.answered);
  });

  it('answers what one article answers, and hardly more', async () => {
    const covered = questions.filter(({ passages }) => passages);
    const uncovered = questions.filter(({ passages }) => !passages);
    let [found, answered, wrongly] = [0, 0, 0];
    for (const { question, passages = [] } of covered) {
      const answer = await ask({ text: question });
      if (passages.includes(answer.ranking[0]?.passage.id ?? '')) found += 1;
      if (answer.answered) answered += 1;
    }
    for (const { question } of uncovered) if ((await ask({ text: question })).answered) wrongly += 1;
    expect(found / covered.length).toBeGreaterThanOrEqual(0.85);
    expect(answered / covered.length).toBeGreaterThanOrEqual(0.9);
    expect(wrongly / uncovered.length).toBeLessThanOrEqual(0.15);
  });

  it('answers from the others, too', async () => {
    const text = 'When did the bakery of Alderton open?';
    expect((await ask({ text })).ranking[0]?.passage.id).toBe('town0#overview-1');
    expect((await ask({ text: 'Who was the first man on the moon?' })).answered).toBe(false);
  });
});
