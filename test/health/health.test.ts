import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Loopback, startLoopback, textOf } from '../../src/loopback/loopback.ts';
import { articleFile } from '../articles.ts';
import { type Started, start } from '../start.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function startDiscord(options = {}): Promise<Loopback> {
  const loopback = await startLoopback({ appName: 'Footnote', ...options });
  ends.push(() => loopback.close());
  return loopback;
}

/** `npm start` with a port of its own for its health. */
async function startWatched(
  token: string,
  api: string,
  LOG_LEVEL = '',
  more: Readonly<Record<string, string>> = {},
): Promise<{ bot: Started; address: string }> {
  const discord = { DISCORD_TOKEN: token, DISCORD_API_URL: api };
  const bot = start('main', [], undefined, { ...discord, HEALTH_PORT: '0', LOG_LEVEL, ...more });
  ends.push(() => bot.kill('SIGKILL'));
  const out = await bot.says('health is served');
  const address = /"address":"([^"]+)"/.exec(out)?.[1] ?? '';
  return { bot, address };
}

interface Report {
  readonly gateway: {
    readonly shards: readonly {
      readonly heartbeat: {
        readonly acknowledgedAt: string;
        readonly ageSeconds: number;
        readonly pingMilliseconds: number;
      } | null;
    }[];
  };
}

async function look(address: string): Promise<{ status: number; body: Report }> {
  const response = await fetch(`${address}/healthz`);
  return { status: response.status, body: (await response.json()) as Report };
}

/** The samples of `/metrics`, by name and labels. */
async function measure(
  address: string,
): Promise<{ text: string; count(sample: string): number | undefined }> {
  const text = await (await fetch(`${address}/metrics`)).text();
  const samples = new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
  return { text, count: (sample) => samples.get(sample) };
}

const questions = (entry: string, outcome: string) =>
  `footnote_questions_total{entry="${entry}",outcome="${outcome}"}`;

describe('the health of the bot', () => {
  test('GIVEN a connected bot THEN it is ready, and tells of its heartbeat, its articles and itself', async () => {
    const loopback = await startDiscord({ heartbeatInterval: 1_000 });
    const { bot, address } = await startWatched(loopback.token, loopback.api);
    await bot.says('connected');
    const beat = loopback.gateway.next('heartbeat');
    expect(await look(address)).toMatchObject({
      status: 200,
      body: {
        status: 'ok',
        ready: true,
        gateway: { ready: true, shards: [{ id: 0, ready: true }] },
        library: { articles: 1, rejected: 0 },
        version: '0.1.0',
        uptimeSeconds: expect.any(Number),
      },
    });
    await beat;
    const heartbeat = await vi.waitFor(async () => {
      const [shard] = (await look(address)).body.gateway.shards;
      if (!shard?.heartbeat) throw new Error('no heartbeat is acknowledged yet');
      return shard.heartbeat;
    });
    expect(Date.now() - Date.parse(heartbeat.acknowledgedAt)).toBeLessThan(10_000);
    expect(heartbeat.ageSeconds).toBeGreaterThanOrEqual(0);
    expect(heartbeat.pingMilliseconds).toBeGreaterThanOrEqual(0);

    bot.kill('SIGTERM');
    expect(await bot.ended).toMatchObject({ code: 0, err: '' });
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  });

  test('GIVEN a Discord that does not answer THEN it is not ready, and a signal still ends it', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    ends.push(() => {
      silent.closeAllConnections();
      silent.close();
    });
    const asked = once(silent, 'request');
    const { port } = silent.address() as AddressInfo;
    const { bot, address } = await startWatched('a.b', `http://127.0.0.1:${port}/api`);
    await asked;
    expect(await look(address)).toMatchObject({
      status: 503,
      body: { status: 'unavailable', ready: false, gateway: { ready: false, shards: [] } },
    });
    bot.kill('SIGTERM');
    expect(await bot.ended).toMatchObject({ code: 0, err: '' });
  });

  test('GIVEN a Discord that refuses THEN the port does not keep the bot from ending', async () => {
    const loopback = await startDiscord();
    const { bot } = await startWatched('wrong.token', loopback.api);
    expect(await bot.ended).toMatchObject({ code: 1, err: expect.stringContaining('DISCORD_TOKEN') });
  });

  test.each([
    ['GET', '/', 404],
    ['GET', '/healthz/x', 404],
    ['POST', '/', 404],
    ['POST', '/healthz', 405],
    ['DELETE', '/metrics', 405],
  ])('%s %s gets %i', async (method, path, status) => {
    const { startHealth } = await import('../../src/health/server.ts');
    const health = await startHealth({
      host: '127.0.0.1',
      port: 0,
      version: '1',
      shards: () => [],
    });
    ends.push(() => health.close());
    expect((await fetch(health.address + path, { method })).status).toBe(status);
  });

  test.each([
    ['a port that is taken', {}, /^HEALTH_PORT=\d+ is taken on 127\.0\.0\.1\. Expected/],
    [
      'an address of another machine',
      { HEALTH_HOST: '192.0.2.1' },
      /^HEALTH_PORT=\d+ cannot be had on HEALTH_HOST=192\.0\.2\.1 \(.*\)\. Expected/,
    ],
  ])('GIVEN %s THEN it says so and exits with 1', async (_, environment, expected) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    ends.push(() => other.close());
    const { port } = other.address() as AddressInfo;
    const bot = start('main', [], '', { HEALTH_PORT: String(port), ...environment });
    const { code, err } = await bot.ended;
    expect(code).toBe(1);
    expect(err).toMatch(expected);
    expect(err).not.toContain('.ts:');
  });
});

