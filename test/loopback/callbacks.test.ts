import type { APIInteraction } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Loopback, type Message, startLoopback } from '../../src/loopback/loopback.ts';
import { ask, codesOf } from './rest.ts';

let loopback: Loopback;
const components = [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }];

beforeAll(async () => {
  loopback = await startLoopback();
  await ask(loopback, 'PUT', `/applications/${loopback.world.bot.id}/commands`, [
    {
      name: 'ask',
      description: 'Ask',
      options: [{ type: 3, name: 'question', description: 'What?', required: true, autocomplete: true }],
    },
    {
      name: 'kursk',
      description: 'Kursk',
      options: [{ type: 1, name: 'overview', description: 'Overview' }],
    },
  ]);
});
afterAll(async () => {
  expect(loopback.problems).toEqual([]);
  await loopback.close();
});

/** Lets a person start something, and gives the interaction to a bot that is only this test. */
async function started(
  act: () => Promise<unknown>,
): Promise<{ interaction: APIInteraction; seen: Promise<unknown> }> {
  let interaction: unknown;
  const stop = loopback.world.on('interaction', (_, payload) => {
    interaction = payload;
  });
  const seen = act();
  seen.catch(() => undefined);
  await loopback.world.until(() => interaction !== undefined);
  stop();
  return { interaction: interaction as APIInteraction, seen };
}

const slash = () => started(() => loopback.person('alice').runs('general', '/ask why?'));
const typing = () => started(() => loopback.person('alice').types('general', '/ask why?'));
const pressing = () => {
  const message = loopback.world.addMessage('general', loopback.world.bot, {
    content: 'x',
    components: components as never,
  });
  return started(() => loopback.person('alice').presses(message, 'Go'));
};
const callback = (interaction: APIInteraction, body: unknown, query = '') =>
  ask(loopback, 'POST', `/interactions/${interaction.id}/${interaction.token}/callback${query}`, body);

test.each([
  ['a command', slash, [4, 5, 9]],
  ['a button', pressing, [4, 5, 6, 7, 9]],
  ['autocomplete', typing, [8]],
] as const)('GIVEN %s THEN only its own callback types are taken', async (_what, start, allowed) => {
  for (const type of [1, 4, 5, 6, 7, 8, 9, 12].filter(
    (one) => !(allowed as readonly number[]).includes(one),
  )) {
    const { interaction } = await start();
    const { body } = await callback(interaction, { type, data: { content: 'x' } });
    expect(codesOf(body.errors)).toEqual(['type: BASE_TYPE_CHOICES']);
  }
});

test('GIVEN a callback THEN 204 without content type, with_response 200 and the message', async () => {
  const first = await slash();
  expect(await callback(first.interaction, { type: 4, data: { content: 'x' } })).toMatchObject({
    status: 204,
    type: null,
  });
  const second = await slash();
  const { status, body } = await callback(
    second.interaction,
    { type: 4, data: { content: 'x' } },
    '?with_response=true',
  );
  expect(status).toBe(200);
  const message = (await second.seen) as Message;
  expect(body).toMatchObject({
    interaction: { response_message_id: message.id, response_message_loading: false },
    resource: { type: 4, message: { id: message.id, content: 'x', webhook_id: loopback.world.bot.id } },
  });
});

test('GIVEN a deferral THEN it takes EPHEMERAL and no other flag, and no text', async () => {
  const { interaction, seen } = await slash();
  expect((await callback(interaction, { type: 5, data: { flags: 64 | (1 << 15) } })).status).toBe(400);
  expect((await callback(interaction, { type: 5, data: { content: 'x' } })).status).toBe(400);
  expect((await callback(interaction, { type: 5, data: { flags: 64 } })).status).toBe(204);
  const path = `/webhooks/${interaction.application_id}/${interaction.token}`;
  expect(
    (await ask(loopback, 'PATCH', `${path}/messages/%40original`, { content: 'y', flags: 4 })).status,
  ).toBe(200);
  expect(await seen).toMatchObject({ content: 'y', ephemeral: true, flags: 64 | 4 });
});

