import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { invocableOf } from '../commands/index.ts';
import type { SlashCommand } from '../src/bot/command.ts';
import { type Loopback, startLoopback, textOf } from '../src/loopback/loopback.ts';
import { notice } from '../src/reply/message.ts';
import { articleFile, articleOf, libraryOf } from './articles.ts';
import { startDiscord } from './bot/setup.ts';
import { type Started, start } from './start.ts';

let root: string;
let loopback: Loopback;
let bot: Started | undefined;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'footnote-'));
  loopback = await startLoopback({ appName: 'Footnote' });
});
afterEach(async () => {
  bot?.kill('SIGTERM');
  if (bot) expect(await bot.ended).toMatchObject({ code: 0, err: '' });
  bot = undefined;
  await loopback.close();
  await rm(root, { recursive: true });
});

async function startIn(folder: string): Promise<Started> {
  const { token: DISCORD_TOKEN, api: DISCORD_API_URL } = loopback;
  bot = start('main', [], undefined, { DISCORD_TOKEN, DISCORD_API_URL, KNOWLEDGE_DIR: folder });
  await bot.says('connected');
  return bot;
}

/** The file of an article of so many paragraphs, so that the log's count tells which one was loaded. */
const fileOf = (paragraphs: number, words: string) =>
  articleFile(
    'T',
    Array.from({ length: paragraphs }, (_, n) => `${words} ${n}.`),
  );

const shown = async (command = '/a overview') =>
  /^> (.*)$/m.exec(textOf(await loopback.person('alice').runs('general', command)))?.[1];

const commands = () => [...loopback.world.commands.values()].map(({ name }) => name).sort();

const writes = () =>
  loopback.requests.filter(({ method, path }) => method === 'PUT' && path.includes('/commands')).length;

