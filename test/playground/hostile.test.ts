import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { visits } from './browser.ts';
import { executablePath, launch } from './chromium.ts';
import { startPlay } from './setup.ts';

const SCRIPT = 'document.title="run"';

/** What a member may write, and would be the page's harm if anything of it ran, loaded or led away. */
const WRITTEN = [
  `<img src=x onerror='${SCRIPT}'>`,
  `<script>${SCRIPT}</script></template><iframe src="//evil.example">`,
  `[a](javascript:${SCRIPT}) [b](<JaVaScRiPt:${SCRIPT}>) [c](data:text/html,<script>${SCRIPT}</script>)`,
  '[a](file:///etc/passwd) [b](discord://x) [c](//evil.example) <javascript:1> <discord://x/y>',
  `https://evil.example/"onmouseover='${SCRIPT}' <https://evil.example/<svg/onload=${SCRIPT}>>`,
  `\`\`\`html\n<script>${SCRIPT}</script>\n\`\`\``,
  '[a](https://discord.com/channels/1/2/3) https://discord.com/channels/1/2/3',
  '</x "><img src=x>:123456789012345678> <#123456789012345678> <@&123456789012345678> <t:99999999999999:F>',
  '<!--?lit$1$--> {{alert(1)}} \ud800 \u202e\u2066',
  ...['[', '*', '|', '> ', '`', '[a](<', '_*~~||', '# ', '>>> '].map((unit) =>
    unit.repeat(2000 / unit.length).trim(),
  ),
];

/** All links of the page and of what its elements hold inside. */
const linksOf = (page: Page): Promise<string[]> =>
  page.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));

describe.skipIf(!executablePath)('the page in a browser, GIVEN somebody who means harm', () => {
  const visit = visits();

  test('WHEN they write it THEN nothing runs or loads, and links lead to the web alone', async () => {
    const { loopback, playground } = await startPlay();
    const bob = loopback.person('bob');
    for (const text of WRITTEN) bob.writes('general', text);
    const page = await visit(playground.address);
    bob.startsThread('general', `<img src=x onerror='${SCRIPT}'>\u202e`);
    await page.getByRole('article').nth(WRITTEN.length).waitFor();
    const links = await linksOf(page);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link).toMatch(/^https?:\/\//);
    for (const mention of await page.locator('article button.mention').all())
      await mention.evaluate((button) => (button as unknown as { click(): void }).click());
    expect(await page.locator('article :is(script, iframe, img[src="x"])').count()).toBe(0);
    expect([page.url(), await page.title()]).toEqual([`${playground.address}/`, 'Footnote playground']);
    expect(page.context().pages()).toHaveLength(1);
  });

  test('WHEN they give a thread the name of another THEN each notice leads to its own', async () => {
    const { loopback, playground } = await startPlay();
    loopback.person('alice').startsThread('general', 'Rules');
    const theirs = loopback.person('bob').startsThread('general', 'Rules');
    loopback.person('bob').writes(theirs, 'Not the rules');
    const page = await visit(playground.address);
    await page.getByRole('article').last().getByRole('button', { name: 'Rules' }).click();
    await page.getByText('Not the rules').waitFor();
  });

  test('WHEN their page holds this one in a frame, loads its script or opens its sockets THEN it gets nothing', async () => {
    const { loopback, playground } = await startPlay();
    const { address } = playground;
    const browser = await launch();
    const page = await browser.newPage();
    // A page of another origin on this very machine, which a browser takes for the same site.
    await page.goto(loopback.api);
    const socket = (base: string) => base.replace('http', 'ws').replace('/api', '');
    const got = await page.evaluate<Record<string, string>>(`(async () => {
      const comes = (what, good) => new Promise((resolve) => {
        what['on' + good] = () => resolve(good);
        what.onerror = () => resolve('refused');
      });
      const script = Object.assign(document.createElement('script'), { src: '${address}/page.js' });
      document.body.append(script);
      return {
        script: await comes(script, 'load'),
        read: await fetch('${address}/').then(() => 'read', () => 'refused'),
        page: await comes(new WebSocket('${socket(address)}/socket'), 'open'),
        gateway: await comes(new WebSocket('${socket(loopback.api)}/gateway?v=10&encoding=json'), 'open'),
      };
    })()`);
    expect(got).toEqual({ script: 'refused', read: 'refused', page: 'refused', gateway: 'refused' });
    // Nor can it be laid under something that invites a click.
    await page.setContent(`<iframe src="${address}"></iframe>`);
    await expect
      .poll(() => page.frames().map((frame) => frame.url()))
      .toContain('chrome-error://chromewebdata/');
    await browser.close();
  });
});