test('GIVEN a deferral WHEN a follow-up comes THEN it fills the deferred message', async () => {
  const { interaction, seen } = await slash();
  await callback(interaction, { type: 5, data: {} });
  const path = `/webhooks/${interaction.application_id}/${interaction.token}`;
  const { body } = await ask(loopback, 'POST', path, { content: 'y', flags: 64 });
  expect(await seen).toMatchObject({ id: body.id, content: 'y', ephemeral: false });
});

test('GIVEN a faulty response THEN the fault is under data', async () => {
  const { interaction } = await slash();
  const { body } = await callback(interaction, { type: 4, data: { content: 'x'.repeat(2001) } });
  expect(codesOf(body.errors)).toEqual(['data.content: BASE_TYPE_MAX_LENGTH']);
});

test('GIVEN no first response THEN the webhook is unknown; a wrong token is an unknown interaction', async () => {
  const { interaction } = await slash();
  const path = `/webhooks/${interaction.application_id}/${interaction.token}`;
  expect((await ask(loopback, 'POST', path, { content: 'x' })).body.code).toBe(10015);
  const wrong = { ...interaction, token: 'wrong' } as APIInteraction;
  expect((await callback(wrong, { type: 4, data: { content: 'x' } })).body.code).toBe(10062);
});

test.each([
  [
    '26 choices',
    Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` })),
    'data.choices: BASE_TYPE_BAD_LENGTH',
  ],
  ['a long name', [{ name: 'x'.repeat(101), value: 'x' }], 'data.choices.0.name: BASE_TYPE_BAD_LENGTH'],
  ['a number for a text', [{ name: 'x', value: 1 }], 'data.choices.0.value: STRING_TYPE_CONVERT'],
])('GIVEN autocomplete with %s THEN it is refused', async (_what, choices, code) => {
  const { interaction } = await typing();
  const { body } = await callback(interaction, { type: 8, data: { choices } });
  expect(codesOf(body.errors)).toContain(code);
});

test('GIVEN a response THEN it pings users by default, and nobody else', async () => {
  const { interaction, seen } = await slash();
  const content = `<@${loopback.world.user('bob').id}> <@&${loopback.world.role('Moderator').id}>`;
  await callback(interaction, { type: 4, data: { content } });
  const message = (await seen) as Message;
  expect([message.mentions.length, message.mention_roles.length]).toEqual([1, 0]);
});

test('GIVEN an interaction THEN its payload has what Discord sends', async () => {
  const { interaction } = await pressing();
  const { world } = loopback;
  expect(interaction).toMatchObject({
    version: 1,
    type: 3,
    application_id: world.bot.id,
    guild_id: world.guild().id,
    context: 0,
    locale: 'en-US',
    guild_locale: 'en-US',
    entitlements: [],
    authorizing_integration_owners: { 0: world.guild().id },
    app_permissions: world.permissions('Bot', 'general').toString(),
    channel: { name: 'general' },
    member: { user: { username: 'alice' }, permissions: world.permissions('alice', 'general').toString() },
    message: { content: 'x' },
    data: { component_type: 2, custom_id: 'go' },
  });
});

test('GIVEN a channel that the bot cannot see THEN a command works there all the same', async () => {
  const { world } = loopback;
  const secret = world.addChannel('secret');
  world.setOverwrite(secret, 'Bot', { deny: 1n << 10n });
  const { interaction, seen } = await started(() => loopback.person('alice').runs(secret, '/ask why?'));
  expect(interaction).toMatchObject({ channel: { name: 'secret' } });
  await callback(interaction, { type: 4, data: { content: 'x' } });
  expect(await seen).toMatchObject({ content: 'x' });
});

test('GIVEN a subcommand THEN the answer tells its name beside the command’s', async () => {
  const { interaction } = await started(() => loopback.person('alice').runs('general', '/kursk overview'));
  await callback(interaction, { type: 4, data: { content: 'x' } });
  const answer = loopback.world.messagesIn('general').at(-1);
  expect(answer?.interaction?.name).toBe('kursk overview');
});

test('GIVEN two interactions of one person THEN neither token tells of the other, nor of an id', async () => {
  const [one, other] = [(await slash()).interaction, (await slash()).interaction];
  expect(one.token).toMatch(/^[\w-]{32}$/);
  expect(other.token).not.toBe(one.token);
  for (const { token } of [one, other])
    for (const id of [one.id, other.id, loopback.person('alice').user.id]) expect(token).not.toContain(id);
});
