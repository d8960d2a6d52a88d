import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Channel, type Loopback, type Message, startLoopback } from '../../src/loopback/loopback.ts';
import { ask, codesOf } from './rest.ts';

let loopback: Loopback;
let channel: Channel;
const V2 = 1 << 15;

beforeAll(async () => {
  loopback = await startLoopback();
});
beforeEach(() => {
  channel = loopback.world.addChannel('fresh');
});
afterAll(async () => {
  expect(loopback.problems).toEqual([]);
  await loopback.close();
});

const send = (body: unknown) => ask(loopback, 'POST', `/channels/${channel.id}/messages`, body);
const edit = (id: string, body: unknown) =>
  ask(loopback, 'PATCH', `/channels/${channel.id}/messages/${id}`, body);
const stored = (id: string | undefined): Message | undefined => loopback.world.messages.get(id ?? '');

const text = (content: string) => ({ type: 10, content });
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more });
const row = (...components: unknown[]) => ({ type: 1, components });
const section = (components: unknown[], accessory: unknown = button()) => ({
  type: 9,
  components,
  accessory,
});
const link = (more: object = {}) => ({
  type: 2,
  style: 5,
  label: 'Source',
  url: 'https://example.com',
  ...more,
});
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => button({ custom_id: `b${index}` }));

describe('GIVEN a body that Discord takes THEN it is stored', () => {
  test.each<[string, object]>([
    ['text', { content: 'hello' }],
    ['2000 characters', { content: 'x'.repeat(2000) }],
    [
      'what discord.js adds',
      { content: 'x', tts: false, enforce_nonce: false, allowed_mentions: { parse: [] } },
    ],
    ['an embed', { embeds: [{ title: 't', description: 'd', fields: [{ name: 'n', value: 'v' }] }] }],
    ['buttons', { content: 'x', components: [row(button(), link())] }],
    [
      'a container',
      {
        flags: V2,
        components: [
          { type: 17, components: [text('a'), section([text('b')], link()), { type: 14 }, row(button())] },
        ],
      },
    ],
    ['4000 characters in all', { flags: V2, components: [text('x'.repeat(3999)), text('y')] }],
  ])('%s', async (_what, body) => {
    const { status, body: message } = await send(body);
    expect([status, stored(message.id)?.channel_id]).toEqual([200, channel.id]);
  });
});

