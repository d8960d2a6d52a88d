import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { start } from '../start.ts';
import { seriousOn, visits } from './browser.ts';
import { executablePath } from './chromium.ts';
import { startPlay } from './setup.ts';

if (!executablePath)
  console.warn(
    'No Chromium was found, so the page of the playground is NOT tested in a browser. Install one (Debian: apt-get install chromium), or name one in CHROMIUM.',
  );

const composer = (page: Page): Locator => page.locator('footnote-composer textarea');
const messages = (page: Page): Locator => page.getByRole('article');
const newest = (page: Page): Locator => messages(page).last();
const quoted = (message: Locator): Locator => message.locator('blockquote');
const be = (page: Page, name: string) => page.locator('select[name=person]').selectOption(name);
const speak = (page: Page, locale: string) => page.locator('select[name=language]').selectOption(locale);

async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  // A list of names may be open; a message is sent all the same.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
}

/** Asks, and waits for the answer. */
async function ask(page: Page, question: string): Promise<Locator> {
  const before = await messages(page).count();
  await write(page, `@Footnote ${question}`);
  await messages(page)
    .nth(before + 1)
    .waitFor();
  return messages(page).nth(before + 1);
}

async function choose(page: Page, message: Locator, entry: string): Promise<void> {
  await message.hover();
  await message.locator('.tool').click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
}

