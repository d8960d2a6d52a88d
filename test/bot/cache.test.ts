import { Events } from 'discord.js';
import { expect, test } from 'vitest';
import { boundedCache } from '../../src/bot/cache.ts';
import { start } from '../loopback/client.ts';

test('GIVEN more members than are kept WHEN each writes THEN the last ones and the bot itself are kept', async () => {
  const { loopback, client, close } = await start({}, { makeCache: boundedCache });
  const { world } = loopback;
  const most = 1_100;
  const heard = new Promise<void>((resolve) => {
    let count = 0;
    client.on(Events.MessageCreate, () => {
      count += 1;
      if (count === most) resolve();
    });
  });
  for (let n = 0; n < most; n++) {
    world.addMember(`member${n}`);
    world.addMessage('general', `member${n}`, 'Hello.');
  }
  await heard;
  const guild = client.guilds.cache.first();
  expect(client.users.cache.size).toBe(1_000);
  expect(guild?.members.cache.size).toBe(200);
  expect(guild?.members.cache.has(world.user(`member${most - 1}`).id)).toBe(true);
  expect(guild?.members.cache.has(world.user('member0').id)).toBe(false);
  expect(guild?.members.me?.id).toBe(client.user.id);
  expect(client.users.cache.has(client.user.id)).toBe(true);
  await close();
});
