import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { inviteLink } from '../../src/bot/permissions.ts';
import { botPermissions } from '../../src/loopback/loopback.ts';
import { startFootnote } from './setup.ts';

test('GIVEN a start THEN the log has a link that invites the bot with what it needs', async () => {
  const { loopback, logged } = await startFootnote();
  const invite = new URL(String(logged.find(({ msg }) => msg === 'connected')?.invite));
  expect(invite.origin + invite.pathname).toBe('https://discord.com/oauth2/authorize');
  // In the tests' Discord the bot has exactly these, so what they show to work is what the link asks for.
  expect(Object.fromEntries(invite.searchParams)).toEqual({
    client_id: loopback.world.bot.id,
    scope: 'bot applications.commands',
    permissions: String(botPermissions),
  });
});

test("THEN the README's link is the same", async () => {
  expect(await readFile('README.md', 'utf8')).toContain(inviteLink('APPLICATION_ID'));
});
