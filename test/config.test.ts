import { readFile } from 'node:fs/promises';
import { parse } from 'dotenv';
import { describe, expect, test } from 'vitest';
import { ConfigError, configKeys, readConfig } from '../src/config.ts';

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

describe('the configuration', () => {
  test('GIVEN nothing, or keys left empty THEN the defaults hold', () => {
    const defaults = {
      DISCORD_API_URL: 'https://discord.com/api',
      KNOWLEDGE_DIR: 'knowledge',
      HEALTH_HOST: '127.0.0.1',
      PLAYGROUND_PORT: 3600,
    };
    expect(readConfig({})).toEqual(defaults);
    expect(readConfig(Object.fromEntries(configKeys.map((key) => [key, ' '])))).toEqual(defaults);
  });

  test('GIVEN several faults THEN all are told at once, and no value is', () => {
    const secret = 'my secret token';
    const faults = faultsOf({
      DISCORD_TOKEN: secret,
      DISCORD_GUILD_ID: 'my server',
      DISCORD_API_URL: 'discord',
      LOG_LEVEL: 'loud',
      PLAYGROUND_PORT: 'any',
      HEALTH_PORT: '65536',
      HEALTH_HOST: 'here and there',
      SHARDS: 'all',
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'DISCORD_TOKEN',
      'DISCORD_GUILD_ID',
      'DISCORD_API_URL',
      'LOG_LEVEL',
      'PLAYGROUND_PORT',
      'HEALTH_PORT',
      'HEALTH_HOST',
      'SHARDS',
      'SHARD_COUNT',
    ]);
    for (const fault of faults) expect(fault).toMatch(/: expected /);
    expect(faults.join()).not.toContain('secret');
  });

  test.each([
    ['0', '1', [0]],
    ['0-3', '16', [0, 1, 2, 3]],
    ['5,0,2-3,3', '6', [0, 2, 3, 5]],
  ])('GIVEN SHARDS=%s of %s THEN each is there once', (SHARDS, SHARD_COUNT, shards) => {
    expect(readConfig({ SHARDS, SHARD_COUNT })).toMatchObject({
      SHARDS: shards,
      SHARD_COUNT: Number(SHARD_COUNT),
    });
  });

  test.each([
    ['0-3', '', /^SHARD_COUNT: expected beside SHARDS/],
    ['', '4', /^SHARDS: expected beside SHARD_COUNT/],
    ['3-0', '4', /^SHARDS: expected the shards/],
    ['0-', '4', /^SHARDS: expected the shards/],
    ['0-9999999999', '4', /^SHARDS: expected the shards/],
    ['2-4', '4', /^SHARDS: expected only shards below SHARD_COUNT: 0 to 3$/],
    ['0', '0', /^SHARD_COUNT: expected how many/],
  ])('GIVEN SHARDS=%s and SHARD_COUNT=%s THEN one fault is told', (SHARDS, SHARD_COUNT, expected) => {
    expect(faultsOf({ SHARDS, SHARD_COUNT })).toEqual([expect.stringMatching(expected)]);
  });

  test('THEN .env.example names every key that is read, and no other, each with a comment above it', async () => {
    const example = await readFile('.env.example', 'utf8');
    expect(Object.keys(parse(example))).toEqual(configKeys);
    for (const key of configKeys) expect(example).toMatch(new RegExp(`^# .+\\n${key}=`, 'm'));
    expect(() => readConfig(parse(example))).not.toThrow();
  });

  test("THEN the README's table has every key, in the same order", async () => {
    const rows = (await readFile('README.md', 'utf8')).matchAll(/^\| `([A-Z_]+)` \| .+ \|$/gm);
    expect([...rows].map(([, key]) => key)).toEqual(configKeys);
  });
});
