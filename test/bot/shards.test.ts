import { expect, test } from 'vitest';
import { startLoopback, textOf, type World } from '../../src/loopback/loopback.ts';
import { start } from '../start.ts';
import { startDiscord } from './setup.ts';

/** A server of the other of two shards, with a channel that alice can write in. */
function addTwin(world: World) {
  const here = BigInt(world.guild().id);
  const guild = world.addGuild({ name: 'Twin', id: String(here + (1n << 22n)) });
  world.addMember('alice', { guild });
  return { guild, channel: world.addChannel('twin', { guild }) };
}

test('GIVEN two machines with a shard each THEN each serves its own servers, and one writes the commands', async () => {
  const { loopback, startBot, logged } = await startDiscord();
  const { world, requests, gateway } = loopback;
  const { guild, channel } = addTwin(world);
  const alice = loopback.person('alice');
  const shardOf = (id: string) => Number((BigInt(id) >> 22n) % 2n);
  const home = world.guild('Loopback');
  expect([shardOf(home.id), shardOf(guild.id)].sort()).toEqual([0, 1]);

  const second = await startBot({ part: { shards: [1], count: 2 } });
  expect(requests.filter(({ path }) => path.includes('/commands'))).toEqual([]);
  expect(world.commands.size).toBe(0);
  const first = await startBot({ part: { shards: [0], count: 2 } });
  expect(world.commands.size).toBeGreaterThan(0);
  expect([...gateway.sessions.values()].map(({ shard }) => shard)).toEqual([
    [1, 2],
    [0, 2],
  ]);
  expect(logged.filter(({ msg }) => msg === 'connected')).toMatchObject([
    { shards: [1], guilds: 1 },
    { shards: [0], guilds: 1 },
  ]);

  for (const place of ['general', channel]) {
    expect(textOf(await alice.runs(place, '/kursk overview'))).toContain('paragraph 1 of 21');
    const question = await alice.writes(place, '@Footnote who is Podolyak?');
    expect(textOf(await alice.hears(question))).toContain('Podolyak');
  }

  const [gone, there] = shardOf(home.id) === 0 ? ['general', channel] : [channel, 'general'];
  await first.stop();
  await expect(alice.runs(gone, '/kursk overview')).rejects.toThrow(/did not respond/);
  expect(textOf(await alice.runs(there, '/kursk overview'))).toContain('paragraph 1 of 21');
  await second.stop();
});

test('GIVEN SHARDS in the environment THEN npm start runs those', async () => {
  const loopback = await startLoopback();
  const bot = start('main', [], undefined, {
    DISCORD_TOKEN: loopback.token,
    DISCORD_API_URL: loopback.api,
    SHARDS: '1',
    SHARD_COUNT: '2',
  });
  await bot.says('connected');
  expect([...loopback.gateway.sessions.values()].map(({ shard }) => shard)).toEqual([[1, 2]]);
  bot.kill('SIGTERM');
  expect(await bot.ended).toMatchObject({ code: 0, err: '' });
  await loopback.close();
});
