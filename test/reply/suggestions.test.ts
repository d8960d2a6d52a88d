import { describe, expect, test } from 'vitest';
import { createAsk } from '../../src/answer/answer.ts';
import { createSuggestionIndex } from '../../src/answer/suggestion-index.ts';
import type { Article } from '../../src/knowledge/article.ts';
import { limits } from '../../src/reply/limits.ts';
import {
  findSuggested,
  resolveArticle,
  type SuggestionSources,
  suggestArticles,
  suggestQuestions,
} from '../../src/reply/suggestions.ts';
import { en } from '../../src/reply/text/en.ts';
import { articleOf, HOSTILE, libraryOf } from '../articles.ts';

async function sourcesFrom(...articles: Article[]): Promise<SuggestionSources> {
  const library = libraryOf(...articles);
  const suggestions = await createSuggestionIndex().open(library);
  return { library, suggestions, ask: await createAsk(library), text: en };
}

const titles = [
  'All about apples',
  'All about · pears',
  `${'Long '.repeat(30)}title`,
  `${'Long '.repeat(30)}name`,
  ...HOSTILE.map((title) => `About ${title.replace(/[\p{Z}\s]+/gu, ' ')}`),
];

describe('suggestions', () => {
  test('are found again by label and by value, whatever the titles', async () => {
    const articles = titles.map((title, n) =>
      articleOf(['Apples.', `Cider ${n}.`, 'Wasps like apples.'], title, `a${n}`),
    );
    const sources = await sourcesFrom(...articles);
    const offers = [];
    for (const typed of ['', 'cider', 'section', 'wasps', 'all about', 'long'])
      offers.push(...(await suggestQuestions(typed, undefined, sources)));
    expect(offers.length).toBeGreaterThan(50);
    for (const { name, value } of offers) {
      expect(findSuggested(value, undefined, sources)?.passage.id).toBe(value);
      const byLabel = findSuggested(name, undefined, sources)?.passage.id;
      const twins = offers.filter((offer) => offer.name === name).map((offer) => offer.value);
      expect(twins, name).toContain(byLabel);
    }
  });

  test('are of one article by label and by value where one is picked, and no question is taken for one', async () => {
    const [pears = articleOf([])] = [articleOf(['Pears.', 'Perry.', 'Wasps.'], 'Pears', 'pears')];
    const sources = await sourcesFrom(pears, articleOf(['Plums.'], 'Plums', 'plums'));
    for (const { name, value } of await suggestQuestions('perry', pears, sources))
      expect(findSuggested(name, pears, sources)?.passage.id).toBe(value);
    for (const question of [
      '',
      'perry',
      'paragraph 2 of 3',
      'Overview · Plums · more',
      '#',
      'x'.repeat(5_000),
    ])
      expect(findSuggested(question, pears, sources)).toBeUndefined();
  });
});

describe('a library of 1,000 articles', async () => {
  const articles = Array.from({ length: 1_000 }, (_, n) =>
    articleOf(['One.', 'Two.', `Three of ${n}.`], `Title ${n}: ${n % 2 ? 'odd' : 'even'} one`, `a${n}`),
  );
  const sources = await sourcesFrom(...articles);

  test('has suggestions for letters, words and whole titles, and no more than Discord takes', async () => {
    for (const typed of ['', 't', 'title', 'odd', 'one od', 'section', 'over'])
      for (const choices of [
        await suggestQuestions(typed, undefined, sources),
        typed === 'section' || typed === 'over' ? [] : suggestArticles(typed, sources),
      ])
        expect([0, limits.choices], typed).toContain(choices.length);
    expect(suggestArticles('title 99', sources).map(({ value }) => value)).toEqual([
      'a99',
      ...Array.from({ length: 10 }, (_, n) => `a99${n}`),
    ]);
    expect(suggestArticles('a999', sources)).toEqual([{ name: 'Title 999: odd one', value: 'a999' }]);
  });

  test('has each article by its title, and none by what many begin with', () => {
    for (const { id, title } of articles)
      expect(resolveArticle(title.toUpperCase(), sources).match?.id).toBe(id);
    const { match, candidates } = resolveArticle('title 9', sources);
    expect([match, candidates.length > 1]).toEqual([undefined, true]);
    expect(resolveArticle('title 999', sources).match?.id).toBe('a999');
  });
});