describe('GIVEN a body that Discord refuses THEN 50035 names the fault', () => {
  test.each<[string, object, string]>([
    ['content above 2000', { content: 'x'.repeat(2001) }, 'content: BASE_TYPE_MAX_LENGTH'],
    ['content that is no string', { content: 5 }, 'content: STRING_TYPE_CONVERT'],
    ['an unknown key', { content: 'x', ephemeral: true }, 'ephemeral: UNKNOWN_FIELD'],
    ['flags that are no integer', { content: 'x', flags: '64' }, 'flags: NUMBER_TYPE_COERCE'],
    ['EPHEMERAL outside interactions', { content: 'x', flags: 64 }, 'flags: MESSAGE_FLAGS_INVALID'],
    ['11 embeds', { embeds: Array(11).fill({ title: 'x' }) }, 'embeds: BASE_TYPE_BAD_LENGTH'],
    ['a long embed title', { embeds: [{ title: 'x'.repeat(257) }] }, 'embeds.0.title: BASE_TYPE_MAX_LENGTH'],
    [
      'a long description',
      { embeds: [{ description: 'x'.repeat(4097) }] },
      'embeds.0.description: BASE_TYPE_MAX_LENGTH',
    ],
    [
      '6001 characters of embeds',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      'embeds: MAX_EMBED_SIZE_EXCEEDED',
    ],
    [
      'a field without value',
      { embeds: [{ fields: [{ name: 'n' }] }] },
      'embeds.0.fields.0.value: BASE_TYPE_REQUIRED',
    ],
    ['a bad embed url', { embeds: [{ title: 't', url: 'nowhere' }] }, 'embeds.0.url: URL_TYPE_INVALID_URL'],
    [
      'content beside V2',
      { content: 'x', flags: V2, components: [text('x')] },
      'content: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'embeds beside V2',
      { embeds: [{ title: 'x' }], flags: V2, components: [text('x')] },
      'embeds: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    ['V2 components without the flag', { components: [text('x')] }, 'components.0.type: UNION_TYPE_CHOICES'],
    [
      '41 components',
      { flags: V2, components: Array(41).fill(text('x')) },
      'components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    [
      '41 components, nested',
      { flags: V2, components: [{ type: 17, components: Array(40).fill(text('x')) }] },
      'components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    [
      'an empty TextDisplay',
      { flags: V2, components: [text('')] },
      'components.0.content: BASE_TYPE_REQUIRED',
    ],
    [
      '4001 characters in two',
      { flags: V2, components: [text('x'.repeat(4000)), text('y')] },
      'components: COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ],
    [
      'a container in a container',
      { flags: V2, components: [{ type: 17, components: [{ type: 17, components: [text('x')] }] }] },
      'components.0.components.0.type: UNION_TYPE_CHOICES',
    ],
    [
      'an empty container',
      { flags: V2, components: [{ type: 17, components: [] }] },
      'components.0.components: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a section with four texts',
      { flags: V2, components: [section(Array(4).fill(text('x')))] },
      'components.0.components: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a section without accessory',
      { flags: V2, components: [{ type: 9, components: [text('x')] }] },
      'components.0.accessory: BASE_TYPE_REQUIRED',
    ],
    [
      'a button in a section',
      { flags: V2, components: [section([button()], link())] },
      'components.0.components.0.type: UNION_TYPE_CHOICES',
    ],
    [
      'a button at the top',
      { content: 'x', components: [button()] },
      'components.0.type: UNION_TYPE_CHOICES',
    ],
    [
      'six buttons',
      { content: 'x', components: [row(...many(6))] },
      'components.0.components: BASE_TYPE_BAD_LENGTH',
    ],
    ['an empty row', { content: 'x', components: [row()] }, 'components.0.components: BASE_TYPE_BAD_LENGTH'],
    [
      'six rows',
      { content: 'x', components: many(6).map((one) => row(one)) },
      'components: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a custom id twice',
      { content: 'x', components: [row(button(), button())] },
      'components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a long custom id',
      { content: 'x', components: [row(button({ custom_id: 'x'.repeat(101) }))] },
      'components.0.components.0.custom_id: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'no custom id',
      { content: 'x', components: [row(button({ custom_id: undefined }))] },
      'components.0.components.0.custom_id: BASE_TYPE_REQUIRED',
    ],
    [
      'a long label',
      { content: 'x', components: [row(button({ label: 'x'.repeat(81) }))] },
      'components.0.components.0.label: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'no label and no emoji',
      { content: 'x', components: [row(button({ label: undefined }))] },
      'components.0.components.0: BUTTON_COMPONENT_REQUIRES_LABEL_OR_EMOJI',
    ],
    [
      'a link with custom id',
      { content: 'x', components: [row(link({ custom_id: 'x' }))] },
      'components.0.components.0.custom_id: BUTTON_COMPONENT_CUSTOM_ID_AND_URL',
    ],
    [
      'a button with url',
      { content: 'x', components: [row(button({ url: 'https://example.com' }))] },
      'components.0.components.0.url: BUTTON_COMPONENT_INVALID_URL',
    ],
    [
      'a link elsewhere',
      { content: 'x', components: [row(link({ url: 'ftp://example.com' }))] },
      'components.0.components.0.url: URL_TYPE_INVALID_SCHEME',
    ],
    [
      'a long link',
      { content: 'x', components: [row(link({ url: `https://example.com/${'x'.repeat(512)}` }))] },
      'components.0.components.0.url: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a style that is not there',
      { content: 'x', components: [row(button({ style: 7 }))] },
      'components.0.components.0.style: NUMBER_TYPE_MAX',
    ],
    [
      'users parsed and listed',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    [
      '101 users',
      { content: 'x', allowed_mentions: { users: Array(101).fill('1') } },
      'allowed_mentions.users: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'an unknown thing to parse',
      { content: 'x', allowed_mentions: { parse: ['here'] } },
      'allowed_mentions.parse.0: BASE_TYPE_CHOICES',
    ],
    [
      'repliedUser in camel case',
      { content: 'x', allowed_mentions: { repliedUser: true } },
      'allowed_mentions.repliedUser: UNKNOWN_FIELD',
    ],
    [
      'a reply to nothing',
      { content: 'x', message_reference: { message_id: '1' } },
      'message_reference: MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
    ],
  ])('%s', async (_what, body, code) => {
    const { status, body: error } = await send(body);
    expect([status, error.code]).toEqual([400, 50035]);
    expect(codesOf(error.errors)).toContain(code);
  });

  test('two faults are named at once', async () => {
    const { body } = await send({ content: 'x'.repeat(2001), flags: '1' });
    expect(codesOf(body.errors)).toEqual(['content: BASE_TYPE_MAX_LENGTH', 'flags: NUMBER_TYPE_COERCE']);
  });
});

test.each([{}, { content: '' }, { content: '  \n' }, { embeds: [] }, { flags: V2, components: [] }])(
  'GIVEN an empty message %j THEN 50006',
  async (body) => {
    expect(await send(body)).toMatchObject({ status: 400, body: { code: 50006 } });
  },
);

describe('GIVEN an edit', () => {
  test('WHEN the V2 flag is added THEN what was there must be emptied', async () => {
    const { body } = await send({ content: 'x' });
    const components = [text('y')];
    expect((await edit(body.id ?? '', { flags: V2, components })).status).toBe(400);
    expect((await edit(body.id ?? '', { flags: V2, components, content: null })).status).toBe(200);
    expect(stored(body.id)?.flags).toBe(V2);
  });

  test('WHEN the V2 flag would go THEN it is refused', async () => {
    const { body } = await send({ flags: V2, components: [text('y')] });
    expect((await edit(body.id ?? '', { flags: 0, components: [text('z')] })).status).toBe(400);
    expect((await edit(body.id ?? '', { content: 'z' })).status).toBe(400);
    expect((await edit(body.id ?? '', { components: [text('z')] })).status).toBe(200);
  });

  test('WHEN flags are set THEN the others stay', async () => {
    const { body } = await send({ content: 'x' });
    await ask(loopback, 'POST', `/channels/${channel.id}/messages/${body.id}/threads`, { name: 'T' });
    await edit(body.id ?? '', { flags: 4 });
    expect(stored(body.id)?.flags).toBe(4 | 32);
    await edit(body.id ?? '', { flags: 0 });
    expect(stored(body.id)?.flags).toBe(32);
  });

  test('WHEN the message is of somebody else THEN 50005, in an archived thread 50083', async () => {
    const other = loopback.person('alice').writes(channel, 'mine');
    expect(await edit(other.id, { content: 'z' })).toMatchObject({ status: 403, body: { code: 50005 } });
    const thread = loopback.world.addThread(channel, 'Old');
    const own = loopback.world.addMessage(thread, loopback.world.bot, 'x');
    loopback.world.archive(thread);
    const path = `/channels/${thread.id}/messages/${own.id}`;
    expect(await ask(loopback, 'PATCH', path, { content: 'z' })).toMatchObject({ body: { code: 50083 } });
  });

  test('WHEN allowed_mentions is left out THEN the defaults ping', async () => {
    const alice = loopback.world.user('alice');
    const content = `<@${alice.id}>`;
    const { body } = await send({ content, allowed_mentions: { parse: [] } });
    expect(stored(body.id)?.mentions).toEqual([]);
    await edit(body.id ?? '', { content });
    expect(stored(body.id)?.mentions.map(({ id }) => id)).toEqual([alice.id]);
  });
});

describe('GIVEN mentions in the text', () => {
  test.each<[string, object | undefined, number, number]>([
    ['nothing said', undefined, 1, 1],
    ['parse nothing', { parse: [] }, 0, 0],
    ['parse users', { parse: ['users'] }, 1, 0],
    ['roles only', { roles: ['MODERATOR'] }, 0, 1],
  ])('WHEN allowed_mentions is %s THEN those are pinged', async (_what, allowed, users, roles) => {
    const role = loopback.world.role('Moderator').id;
    const content = `\\<@!${loopback.world.user('alice').id}> <@&${role}> @everyone`;
    const mentions = JSON.parse(JSON.stringify(allowed ?? null).replace('MODERATOR', role));
    const { body } = await send({ content, ...(allowed ? { allowed_mentions: mentions } : {}) });
    const message = stored(body.id);
    expect([message?.mentions.length, message?.mention_roles.length]).toEqual([users, roles]);
    expect(message?.mention_everyone).toBe(false);
  });

  test('WHEN they are in a TextDisplay THEN they ping too; in an embed they do not', async () => {
    const mention = `<@${loopback.world.user('alice').id}>`;
    const display = await send({ flags: V2, components: [{ type: 17, components: [text(mention)] }] });
    expect(stored(display.body.id)?.mentions).toHaveLength(1);
    const embed = await send({ embeds: [{ description: mention }] });
    expect(stored(embed.body.id)?.mentions).toEqual([]);
  });

  test('WHEN the bot may mention everyone THEN everyone is pinged', async () => {
    loopback.world.setOverwrite(channel, 'Bot', { allow: PermissionFlagsBits.MentionEveryone });
    const { body } = await send({ content: '@here' });
    expect(stored(body.id)?.mention_everyone).toBe(true);
  });

  test.each([
    [undefined, 1],
    [{ parse: [] }, 0],
    [{ parse: [], replied_user: true }, 1],
  ])('WHEN it is a reply with %j THEN %i are pinged', async (allowed_mentions, count) => {
    const asked = loopback.person('alice').writes(channel, 'why?');
    const { body } = await send({
      content: 'so',
      message_reference: { message_id: asked.id },
      allowed_mentions,
    });
    expect(stored(body.id)).toMatchObject({ type: 19 });
    expect(stored(body.id)?.mentions).toHaveLength(count);
  });
});

describe('GIVEN a missing permission', () => {
  const P = PermissionFlagsBits;
  test.each<[string, bigint, string, string, object | undefined, number, number]>([
    ['VIEW_CHANNEL', P.ViewChannel, 'POST', '/messages', { content: 'x' }, 403, 50001],
    ['SEND_MESSAGES', P.SendMessages, 'POST', '/messages', { content: 'x' }, 403, 50013],
    ['PIN_MESSAGES', P.PinMessages, 'PUT', '/messages/pins/ASKED', undefined, 403, 50013],
    ['MANAGE_MESSAGES', 0n, 'DELETE', '/messages/ASKED', undefined, 403, 50013],
    [
      'READ_MESSAGE_HISTORY',
      P.ReadMessageHistory,
      'POST',
      '/messages',
      { content: 'x', message_reference: { message_id: 'ASKED' } },
      400,
      160002,
    ],
    ['CREATE_PUBLIC_THREADS', P.CreatePublicThreads, 'POST', '/threads', { name: 'x', type: 11 }, 403, 50013],
    ['EMBED_LINKS', P.EmbedLinks, 'POST', '/messages', { embeds: [{ title: 'x' }] }, 403, 50013],
  ])('%s THEN it is refused', async (_what, deny, method, path, body, status, code) => {
    const asked = loopback.person('alice').writes(channel, 'why?');
    loopback.world.setOverwrite(channel, 'Bot', { deny });
    const fill = (value: string) => value.replace('ASKED', asked.id);
    const filled = body && JSON.parse(fill(JSON.stringify(body)));
    const answer = await ask(loopback, method, `/channels/${channel.id}${fill(path)}`, filled);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('SEND_MESSAGES_IN_THREADS THEN threads are refused, SEND_MESSAGES has no say there', async () => {
    const thread = loopback.world.addThread(channel, 'T');
    const path = `/channels/${thread.id}/messages`;
    loopback.world.setOverwrite(channel, 'Bot', { deny: P.SendMessages });
    expect((await ask(loopback, 'POST', path, { content: 'x' })).status).toBe(200);
    loopback.world.setOverwrite(channel, 'Bot', { deny: P.SendMessagesInThreads });
    expect((await ask(loopback, 'POST', path, { content: 'x' })).body.code).toBe(50013);
  });

  test('READ_MESSAGE_HISTORY THEN lists are empty', async () => {
    loopback.world.setOverwrite(channel, 'Bot', { deny: P.ReadMessageHistory });
    loopback.person('alice').writes(channel, 'why?');
    expect((await ask(loopback, 'GET', `/channels/${channel.id}/messages`)).body).toEqual([]);
    expect((await ask(loopback, 'GET', `/channels/${channel.id}/messages/pins`)).body).toEqual({
      items: [],
      has_more: false,
    });
  });

  test('EMBED_LINKS THEN embeds fall away beside text', async () => {
    loopback.world.setOverwrite(channel, 'Bot', { deny: P.EmbedLinks });
    const { body } = await send({ content: 'x', embeds: [{ title: 'x' }] });
    expect(stored(body.id)?.embeds).toEqual([]);
  });
});

test('GIVEN a nonce that is enforced WHEN it is sent twice THEN one message is there', async () => {
  const body = { content: 'x', nonce: '7', enforce_nonce: true };
  const [first, second] = [await send(body), await send(body)];
  expect(second.body.id).toBe(first.body.id);
});

test('GIVEN messages WHEN they are listed THEN before, after, around and limit hold', async () => {
  const ids = [1, 2, 3, 4, 5].map((index) => loopback.world.addMessage(channel, 'alice', `${index}`).id);
  const list = async (query: string) => {
    const { body } = await ask(loopback, 'GET', `/channels/${channel.id}/messages?${query}`);
    return (body as unknown as { id: string }[]).map(({ id }) => ids.indexOf(id) + 1);
  };
  expect(await list('limit=2')).toEqual([5, 4]);
  expect(await list(`before=${ids[2]}`)).toEqual([2, 1]);
  expect(await list(`after=${ids[1]}&limit=2`)).toEqual([4, 3]);
  expect(await list(`around=${ids[2]}&limit=3`)).toEqual([4, 3, 2]);
});

test('GIVEN 204 THEN there is no content type', async () => {
  const { id } = loopback.world.addMessage(channel, loopback.world.bot, 'x');
  expect(await ask(loopback, 'DELETE', `/channels/${channel.id}/messages/${id}`)).toMatchObject({
    status: 204,
    type: null,
  });
});

test('GIVEN a wrong token THEN 401', async () => {
  const response = await fetch(`${loopback.api}/v10/users/@me`, { headers: { authorization: 'Bot wrong' } });
  expect(response.status).toBe(401);
});
