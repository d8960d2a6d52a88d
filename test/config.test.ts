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
    const defaults = { DISCORD_API_URL: 'https://discord.com/api', KNOWLEDGE_DIR: 'knowledge' };
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
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'DISCORD_TOKEN',
      'DISCORD_GUILD_ID',
      'DISCORD_API_URL',
      'LOG_LEVEL',
    ]);
    for (const fault of faults) expect(fault).toMatch(/: expected /);
    expect(faults.join()).not.toContain('secret');
  });

  test('THEN .env.example names every key that is read, and no other, each with a comment above it', async () => {
    const example = await readFile('.env.example', 'utf8');
    expect(Object.keys(parse(example))).toEqual(configKeys);
    for (const key of configKeys) expect(example).toMatch(new RegExp(`^# .+\\n${key}=`, 'm'));
    expect(() => readConfig(parse(example))).not.toThrow();
  });
});
