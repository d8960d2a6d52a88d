import { describe, expect, test } from 'vitest';
import { buttonsOf, type Message, textOf } from '../../src/loopback/loopback.ts';
import { limits } from '../../src/reply/limits.ts';
import { en } from '../../src/reply/text/en.ts';
import { articleOf } from '../articles.ts';
import { startFootnote } from './setup.ts';

const apples = articleOf(
  ['Apples are grown in the orchards of Kent.', 'Cider is pressed from them.', 'Wasps like apples.'],
  'All about apples',
  'apples',
);
const pears = articleOf(
  ['Pears are grown in the orchards of Anjou.', 'Perry is pressed from them.', 'Wasps like pears.'],
  'All about pears',
  'pears',
);
const both = [apples, pears];

const labelsOf = (message: Message) => buttonsOf(message).map(({ label }) => label);

describe('/ask', () => {
  test('GIVEN a question THEN all articles are asked, and the one that answers is quoted', async () => {
    const { loopback } = await startFootnote({}, both);
    const alice = loopback.person('alice');
    expect(textOf(await alice.runs('general', '/ask where are pears grown?'))).toContain('Anjou');
    const cider = textOf(await alice.runs('general', '/ask what is cider pressed from?'));
    expect(cider).toContain('Cider is pressed');
    expect(cider).toContain('All about apples');
  });

  test('GIVEN a question that none covers THEN what comes nearest is named with its article', async () => {
    const long = articleOf(
      ['Intro.', 'More.', 'Plums are grown in orchards too.'],
      `All about plums ${'and so on '.repeat(15)}`.trim(),
      'plums',
    );
    const { loopback } = await startFootnote({}, [apples, pears, { ...long, summary: 'Plums' }]);
    const alice = loopback.person('alice');
    const miss = await alice.runs('general', '/ask who sells orchards in Ohio?');
    expect(textOf(miss)).toContain('Not covered');
    const nearest = labelsOf(miss).filter((label) => label !== en.delete.button);
    expect(nearest).toHaveLength(3);
    for (const label of nearest) {
      expect(label.length).toBeLessThanOrEqual(limits.buttonLabel);
      expect(label).toMatch(
        /^(Overview|Section 2) · paragraph \d of 3 · All about (apples|pears|plums and so on .*…)$/,
      );
    }
    expect(nearest.join()).toContain('plums');
    const one = await alice.runs('general', '/ask question: who sells orchards in Ohio? article: pears');
    expect(labelsOf(one)[0]).toMatch(/^Overview · paragraph \d of 3$/);
  });

  test('GIVEN an article too THEN it alone is asked', async () => {
    const { loopback } = await startFootnote({}, both);
    const text = textOf(
      await loopback.person('alice').runs('general', '/ask question: who sank the Titanic? article: pears'),
    );
    expect(text).toContain('“All about pears” does not say');
  });

  test('GIVEN free text as the article THEN a private reply names those that there are', async () => {
    const { loopback } = await startFootnote({}, both);
    const reply = await loopback
      .person('alice')
      .runs('general', '/ask question: where? article: **@everyone**');
    expect(reply.ephemeral).toBe(true);
    expect(textOf(reply)).toContain('All about apples (`apples`)');
    expect(textOf(reply)).toContain('All about pears (`pears`)');
  });

  test('GIVEN more articles than a message holds THEN as many are named as fit, and how many are left', async () => {
    const many = Array.from({ length: 90 }, (_, n) =>
      articleOf(['Text.'], `${n} ${'*'.repeat(90)}`, `a${n}`),
    );
    const { loopback } = await startFootnote({}, many);
    const text = textOf(await loopback.person('alice').runs('general', '/ask question: a article: b'));
    expect(text.length).toBeLessThanOrEqual(limits.text);
    expect(text).toMatch(/… and \d+ more$/);
  });

  test('GIVEN letters THEN headings and passages of all articles are suggested, each with its title', async () => {
    const { loopback } = await startFootnote({}, both);
    const alice = loopback.person('alice');
    expect((await alice.types('general', '/ask question:')).map(({ name }) => name)).toEqual([
      'Overview · All about apples',
      'Overview · All about pears',
      'Section 2 · All about apples',
      'Section 2 · All about pears',
    ]);
    const [perry] = await alice.types('general', '/ask question: perry');
    expect(perry).toEqual({
      name: 'Overview · paragraph 2 of 3 · All about pears',
      value: 'pears#overview-2',
    });
    expect(textOf(await alice.runs('general', '/ask question: pears#overview-2'))).toContain('Perry');
  });

  test('GIVEN one article, or one that is picked already THEN no title is repeated', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const [chip] = await alice.types('general', '/ask question: chip');
    expect(chip).toEqual({ name: 'Bargaining chip', value: 'kursk#bargainingchip-1' });
    const all = await alice.types('general', '/ask article: kursk question:');
    expect(all.map(({ name }) => name)).toContain('Symbolic region');
  });

  test('GIVEN letters of a title THEN articles are suggested, those that begin with them first', async () => {
    const { loopback } = await startFootnote({}, both);
    const alice = loopback.person('alice');
    expect(await alice.types('general', '/ask question: a article:')).toEqual([
      { name: 'All about apples', value: 'apples' },
      { name: 'All about pears', value: 'pears' },
    ]);
    expect(await alice.types('general', '/ask question: a article: PEAR')).toEqual([
      { name: 'All about pears', value: 'pears' },
    ]);
    expect(await alice.types('general', '/ask question: a article: plum')).toEqual([]);
  });
});
