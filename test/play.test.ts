import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { textOf } from '../src/loopback/loopback.ts';
import type { Told } from '../src/playground/protocol.ts';
import { articleFile } from './articles.ts';
import { openPage, type Page } from './playground/page.ts';
import { run, type Started, start } from './start.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-'));
  file = join(folder, 'a.md');
});
afterAll(() => rm(folder, { recursive: true }));

let running: Started | undefined;
afterEach(() => running?.kill('SIGKILL'));

const fileOf = (text: string) => articleFile('T', [text, 'And more.']);

/** `npm start` without a token; with no input, standard input is closed at once, as in a service. */
async function play(input: string | undefined, environment: Record<string, string> = {}) {
  await writeFile(file, fileOf('First.'));
  const { ended, kill, says } = start('main', [], input, {
    KNOWLEDGE_DIR: folder,
    PLAYGROUND_PORT: '0',
    ...environment,
  });
  running = { ended, kill, says };
  const out = await says('Playground: http');
  const address = /Playground: (http:\/\/127\.0\.0\.1:\d+) /.exec(out)?.[1] ?? '';
  return { ended, kill, says, out, address };
}

const general = async (page: Page, user = 'alice') => {
  const { server } = await page.ask({ do: 'be', user, locale: 'en-US' });
  return { channel: server.channels[0]?.id ?? '', commands: server.commands };
};

describe('npm start without a token', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'GIVEN nobody at the terminal THEN the page is served until %s, also with one open',
    async (signal) => {
      const { address, kill, ended } = await play('');
      const page = await openPage(address);
      await general(page);
      const closed = once(page.socket, 'close');
      kill(signal);
      await closed;
      const { code, out, err } = await ended;
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).not.toContain('mona in #general');
    },
  );

  test('GIVEN lines at the terminal THEN they are answered, and the end of them ends it', async () => {
    const { ended } = await play('/a overview\n');
    expect(await ended).toMatchObject({ code: 0, err: '', out: expect.stringContaining('First.') });
  });

  test('GIVEN an article that is edited THEN the next answer at the page has it, and a mistake is told there', async () => {
    const { address, kill, ended } = await play('');
    const page = await openPage(address);
    const { channel, commands } = await general(page);
    const invocation = {
      command: commands.find(({ name }) => name === 'a')?.id ?? '',
      way: ['overview'],
      options: [],
    };
    const answer = async () => {
      const { message } = await page.ask({ do: 'run', channel, invocation });
      return await page.until(
        (told) => told.kind === 'message' && told.message.id === message && textOf(told.message),
      );
    };
    const knows = (fits: (problems: readonly string[], reloads: number) => boolean) => (told: Told) =>
      told.kind === 'knowledge' && fits(told.knowledge.problems, told.knowledge.reloads) && told.knowledge;
    expect(await answer()).toContain('First.');

    await writeFile(file, 'No front matter.');
    const { problems } = await page.until(knows(({ length }) => length > 0));
    expect(problems).toEqual([
      expect.stringContaining(`${file}:1: the file does not begin with front matter`),
    ]);
    expect(await answer()).toContain('First.');

    await writeFile(file, fileOf('Second.'));
    expect(await page.until(knows((_, reloads) => reloads === 2))).toEqual({ problems: [], reloads: 2 });
    expect(await answer()).toContain('Second.');
    kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  test('shows on the page which article is invalid from the start, while the others answer', async () => {
    const bad = join(folder, 'bad.md');
    await writeFile(bad, 'No front matter.');
    const { address, kill, ended, out } = await play('');
    expect(out).toContain('invalid articles');
    const page = await openPage(address);
    const { knowledge, server } = await page.ask({ do: 'be', user: 'alice', locale: 'en-US' });
    expect(knowledge).toEqual({
      problems: [expect.stringContaining(`${bad}:1: the file does not begin with front matter`)],
      reloads: 0,
    });
    expect(server.commands.map(({ name }) => name)).toContain('a');
    await rm(bad);
    await page.until((told) => told.kind === 'knowledge' && told.knowledge.problems.length === 0);
    kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  test('GIVEN a port that is taken THEN it says so, and has another', async () => {
    const first = await play(undefined);
    const { port } = new URL(first.address);
    const second = start('main', [], '', { KNOWLEDGE_DIR: folder, PLAYGROUND_PORT: port });
    const out = await second.says('Playground: http');
    expect(out).toContain(`PLAYGROUND_PORT=${port} is taken, so the page uses the next free port.`);
    second.kill('SIGTERM');
    first.kill('SIGTERM');
    expect([(await second.ended).code, (await first.ended).code]).toEqual([0, 0]);
  });

  it('ends with the reason when no port is free', async () => {
    const last = createServer();
    // Another program may have the port; that will do.
    await new Promise((resolve) => last.once('error', resolve).listen(65_535, '127.0.0.1', () => resolve(0)));
    const { code, out, err } = await run('main', [], '', { PLAYGROUND_PORT: '65535' });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('PLAYGROUND_PORT=65535');
    last.close();
  });
});
