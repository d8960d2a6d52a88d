import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/loopback/loopback.ts';
import { limits } from '../../src/reply/limits.ts';
import { en } from '../../src/reply/text/en.ts';
import { articleOf, HOSTILE } from '../articles.ts';
import { startFootnote } from './setup.ts';

const many = Array.from({ length: 90 }, (_, n) => articleOf(['A.', 'B.', 'C.'], `Title ${n}!`, `a${n}`));

describe('/sources', () => {
  test('GIVEN the first article THEN what it states and what it does not is there, with its sections', async () => {
    const { loopback } = await startFootnote();
    const text = textOf(await loopback.person('alice').runs('general', '/sources'));
    expect(text).toContain("**Five things to know about Ukraine's Kursk incursion**");
    expect(text).toContain('as of 26 April 2025 · publisher not stated · author not stated');
    expect(text).toContain('Sections: Overview · Unprecedented action · Bargaining chip');
    expect(text).toContain('<https://www.yemend.com/news21700.html>');
  });

  test('GIVEN more articles than a message holds THEN every one is on a page, once', async () => {
    const { loopback } = await startFootnote({}, many);
    const alice = loopback.person('alice');
    let page = await alice.runs('general', '/sources');
    let seen = textOf(page);
    while (!seen.includes('Title 89!')) {
      const next = await alice.presses(page, en.next);
      expect(next.id).toBe(page.id);
      expect(textOf(next).length).toBeLessThanOrEqual(limits.text);
      expect(textOf(next)).toMatch(/articles \d+ to \d+ of 90/);
      seen += textOf(next);
      page = next;
    }
    for (let n = 0; n < 90; n += 1) expect(seen.split(`**Title ${n}!**`)).toHaveLength(2);
    await expect(alice.presses(page, en.next)).rejects.toThrow(/disabled/);
  });

  test('GIVEN somebody else turns the page THEN it opens for them alone', async () => {
    const { loopback } = await startFootnote({}, many);
    const list = await loopback.person('alice').runs('general', '/sources');
    expect((await loopback.person('bob').presses(list, en.next)).ephemeral).toBe(true);
  });

  test('GIVEN forged pages THEN it shows one that there is, or refuses in private', async () => {
    const { loopback } = await startFootnote({}, many);
    const alice = loopback.person('alice');
    const list = await alice.runs('general', '/sources');
    for (const subject of ['', '-1', '1e3', '9999999', '__proto__'])
      expect(textOf(await alice.forges(list, `sources:${subject}`)), subject).toBe(en.outdated);
    expect(textOf(await alice.forges(list, 'sources:0'))).toContain('articles 1 to ');
    expect(textOf(await alice.forges(list, 'sources:9999'))).toContain('Title 89!');
  });

  test('GIVEN hostile titles and the longest fields THEN nobody is notified and Discord takes it', async () => {
    const hostile = HOSTILE.map((text, n) => {
      const { publisher: _, ...article } = articleOf(
        ['A.', 'B.', 'C.'],
        `${n} ${text.replace(/\s/g, ' ')}`,
        `h${n}`,
      );
      const sections = Array.from({ length: 24 }, (_, at) => ({
        id: `s${at}`,
        title: '*'.repeat(100),
        line: 1,
        passages: [],
      }));
      return n % 9 === 0 ? { ...article, sections, author: '_'.repeat(100) } : article;
    });
    const { loopback } = await startFootnote({}, hostile);
    const olga = loopback.person('olga');
    let page = await olga.runs('general', '/sources');
    expect(textOf(page)).toContain('… and ');
    for (let more = true; more; ) {
      expect(page.mentions).toEqual([]);
      expect(page.mention_everyone).toBe(false);
      const next = await olga.presses(page, en.next).catch(() => undefined);
      more = next !== undefined;
      page = next ?? page;
    }
    expect(textOf(page)).toContain(`${HOSTILE.length - 1} Курськ`);
  });
});
