import { spawn } from 'node:child_process';
import { access, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHealth } from '../src/health/server.ts';

/** The Dockerfile's instructions, in order. */
const instructions = (await readFile('Dockerfile', 'utf8'))
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ word: line.replace(/ .*/, ''), rest: line.replace(/^\S+ /, '') }));

const all = (word: string) => instructions.filter((each) => each.word === word).map(({ rest }) => rest);
const last = (word: string) => all(word).at(-1) ?? '';

/** What is copied from this folder into the image. */
const copied = all('COPY')
  .filter((rest) => !rest.startsWith('--from='))
  .flatMap((rest) => rest.split(' ').slice(0, -1));

interface Ran {
  readonly code: number | null;
  readonly out: string;
}

/** Runs a command as Docker does: an array as it is, a text in a shell. */
function run(command: string, cwd: string, env: NodeJS.ProcessEnv, input = ''): Promise<Ran> {
  const [file = '', ...args]: string[] = command.startsWith('["')
    ? JSON.parse(command)
    : ['/bin/sh', '-c', command];
  const child = spawn(file, args, { cwd, env });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
  // A command need not read what it is given.
  child.stdin.on('error', () => {}).end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
}

const { PATH } = process.env;
const healthcheck = last('HEALTHCHECK').replace(/^.*? CMD /, '');

describe('the image', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'footnote-'));
    for (const name of new Set(copied)) await cp(name, join(folder, name), { recursive: true });
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('THEN everything that is copied exists, and passes .dockerignore; nothing else does', async () => {
    for (const name of copied) await access(name);
    const ignore = (await readFile('.dockerignore', 'utf8')).split('\n').filter((line) => /^[^#]/.test(line));
    expect(ignore[0]).toBe('*');
    expect(ignore.slice(1).sort()).toEqual([...new Set(copied)].map((name) => `!${name}`).sort());
  });

  test('THEN it runs as an unprivileged user', () => {
    expect(last('USER')).toBe('node');
    expect(instructions.map(({ word }) => word).lastIndexOf('USER')).toBeGreaterThan(
      instructions.map(({ word }) => word).lastIndexOf('COPY'),
    );
  });

  test('GIVEN nothing but what is copied THEN it installs without what only developers need, and one can talk to the bot', async () => {
    const installed = await run(last('RUN'), folder, { ...process.env, npm_config_prefer_offline: 'true' });
    expect(installed, installed.out).toMatchObject({ code: 0 });
    const packages = await readdir(join(folder, 'node_modules'));
    expect(packages).toContain('discord.js');
    for (const name of ['vitest', 'typescript', 'fast-check']) expect(packages).not.toContain(name);
    const { code, out } = await run(last('CMD'), folder, { PATH }, '/kursk northkorea\nquit\n');
    expect(out).toContain('Announcing to President Vladimir Putin');
    expect(code).toBe(0);
  }, 180_000);

  test.each([
    ['a bot that is connected', '', true, 0],
    ['a bot that is not', '', false, 1],
    ['a bot that is watched from everywhere', '0.0.0.0', true, 0],
    ['a bot whose HEALTH_HOST has nothing but a comment', ' # none', true, 0],
  ])('GIVEN %s THEN HEALTHCHECK tells', async (_, HEALTH_HOST, ready, expected) => {
    const shards = () => [{ id: 0, ready }];
    const host = HEALTH_HOST === '0.0.0.0' ? HEALTH_HOST : '127.0.0.1';
    const health = await startHealth({ host, port: 0, version: '1', shards });
    health.meters.library(1, 1, 0);
    const { port: HEALTH_PORT } = new URL(health.address);
    expect(await run(healthcheck, '.', { PATH, HEALTH_HOST, HEALTH_PORT })).toMatchObject({ code: expected });
    await health.close();
  });

  test.each([undefined, '', ' ', '""', ' # none'])(
    'GIVEN %j as HEALTH_PORT THEN HEALTHCHECK finds nothing wrong',
    async (HEALTH_PORT) => {
      const env = { PATH, ...(HEALTH_PORT !== undefined && { HEALTH_PORT }) };
      expect(await run(healthcheck, '.', env)).toMatchObject({ code: 0 });
    },
  );
});