describe('the health of a bot with invalid articles', () => {
  test('is degraded, and still ready: the valid ones answer', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'footnote-'));
    ends.push(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'a.md'), articleFile('A', ['First.']));
    await writeFile(join(folder, 'b.md'), 'No front matter.');
    const loopback = await startDiscord();
    const { bot, address } = await startWatched(loopback.token, loopback.api, '', { KNOWLEDGE_DIR: folder });
    await bot.says('connected');
    expect(await look(address)).toMatchObject({
      status: 200,
      body: { status: 'degraded', ready: true, library: { articles: 1, rejected: 1 } },
    });
    expect((await measure(address)).count('footnote_articles_rejected')).toBe(1);
    await writeFile(join(folder, 'b.md'), articleFile('B', ['Second.']));
    await bot.says('"articles":2,');
    expect((await look(address)).body).toMatchObject({ status: 'ok', library: { articles: 2, rejected: 0 } });
    expect((await measure(address)).count('footnote_articles_rejected')).toBe(0);
  });
});

describe('the metrics', () => {
  test('GIVEN questions of every kind THEN they are counted, and neither log nor metrics know what was asked or by whom', async () => {
    const loopback = await startDiscord();
    const { gateway, world } = loopback;
    // The most that there is; the default level, info, is a part of it.
    const { bot, address } = await startWatched(loopback.token, loopback.api, 'trace');
    await bot.says('connected');
    const before = await measure(address);
    expect(before.count(questions('slash', 'answered'))).toBe(0);
    expect(before.count('footnote_library_articles')).toBe(1);
    expect(before.count('footnote_library_passages')).toBe(21);
    expect(before.count('process_cpu_seconds_total')).toBeGreaterThan(0);

    const [alice, bob, mona] = [loopback.person('alice'), loopback.person('bob'), loopback.person('mona')];
    const ask = (question: string) => alice.runs('general', `/kursk ask question: ${question}`);
    await ask('who is Podolyak?');
    await ask('kursk#symbolic-3');
    await ask('what of the zugzwang?');
    await alice.types('general', '/kursk ask question: zugzwang');
    for (const text of ['@Footnote who is Podolyak?', '@Footnote zugzwang?', '@Footnote', '@Footnote hello'])
      await mona.hears(await mona.writes('general', text));
    for (const text of ['who is Podolyak?', 'zugzwang?', '👍'])
      await bob.uses('Answer from the articles', mona.writes('general', text));
    const edited = bob.writes('general', '@Footnote zugzwang again?');
    const { id: answer } = await bob.hears(edited);
    bob.edits(edited, '@Footnote and who is Podolyak?');
    await world.until(() => textOf(world.messages.get(answer) ?? edited).includes('Podolyak'));
    const mend = loopback.intercept(({ path }) => {
      if (!path.endsWith('/callback')) return undefined;
      mend();
      return Response.json({ code: 50001, message: 'Missing Access' }, { status: 403 });
    });
    expect(textOf(await ask('zugzwang once more?'))).toMatch(/Something went wrong/);
    const resumed = gateway.next('resume');
    gateway.drop();
    await resumed;

    const { text, count } = await vi.waitFor(async () => {
      const now = await measure(address);
      expect(now.count('footnote_gateway_resumes_total')).toBe(1);
      return now;
    });
    expect(count(questions('slash', 'answered'))).toBe(2);
    expect(count(questions('slash', 'not_covered'))).toBe(1);
    expect(count(questions('mention', 'answered'))).toBe(1);
    expect(count(questions('mention', 'not_covered'))).toBe(2);
    expect(count(questions('mention', 'empty'))).toBe(2);
    for (const outcome of ['answered', 'not_covered', 'empty'])
      expect(count(questions('menu', outcome)), outcome).toBe(1);
    expect(count(questions('edit', 'answered'))).toBe(1);
    expect(count('footnote_answer_seconds_count{entry="slash"}')).toBe(3);
    expect(count('footnote_answer_seconds_bucket{le="3",entry="mention"}')).toBe(5);
    expect(count('footnote_discord_errors_total{code="50001"}')).toBe(1);
    expect(count('footnote_faults_total')).toBe(1);
    expect(count('footnote_gateway_reconnects_total')).toBe(1);

    bot.kill('SIGTERM');
    const { out, err } = await bot.ended;
    expect(err).toBe('');
    expect(out).toContain('serving somebody failed');
    const people = [...world.users.keys()].filter((id) => id !== world.bot.id);
    for (const secret of ['zugzwang', ...people])
      expect([text.includes(secret), out.includes(secret)], secret).toEqual([false, false]);
  });
});