/** Writes a file as many editors do: a new one takes the place of the old. */
async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.tmp`, text);
  await rename(`${file}.tmp`, file);
}

/** Makes a link, or points it elsewhere in one step. */
async function point(link: string, target: string): Promise<void> {
  await symlink(target, `${link}_tmp`);
  await rename(`${link}_tmp`, link);
}

describe('the articles while the bot runs', () => {
  test('GIVEN files that are edited, replaced, added and removed THEN the bot answers from what is there', async () => {
    const file = join(root, 'a.md');
    await writeFile(file, fileOf(1, 'First'));
    const { says } = await startIn(root);
    expect(await shown()).toBe('First 0.');
    expect(writes()).toBe(1);

    await writeFile(file, fileOf(2, 'Second'));
    await says('"passages":2,');
    expect(await shown()).toBe('Second 0.');
    expect(writes()).toBe(1);

    await replace(file, fileOf(3, 'Third'));
    await says('"passages":3,');
    expect(await shown()).toBe('Third 0.');

    await writeFile(join(root, 'b.md'), fileOf(4, 'Other'));
    await says('"articles":2,"passages":7,');
    expect(commands()).toEqual(expect.arrayContaining(['Pin answer', 'a', 'b']));
    expect(await shown('/b overview')).toBe('Other 0.');
    expect(writes()).toBe(3);

    await rm(file);
    await says('"articles":1,"passages":4,');
    expect(commands()).toContain('b');
    expect(commands()).not.toContain('a');
  });

  test('keeps the last good version of an article with an error, and serves every other change', async () => {
    const file = join(root, 'a.md');
    await writeFile(file, fileOf(1, 'First'));
    const { says } = await startIn(root);
    await writeFile(file, 'No front matter.');
    await writeFile(join(root, 'b.md'), fileOf(2, 'Other'));
    await writeFile(join(root, 'c.md'), '---\n---\n');
    const log = await says('invalid articles');
    expect(log).toContain(`${file}:1: the file does not begin with front matter`);
    expect(log).toContain(`${join(root, 'c.md')}:`);
    expect(log).toContain('"articles":2,"passages":3,');
    expect(await shown()).toBe('First 0.');
    expect(await shown('/b overview')).toBe('Other 0.');
    await rm(join(root, 'c.md'));
    await writeFile(file, fileOf(2, 'Second'));
    await says('"passages":4,');
    expect(await shown()).toBe('Second 0.');
  });

  test('starts without an article with an error, and serves it once it is mended', async () => {
    const file = join(root, 'a.md');
    await writeFile(file, 'No front matter.');
    await writeFile(join(root, 'b.md'), fileOf(2, 'Other'));
    const { says } = await startIn(root);
    expect(await says('invalid articles')).toContain(`${file}:1: the file does not begin with front matter`);
    expect(await shown('/b overview')).toBe('Other 0.');
    expect(textOf(await loopback.person('mona').runs('general', '/doctor'))).toContain(
      'a.md\\:1: the file does not begin with front matter',
    );
    await writeFile(file, fileOf(1, 'First'));
    await says('"articles":2,"passages":3,');
    expect(await shown()).toBe('First 0.');
  });

  test('GIVEN a folder of links that are pointed elsewhere, as Kubernetes does THEN the bot follows', async () => {
    const put = async (version: string, text: string) => {
      await mkdir(join(root, version));
      await writeFile(join(root, version, 'a.md'), text);
      await point(join(root, '..data'), version);
    };
    await put('..1', fileOf(1, 'First'));
    await symlink(join('..data', 'a.md'), join(root, 'a.md'));
    const { says } = await startIn(root);
    for (const version of [2, 3]) {
      await put(`..${version}`, fileOf(version, 'Next'));
      await rm(join(root, `..${version - 1}`), { recursive: true });
      await says(`"passages":${version},`);
    }
    expect(await shown()).toBe('Next 0.');
  });

  test('GIVEN a folder that is itself a link, and is gone for a while THEN the bot follows', async () => {
    const folder = join(root, 'current');
    for (const version of [1, 2]) {
      await mkdir(join(root, String(version)));
      await writeFile(join(root, String(version), 'a.md'), fileOf(version, 'Text'));
    }
    await point(folder, '1');
    const { says } = await startIn(folder);
    await point(folder, '2');
    await says('"passages":2,');
    await rm(folder);
    await says('the folder has no article or cannot be read');
    expect(await shown()).toBe('Text 0.');
    await writeFile(join(root, '1', 'a.md'), fileOf(3, 'Text'));
    await point(folder, '1');
    await says('"passages":3,');
  });

  test('GIVEN a Discord that takes no commands THEN the log says so, and the new articles answer', async () => {
    await writeFile(join(root, 'a.md'), fileOf(1, 'First'));
    const { says } = await startIn(root);
    const mend = loopback.intercept(({ method, path }) =>
      method === 'PUT' && path.includes('/commands')
        ? Response.json({ code: 0, message: 'Not now' }, { status: 400 })
        : undefined,
    );
    await writeFile(join(root, 'a.md'), fileOf(3, 'Second'));
    await says('could not be written to Discord');
    expect(await shown()).toBe('Second 0.');
    mend();
  });
});

test('GIVEN articles that are replaced while somebody is served THEN they are served from the old to the end', async () => {
  const [old, next] = [libraryOf(articleOf(['Old.'])), libraryOf()];
  const { loopback, services, startBot } = await startDiscord({}, [...old.articles.values()]);
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  let begun = false;
  const slow: SlashCommand = {
    data: { name: 'slow', description: 'Waits' },
    async execute(interaction, { library }) {
      begun = true;
      await gate;
      const { flags, components } = notice(`${library.articles.size} articles`);
      await interaction.reply({ flags, components });
    },
  };
  const { slash, ...others } = invocableOf(old);
  const running = await startBot({ invocable: { slash: [...slash, slow], ...others } });
  const reply = loopback.person('alice').runs('general', '/slow');
  await vi.waitFor(() => expect(begun).toBe(true));
  await running.serve({ invocable: invocableOf(next), services: { ...services, library: next } });
  go();
  expect(textOf(await reply)).toBe('1 articles');
  expect([...loopback.world.commands.values()].map(({ name }) => name)).toContain('Pin answer');
});
