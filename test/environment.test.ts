import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { configKeys, readConfig } from '../src/config.ts';
import { loadEnvironment } from '../src/environment.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footnote-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

/** What an environment becomes beside a `.env` with this text. */
async function load(text: string, environment: NodeJS.ProcessEnv = {}): Promise<NodeJS.ProcessEnv> {
  const file = join(folder, '.env');
  await writeFile(file, text);
  vi.stubEnv('DOTENV_CONFIG_PATH', file);
  loadEnvironment(environment);
  return environment;
}

/** Reads variables as Docker's `--env-file` does: quotes and comments behind a value are part of it. */
const readAsDocker = (text: string) =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => /^[^#]/.test(line))
      .map((line) => [line.replace(/=.*/, ''), line.replace(/^[^=]*=/, '')]),
  );

const BLANK = ['', '  ', ' \t', '""', "''", '``', '"  "', "' '", '# none', '  # none', '"" # none'];

describe('the environment', () => {
  it.each(BLANK)('leaves out a key that has %j in .env', async (blank) => {
    expect(await load(`A=${blank}\nSHARD_COUNT=${blank}\nLOG_LEVEL=warn # quiet\n`)).toEqual({
      LOG_LEVEL: 'warn',
    });
  });

  it.each(BLANK)('removes a key of Footnote that was %j before, and no other', async (blank) => {
    expect(await load('', { SHARD_COUNT: blank, NO_COLOR: blank })).toEqual({ NO_COLOR: blank });
  });

  it('takes what was set before over .env, unless that was blank', async () => {
    const file = 'SHARDS=0\nSHARD_COUNT=1\nNO_COLOR=1\nLOG_LEVEL=warn\n';
    const before = { SHARDS: '3', SHARD_COUNT: ' ', NO_COLOR: '' };
    expect(await load(file, before)).toEqual({
      SHARDS: '3',
      SHARD_COUNT: '1',
      NO_COLOR: '',
      LOG_LEVEL: 'warn',
    });
  });

  it.each(['#ab', 'a#b', '"a"', "'"])('keeps a value such as %j that is more than blank', async (value) => {
    const quoted = await load(`KNOWLEDGE_DIR=\`${value}\`\n`);
    expect(quoted.KNOWLEDGE_DIR).toBe(value);
  });

  it('has nothing blank with .env.example, from dotenv or from Docker', async () => {
    const example = await readFile('.env.example', 'utf8');
    const asDocker = readAsDocker(example);
    expect(Object.keys(asDocker)).toEqual(configKeys);
    for (const environment of [await load(example), await load('', asDocker)]) {
      expect(Object.values(environment)).not.toContain('');
      expect(readConfig(environment)).toEqual(readConfig({}));
    }
  });
});