describe.skipIf(!executablePath)('the page in a browser', () => {
  const visit = visits();

  async function open(options: BrowserContextOptions = {}) {
    const play = await startPlay();
    return { ...play, page: await visit(play.playground.address, options) };
  }

  test('GIVEN only a keyboard WHEN /kursk northkorea is typed and Next pressed THEN its passages are read', async () => {
    const { page, services } = await open();
    const section = services.library.articles.get('kursk')?.sections.find(({ id }) => id === 'northkorea');
    await composer(page).focus();
    await page.keyboard.type('/kursk northkorea');
    await page.getByRole('option', { name: '/kursk northkorea' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await newest(page).getByText('/kursk northkorea').waitFor();
    await expect.poll(() => quoted(newest(page)).innerText()).toBe(section?.passages[0]?.text);
    await newest(page).getByRole('button', { name: 'Next' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => quoted(newest(page)).innerText()).toBe(section?.passages[1]?.text);
  });

  test('WHEN a question is typed into a command THEN a suggestion of the bot can be picked', async () => {
    const { page } = await open();
    await composer(page).focus();
    await page.keyboard.type('/kursk ask ');
    const field = page.getByRole('combobox', { name: 'question' });
    await field.waitFor();
    await page.keyboard.type('north');
    const option = page.getByRole('option', { name: /North Korean involvement/ }).first();
    await option.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await newest(page).getByText('› North Korean involvement ›').waitFor();
  });

  test('WHEN the bot is mentioned in a new thread THEN it answers there', async () => {
    const { page, loopback } = await open();
    await page.getByRole('button', { name: 'New thread' }).click();
    await page.getByLabel('Name of the thread').fill('tanks');
    await page.getByRole('button', { name: 'Create thread' }).click();
    await page.getByRole('heading', { level: 1, name: 'tanks' }).waitFor();
    const answer = await ask(page, 'How many tanks were there?');
    await quoted(answer).getByText('some 6,000 tanks').waitFor();
    const thread = loopback.world.channel('tanks');
    expect(loopback.world.messagesIn(thread).some(({ author }) => author.bot)).toBe(true);
    await page.getByRole('navigation').getByRole('button', { name: 'general' }).click();
    await page.getByText('alice started a thread').waitFor();
  });

  test('WHEN an answer is pinned as a moderator THEN the panel shows it; a member is refused', async () => {
    const { page } = await open();
    const answer = await ask(page, 'How many tanks were there?');
    await answer.getByRole('button', { name: 'Pin' }).click();
    await page.getByText('you do not have it').waitFor();
    await answer.hover();
    await answer.locator('.tool').click();
    await page.getByRole('menuitem').first().waitFor();
    expect(await page.getByRole('menuitem').allInnerTexts()).not.toContain('Pin answer');
    await page.keyboard.press('Escape');

    await be(page, 'mona');
    await page.getByText('you do not have it').waitFor({ state: 'detached' });
    await choose(page, messages(page).nth(1), 'Pin answer');
    await page.getByText('Footnote pinned a message').waitFor();
    await page.getByRole('button', { name: 'Pinned messages' }).click();
    const panel = page.getByRole('complementary');
    await panel.getByText('some 6,000 tanks').waitFor();
    const focused = () => page.evaluate('document.activeElement.innerText');
    await expect.poll(focused).toBe('Pinned messages');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await expect.poll(focused).toContain('📌');
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Jump' }).click();
    await expect.poll(() => page.evaluate('document.activeElement.innerText')).toContain('some 6,000 tanks');

    await choose(page, messages(page).nth(1), 'Unpin message');
    await expect.poll(() => messages(page).nth(1).getByText('Pinned', { exact: true }).count()).toBe(0);
  });

  test('WHEN the bot takes its time THEN the button shows that it waits', async () => {
    const { page, loopback } = await open();
    const answer = await ask(page, 'How many tanks were there?');
    let go = () => {};
    const held = new Promise<undefined>((resolve) => {
      go = () => resolve(undefined);
    });
    loopback.intercept(({ path }) => (path.includes('/callback') ? held : undefined));
    const previous = answer.getByRole('button', { name: 'Previous' });
    await previous.click();
    await expect.poll(() => previous.getAttribute('aria-busy')).toBe('true');
    go();
    await expect.poll(() => previous.getAttribute('aria-busy')).toBe('false');
    await answer.getByText('paragraph 20 of 21').waitFor();
  });

  test('WHEN an answer is for one person’s eyes THEN only that one sees it, and can dismiss it', async () => {
    const { page } = await open();
    await composer(page).focus();
    await page.keyboard.type('/ask how many tanks private: ');
    await page.getByRole('option', { name: 'True' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('Only you can see this').waitFor();
    await be(page, 'bob');
    await page.getByText('Only you can see this').waitFor({ state: 'detached' });
    await be(page, 'alice');
    await page.getByText('Only you can see this').waitFor();
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    await page.getByText('Only you can see this').waitFor({ state: 'detached' });
    expect(await messages(page).count()).toBe(0);
  });

  test('WHEN a question is edited and deleted THEN its answer follows', async () => {
    const { page } = await open();
    await ask(page, 'How many tanks were there?');
    await choose(page, messages(page).first(), 'Edit message');
    const field = page.getByLabel('Edit the message');
    expect(await field.inputValue()).toBe('@Footnote How many tanks were there?');
    await field.fill('<@0>');
    await page.keyboard.press('Escape');
    await choose(page, messages(page).first(), 'Edit message');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('@Footnote How many North Korean soldiers were killed?');
    await page.keyboard.press('Enter');
    await quoted(messages(page).nth(1)).getByText('North Korean').first().waitFor();
    await messages(page).first().getByText('(edited)').waitFor();
    await choose(page, messages(page).first(), 'Delete message');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => messages(page).count()).toBe(0);
    await expect.poll(() => page.evaluate('document.activeElement.role')).toBe('log');
  });

  test('WHEN the channel goes in which somebody types THEN what is typed stays', async () => {
    const { page, loopback } = await open();
    const thread = loopback.person('alice').startsThread('general', 'tanks');
    await page.getByRole('navigation').getByRole('button', { name: 'tanks' }).click();
    await page.getByText('This is the beginning of “tanks”.').waitFor();
    await composer(page).fill('how many');
    loopback.world.deleteChannel(thread);
    await page.getByRole('heading', { level: 1, name: 'general' }).waitFor();
    expect(await composer(page).inputValue()).toBe('how many');
  });

  test('WHEN a message is replied to THEN the reply shows what it answers', async () => {
    const { page } = await open();
    const answer = await ask(page, 'How many tanks were there?');
    await choose(page, answer, 'Reply');
    await page.getByText('Replying to').waitFor();
    await page.keyboard.type('and when?');
    await page.keyboard.press('Enter');
    const reply = messages(page).filter({ hasText: 'and when?' }).first();
    await reply.locator('discord-reply').waitFor();
    expect(await reply.locator('discord-reply').getAttribute('author')).toBe('Footnote');
  });

  test('WHEN the language changes THEN all but the quotation does', async () => {
    const { page } = await open();
    const answer = await ask(page, 'How many tanks were there?');
    const words = await quoted(answer).innerText();
    await speak(page, 'uk');
    await page.getByRole('button', { name: 'Закріплені повідомлення' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('uk');
    const again = await ask(page, 'How many tanks were there?');
    expect(await quoted(again).innerText()).toBe(words);
    await speak(page, 'ru');
    await page.getByRole('button', { name: 'Закреплённые сообщения' }).waitFor();
  });

  test('WHEN the tour is taken THEN each step is one click', async () => {
    const { page, playground } = await open();
    expect(playground.address).toMatch(/^http:\/\/127\.0\.0\.1:/);
    const tour = page.getByRole('region', { name: 'Three things to try' });
    for (const [step, answer] of [
      ['Open a section', '› paragraph'],
      ['Ask in plain words', '› paragraph'],
      ['Ask what the articles do not say', 'Not covered'],
    ] as const) {
      await tour.getByRole('button', { name: step }).click();
      await newest(page).getByText(answer).first().waitFor();
    }
    expect(await tour.getByText('✓').count()).toBe(3);
  });

  test.each([
    { width: 360, colorScheme: 'dark' },
    { width: 360, colorScheme: 'light' },
    { width: 1280, colorScheme: 'light' },
    { width: 1600, colorScheme: 'dark' },
  ] as const)(
    'GIVEN $width pixels, $colorScheme THEN nothing is cut off, and axe finds nothing serious',
    async ({ width, colorScheme }) => {
      const { page, loopback } = await open({ viewport: { width, height: 740 }, colorScheme });
      const { world } = loopback;
      loopback
        .person('mona')
        .writes('general', '# A\n- **b** `c` ||d|| <t:1745625600:R> @alice https://example.org');
      await page.getByText('https://example.org').waitFor();
      const thread = 'w'.repeat(100);
      loopback.person('mona').startsThread('general', thread);
      await page.getByText(`mona started a thread: ${thread}`).waitFor();
      const answer = await ask(page, 'How many tanks were there?');
      await answer.getByRole('button', { name: 'Pin' }).click();
      await page.getByText('Only you can see this').waitFor();
      world.pin(world.messagesIn('general')[0] ?? expect.fail());
      const isWide = () =>
        page.evaluate(
          '[document.documentElement, ...document.querySelectorAll(".scroll")].some((each) => each.scrollWidth > each.clientWidth)',
        );
      expect(await isWide()).toBe(false);
      expect(await seriousOn(page)).toEqual([]);

      await answer.locator('.tool').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menu').waitFor();
      expect(await seriousOn(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Pinned messages' }).click();
      await page.getByRole('complementary').waitFor();
      expect(await seriousOn(page)).toEqual([]);
      await page.getByRole('button', { name: 'Close' }).click();
      const channels = page.getByRole('button', { name: 'Show channels' });
      if (width < 760) await channels.click();
      await page.getByRole('navigation').getByRole('button', { name: thread }).click();
      await page.getByText(`This is the beginning of “${thread}”.`).waitFor();
      expect(await isWide()).toBe(false);
      if (width < 760) await channels.click();
      await page.getByRole('navigation').waitFor();
      expect(await seriousOn(page)).toEqual([]);
      await page.getByRole('navigation').getByRole('button', { name: 'questions' }).click();
      await page.getByRole('button', { name: 'New post' }).click();
      await page.getByRole('dialog').waitFor();
      expect(await seriousOn(page)).toEqual([]);
      expect(await isWide()).toBe(false);
    },
  );

  test('WHEN an article is changed THEN the next answer shows it, and a mistake is shown with file and line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'footnote-'));
    await cp('knowledge', folder, { recursive: true });
    const file = join(folder, 'kursk.md');
    const text = await readFile(file, 'utf8');
    const program = start('main', [], '', { KNOWLEDGE_DIR: folder, PLAYGROUND_PORT: '0' });
    try {
      const said = await program.says('http://127.0.0.1:');
      const page = await visit(/http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '');
      await writeFile(file, text.replace('some 6,000 tanks', 'some 6,001 tanks'));
      await page.getByText('are loaded again').waitFor();
      const answer = await ask(page, 'How many tanks were there?');
      await quoted(answer).getByText('some 6,001 tanks').waitFor();
      await writeFile(file, text.replace('title:', 'titel:'));
      await page
        .getByRole('alert')
        .getByText(/kursk\.md:\d+: /)
        .first()
        .waitFor();
      await writeFile(file, text);
      await page
        .getByRole('alert')
        .getByText(/kursk\.md:\d+: /)
        .first()
        .waitFor({ state: 'detached' });
    } finally {
      program.kill('SIGTERM');
      await program.ended;
      await rm(folder, { recursive: true });
    }
  }, 40_000);
});
