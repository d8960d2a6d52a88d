import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, test } from 'vitest';
import { startLoopback } from '../src/loopback/loopback.ts';
import { KURSK_SECTIONS } from './articles.ts';
import { run, start, startWithNpm } from './start.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-'));
  await writeFile(join(folder, 'bad.md'), 'No front matter.');
});
afterAll(() => rm(folder, { recursive: true }));

describe('npm start', () => {
  test('GIVEN no token THEN it says so, and one can talk to the bot', async () => {
    const lines = [
      '/kursk northkorea',
      'press next',
      'pin',
      '@Footnote who is Podolyak?',
      'as alice',
      'pin',
      'nonsense',
      '/help',
      'lang klingon',
      'lang UK',
      '/kursk запитати who is Podolyak?',
      'press далі',
      '/kursk northkorea приватно: true',
      'press поділитися',
      'quit',
    ];
    const { code, out, err } = await run('main', [], `${lines.join('\n')}\n`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const said = out.slice(out.indexOf('mona in #general'));
    const parts = [
      'Announcing to President Vladimir Putin',
      'paragraph 12 of 21',
      'According to South Korean',
      '(only you can see this)\nPinned: https://discord.com/channels/',
      'Mykhailo Podolyak.',
      "No 'Pin answer'",
      'The bot reads only what mentions it',
      '/kursk unprecedented',
      '@Footnote and a question',
      "got 'klingon'",
      'alice has Discord in Ukrainian.',
      'абзац 9 з 21',
      'абзац 10 з 21',
      'Хто поділився: @alice',
    ];
    expect(out).toContain('DISCORD_TOKEN is not set');
    expect(
      parts.map((part) => said.indexOf(part)).every((at, n, all) => at > (all[n - 1] ?? -1)),
      said,
    ).toBe(true);
  });

  test('GIVEN a moderator at the terminal THEN answers can be pinned, listed, replaced, shared and taken away', async () => {
    // Two of each section are more than a page of pins.
    const pinned = KURSK_SECTIONS.flatMap((id) => {
      const section = `/kursk ${id}`;
      return [section, 'press pin', section, 'press next', 'press pin'];
    });
    const lines = [
      'pin',
      'answer',
      ...pinned,
      '/pins',
      'press older',
      '/kursk symbolic',
      'pin',
      'press replace',
      'unpin',
      'unpin',
      'who is Podolyak?',
      'answer',
      '/kursk northkorea private: true',
      'press share',
      'press next',
      'press delete',
      'as nobody',
      'as alice',
      '/doctor',
      'as mona',
      '/doctor',
    ];
    const { code, out, err } = await run('main', [], `${lines.join('\n')}\n`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const parts = [
      /> pin\n {2}There is no answer yet/,
      /> answer\n {2}Nobody has written anything yet/,
      /> press pin\n.*\nPinned: /,
      /> \/pins\n.*\nPinned answers in this channel: 12\n(- (.|\n)*?){10}\(Newer\) {2}\[Older\]/,
      /> press older\n.*\nPinned answers in this channel: 12\n(- .*\n.*\n){2}\[Newer\] {2}\(Older\)/,
      /> pin\n.*\nAn answer with this passage is pinned already:\n.*\n\[Replace\]/,
      /> press replace\n.*\nPinned in place of the older one:/,
      /> unpin\n.*\nNo longer pinned:/,
      /> unpin\n.*\nNo longer pinned:/,
      /> answer\n.*\nAnswered: .*\n\nFootnote\n(.*\n)*.*Mykhailo Podolyak\./,
      /> press share\n(.*\n)*\(Shared\)\n\nFootnote\n(.*\n)*Shared by @mona\n/,
      /> press next\nFootnote\n.*According to South Korean(.*\n)*?Shared by @mona\n/,
      /> press delete\n {2}\(The answer is gone\.\)/,
      /> as nobody\n {2}There is nobody called “nobody”\. Expected one of olga, alice, bob, mona\./,
      /^alice in #general> \/doctor\n {2}No command/m,
      /^mona in #general> \/doctor\n.*\nIn this channel\n✅/m,
    ];
    let rest = out;
    for (const part of parts) {
      expect(rest).toMatch(part);
      rest = rest.slice(rest.search(part) + 1);
    }
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'GIVEN a token and %s THEN it connects, and ends cleanly',
    async (signal) => {
      const loopback = await startLoopback({ appName: 'Footnote' });
      const bot = start('main', [], undefined, {
        DISCORD_TOKEN: loopback.token,
        DISCORD_API_URL: loopback.api,
      });
      await bot.says('connected');
      bot.kill(signal);
      const { code, out, err } = await bot.ended;
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).not.toContain(loopback.token);
      await loopback.close();
    },
  );

  it.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGKILL'] as const)(
    'leaves no process behind when npm is ended by %s',
    async (signal) => {
      const loopback = await startLoopback();
      const npm = startWithNpm({ DISCORD_TOKEN: loopback.token, DISCORD_API_URL: loopback.api });
      onTestFinished(npm.killAll);
      await npm.says('connected');
      npm.kill(signal);
      await npm.ended;
      await loopback.close();
    },
  );

  it('connects with .env.example in which only the token is filled in', async () => {
    const loopback = await startLoopback();
    const example = await readFile('.env.example', 'utf8');
    const file = join(folder, '.env');
    await writeFile(file, example.replace(/^DISCORD_TOKEN=$/m, `DISCORD_TOKEN=${loopback.token}`));
    // What is set already counts more than the file, which has the address of the real Discord.
    const bot = start('main', [], '', { DOTENV_CONFIG_PATH: file, DISCORD_API_URL: loopback.api });
    await bot.says('connected');
    bot.kill('SIGTERM');
    expect(await bot.ended).toMatchObject({ code: 0, err: '' });
    await loopback.close();
  });

  it('runs the playground with .env.example unchanged', async () => {
    const file = { DOTENV_CONFIG_PATH: '.env.example' };
    const { code, out, err } = await run('main', [], '/kursk northkorea\n', file);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Announcing to President Vladimir Putin');
    expect(out).not.toContain('"level"');
  });

  test('GIVEN a Discord that does not answer THEN a signal ends the start all the same', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const asked = once(silent, 'request');
    const { port } = silent.address() as AddressInfo;
    const bot = start('main', [], undefined, {
      DISCORD_TOKEN: 'a.b',
      DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
    });
    await asked;
    bot.kill('SIGTERM');
    expect(await bot.ended).toMatchObject({ code: 0, err: '' });
    silent.closeAllConnections();
    silent.close();
  });

  test('GIVEN an address of Discord with a password THEN the message about it has none', async () => {
    const address = 'http://me:hunter2@127.0.0.1:1/api';
    const { code, err } = await run('main', [], '', { DISCORD_TOKEN: 'a.b', DISCORD_API_URL: address });
    expect(code).toBe(1);
    expect(err).toContain('http://127.0.0.1:1/api');
    expect(err).not.toContain('hunter2');
  });

  test('GIVEN faults in the environment THEN all are told, without a stack', async () => {
    const { code, out, err } = await run('main', [], '', { DISCORD_TOKEN: 'not a token', LOG_LEVEL: 'loud' });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^Invalid configuration:\nDISCORD_TOKEN: expected .*\nLOG_LEVEL: expected /);
    expect(err).not.toMatch(/not a token| at .*\.ts/);
  });

  test('GIVEN no valid article THEN it refuses, with the list that check gives', async () => {
    const [refused, checked] = await Promise.all([
      run('main', [], '', { KNOWLEDGE_DIR: folder }),
      run('check', [folder]),
    ]);
    const problem = `${join(folder, 'bad.md')}:1: the file does not begin with front matter`;
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/^Invalid articles:\n/);
    expect(refused.err).toContain(problem);
    expect(checked.code).toBe(1);
    expect(checked.err).toContain(problem);
  });

  test('GIVEN a token that Discord refuses THEN it says what to do, without the token', async () => {
    const loopback = await startLoopback();
    const { code, err } = await run('main', [], '', {
      DISCORD_TOKEN: 'wrong.token',
      DISCORD_API_URL: loopback.api,
    });
    expect(code).toBe(1);
    expect(err).toContain('does not accept DISCORD_TOKEN');
    expect(err).not.toContain('wrong.token');
    await loopback.close();
  });
});

describe('npm run check', () => {
  test('prints what becomes of commands, and fails only on errors', async () => {
    const many = await mkdtemp(join(tmpdir(), 'footnote-'));
    const article = (fields: string) => `---\ntitle: T\n${fields}---\n\nText.\n`;
    for (let n = 0; n < 30; n += 1) await writeFile(join(many, `a${n}.md`), article(''));
    await writeFile(join(many, 'b.md'), article('command: sources\n'));
    const { code, out, err } = await run('check', [many]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')).toEqual([
      expect.stringMatching(
        /b\.md:3: note: `sources` is one of Footnote's own commands, so the article has no/,
      ),
      expect.stringMatching(/^Articles with a command: 0 of 31; .* Without one because the name is .*: 1\.$/),
      `${many}: in order, 31 articles, 31 passages`,
      '',
    ]);
    await rm(many, { recursive: true });
  });

  test('GIVEN the articles of the project THEN they are in order', async () => {
    expect(await run('check')).toMatchObject({
      code: 0,
      out: 'knowledge: in order, 1 article, 21 passages\n',
    });
  });
});
