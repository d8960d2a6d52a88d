import { once } from 'node:events';
import {
  ChannelType,
  Events,
  GatewayIntentBits,
  type Message,
  MessageType,
  PermissionFlagsBits,
} from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Loopback, type LoopbackOptions, startLoopback } from '../../src/loopback/loopback.ts';
import { createClient, login, type Setup, start } from './client.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function setUp(...args: Parameters<typeof start>): Promise<Setup> {
  const setup = await start(...args);
  closers.push(setup.close);
  return setup;
}

async function serve(options: LoopbackOptions = {}): Promise<Loopback> {
  const loopback = await startLoopback(options);
  closers.push(loopback.close);
  return loopback;
}

/** Collects the ids of messages that reach the client, and resolves when it has got one with that text. */
function inbox({ client }: Setup) {
  const got: Message[] = [];
  client.on(Events.MessageCreate, (message) => got.push(message));
  return {
    got,
    async until(author: string, count: number): Promise<Message[]> {
      const matching = () => got.filter((message) => message.author.username === author);
      while (matching().length < count) await once(client, Events.MessageCreate);
      return matching();
    },
  };
}

test('GIVEN a client WHEN it logs in THEN it knows the guild, its member and its permissions', async () => {
  const { client, loopback } = await setUp();
  const guild = client.guilds.cache.first();
  expect(guild?.name).toBe('Loopback');
  expect(guild?.members.me?.permissions.has(PermissionFlagsBits.PinMessages)).toBe(true);
  expect(guild?.channels.cache.map((channel) => channel.name)).toEqual(['general', 'news', 'questions']);
  expect(loopback.problems).toEqual([]);
});

describe('GIVEN a session', () => {
  test('WHEN the connection drops THEN the client resumes and misses nothing', async () => {
    const setup = await setUp();
    const { loopback } = setup;
    const mail = inbox(setup);
    const alice = loopback.person('alice');
    alice.writes('general', '@Bot before');
    const resumed = loopback.gateway.next('resume');
    loopback.gateway.drop();
    await loopback.gateway.next('close');
    alice.writes('general', '@Bot meanwhile');
    await resumed;
    alice.writes('general', '@Bot after');
    const texts = (await mail.until('alice', 3)).map((message) => message.content.split(' ')[1]);
    expect(texts).toEqual(['before', 'meanwhile', 'after']);
    expect(loopback.gateway.sessions.size).toBe(1);
  });

  test('WHEN Discord asks to reconnect (op 7) THEN the client resumes', async () => {
    const { loopback } = await setUp();
    const before = [...loopback.gateway.sessions.keys()];
    const resumed = loopback.gateway.next('resume');
    loopback.gateway.reconnect();
    await resumed;
    expect([...loopback.gateway.sessions.keys()]).toEqual(before);
  });

  test.each([
    [true, Events.ShardResume],
    [false, Events.ShardReady],
  ] as const)(
    'WHEN it is invalid (op 9, resumable: %s) THEN the client has a %s',
    async (resumable, event) => {
      const { loopback, client } = await setUp();
      const next = once(client, event);
      loopback.gateway.invalidate(resumable);
      await next;
      expect(loopback.gateway.sessions.size).toBe(1);
    },
  );

  test('WHEN heartbeats stay without an answer THEN the client takes it for dead and resumes', async () => {
    const { loopback } = await setUp({ heartbeatInterval: 60 });
    const resumed = loopback.gateway.next('resume');
    loopback.gateway.ignoreHeartbeats(true);
    await resumed;
    loopback.gateway.ignoreHeartbeats(false);
  });

  test('WHEN the gateway is down THEN the client knocks until it is up, and resumes', async () => {
    const { loopback, client } = await setUp();
    client.on(Events.ShardError, () => undefined);
    loopback.gateway.refuse(true);
    loopback.gateway.drop();
    await loopback.gateway.next('refuse');
    const resumed = loopback.gateway.next('resume');
    loopback.gateway.refuse(false);
    await resumed;
    expect(loopback.gateway.sessions.size).toBe(1);
  });

  test('WHEN Discord asks for a heartbeat (op 1) THEN it gets one', async () => {
    const { loopback } = await setUp();
    const beat = loopback.gateway.next('heartbeat');
    loopback.gateway.requestHeartbeat();
    await beat;
  });
});

describe('GIVEN a raw socket', () => {
  const identify = (token: string, more: object = {}) => ({
    op: 2,
    d: { token, intents: 513, properties: {}, ...more },
  });
  const cases: [what: string, code: number, payloads: (token: string) => unknown[]][] = [
    ['a wrong token', 4004, () => [identify('wrong')]],
    ['unknown intents', 4013, (token) => [identify(token, { intents: 1 << 30 })]],
    ['a privileged intent', 4014, (token) => [identify(token, { intents: 1 << 15 })]],
    ['a shard that is not there', 4010, (token) => [identify(token, { shard: [2, 2] })]],
    ['a second identify', 4005, (token) => [identify(token), identify(token)]],
    ['a presence before identify', 4003, () => [{ op: 3, d: {} }]],
    ['an unknown opcode', 4001, () => [{ op: 99 }]],
    [
      'a payload above 4096 bytes',
      4002,
      (token) => [identify(token, { properties: { os: 'x'.repeat(4096) } })],
    ],
    ['no JSON', 4002, () => ['{']],
    ['more than 120 payloads', 4008, () => Array.from({ length: 121 }, () => ({ op: 1, d: null }))],
    ['a seq from the future', 4007, (token) => [identify(token), 'RESUME']],
  ];
  test.each(cases)('WHEN it sends %s THEN it is closed with %i', async (_what, code, payloads) => {
    const loopback = await serve();
    const url = `${loopback.api.replace('http', 'ws').replace('/api', '/gateway')}?v=10&encoding=json`;
    let socket = new WebSocket(url);
    await once(socket, 'message');
    for (const payload of payloads(loopback.token)) {
      if (payload === 'RESUME') {
        const [session] = loopback.gateway.sessions.keys();
        socket = new WebSocket(url);
        await once(socket, 'message');
        socket.send(JSON.stringify({ op: 6, d: { token: loopback.token, session_id: session, seq: 99 } }));
        continue;
      }
      const ready = (payload as { op?: number }).op === 2 && code === 4007;
      socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload));
      if (ready) await loopback.gateway.next('ready');
    }
    const [closed] = await once(socket, 'close');
    expect(closed).toBe(code);
  });

  test('WHEN it sends no heartbeat THEN it is closed with 4009', async () => {
    const loopback = await serve({ heartbeatInterval: 20 });
    const url = `${loopback.api.replace('http', 'ws').replace('/api', '/gateway')}?v=10&encoding=json`;
    const [closed] = await once(new WebSocket(url), 'close');
    expect(closed).toBe(4009);
  });

  test('WHEN it resumes a session that nobody knows THEN it is invalid and not resumable', async () => {
    const loopback = await serve();
    const url = `${loopback.api.replace('http', 'ws').replace('/api', '/gateway')}?v=10&encoding=json`;
    const socket = new WebSocket(url);
    await once(socket, 'message');
    socket.send(JSON.stringify({ op: 6, d: { token: loopback.token, session_id: 'none', seq: 1 } }));
    const [data] = await once(socket, 'message');
    expect(JSON.parse(String(data))).toEqual({ op: 9, d: false });
  });
});

describe('GIVEN no MessageContent intent', () => {
  test('WHEN a message does not mention the bot THEN it arrives without content', async () => {
    const setup = await setUp();
    const mail = inbox(setup);
    const alice = setup.loopback.person('alice');
    alice.writes('general', 'hello');
    alice.writes('general', '@Bot hello');
    alice.writes('general', '@&Bot hello');
    const [plain, mention, role] = await mail.until('alice', 3);
    expect(plain?.content).toBe('');
    expect(mention?.content).toBe(`<@${setup.client.user.id}> hello`);
    expect(role?.content).toBe('');
    expect(role?.mentions.users.size).toBe(0);
    expect(role?.mentions.roles.first()?.tags?.botId).toBe(setup.client.user.id);
    const fetched = await plain?.channel.messages.fetch({ message: plain.id, force: true });
    expect(fetched?.content).toBe('');
  });

  test('WHEN a person replies THEN content comes with a ping, to a regular message of the bot', async () => {
    const setup = await setUp();
    const { loopback, client } = setup;
    const mail = inbox(setup);
    const own = loopback.world.addMessage('general', client.user.id, 'a regular message');
    const response = loopback.world.addMessage('general', client.user.id, {
      content: 'a response',
      webhook: true,
    });
    const alice = loopback.person('alice');
    alice.writes('general', 'pinged', { replyTo: own });
    alice.writes('general', 'silent', { replyTo: own, ping: false });
    alice.writes('general', 'to a response', { replyTo: response });
    const replies = await mail.until('alice', 3);
    expect(replies.map((message) => message.content)).toEqual(['pinged', '', '']);
    expect(replies.map((message) => message.mentions.users.has(client.user.id))).toEqual([true, false, true]);
  });

  test('WHEN a bot message is edited THEN the update keeps to the same rule', async () => {
    const setup = await setUp();
    const alice = setup.loopback.person('alice');
    const message = alice.writes('general', 'hello');
    const updated = once(setup.client, Events.MessageUpdate);
    alice.edits(message, '@Bot hello');
    const [, after] = await updated;
    expect(after.content).toBe(`<@${setup.client.user.id}> hello`);
  });
});

test('GIVEN the MessageContent intent WHEN a client asks for it THEN it reads everything', async () => {
  const intents = [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.MessageContent,
  ];
  const setup = await setUp({ messageContentIntent: true }, { intents });
  const mail = inbox(setup);
  setup.loopback.person('alice').writes('general', 'hello');
  const [message] = await mail.until('alice', 1);
  expect(message?.content).toBe('hello');
});

describe('GIVEN a channel that the bot cannot view', () => {
  const deny = { deny: PermissionFlagsBits.ViewChannel };
  async function hidden(): Promise<Setup> {
    return await setUp({}, {}, ({ world }) => {
      world.addChannel('secret');
      world.setOverwrite('secret', world.role('Bot'), deny);
    });
  }

  test('THEN it is obfuscated AND its messages do not arrive', async () => {
    const setup = await hidden();
    const { loopback, client } = setup;
    const mail = inbox(setup);
    const { id } = loopback.world.channel('secret');
    expect(client.channels.cache.get(id)).toMatchObject({ name: '___hidden___' });
    loopback.person('alice').writes('secret', '@Bot psst');
    loopback.person('alice').writes('general', '@Bot hello');
    await mail.until('alice', 1);
    expect(mail.got.map((message) => message.channelId)).toEqual([loopback.world.channel('general').id]);
    const guild = client.guilds.cache.first();
    await expect(client.channels.fetch(id, { force: true })).rejects.toMatchObject({ code: 50001 });
    expect((await guild?.channels.fetch())?.has(id)).toBe(false);
  });

  test('WHEN access comes THEN a full update comes too, with its threads', async () => {
    const { loopback, client } = await hidden();
    const thread = loopback.world.addThread('secret', 'inside');
    const updated = once(client, Events.ChannelUpdate);
    const synced = once(client, Events.ThreadListSync);
    loopback.world.setOverwrite('secret', loopback.world.role('Bot'), {});
    const [, after] = await updated;
    expect(after.name).toBe('secret');
    const [threads] = await synced;
    expect([...threads.keys()]).toEqual([thread.id]);
  });

  test('WHEN a role loses the permission THEN the channel is hidden again', async () => {
    const { loopback, client } = await setUp();
    const updated = once(client, Events.ChannelUpdate);
    loopback.world.setOverwrite('news', '@everyone', deny);
    const [, after] = await updated;
    expect(after.name).toBe('___hidden___');
  });
});

describe('GIVEN threads', () => {
  test('WHEN one starts THEN the bot hears of it AND of the messages in it', async () => {
    const setup = await setUp();
    const created = once(setup.client, Events.ThreadCreate);
    const mail = inbox(setup);
    const alice = setup.loopback.person('alice');
    const thread = alice.startsThread('general', 'A thread');
    const [seen, newly] = await created;
    expect([seen.id, newly]).toEqual([thread.id, true]);
    alice.writes(thread, '@Bot hello');
    const [notice, message] = await mail.until('alice', 2);
    expect(notice?.type).toBe(MessageType.ThreadCreated);
    expect(message?.channel.type).toBe(ChannelType.PublicThread);
    await seen.join();
    expect(setup.loopback.world.channel(thread).thread?.members).toContain(setup.client.user.id);
    await seen.leave();
    expect(setup.loopback.world.channel(thread).thread?.members).not.toContain(setup.client.user.id);
    expect(setup.loopback.problems).toEqual([]);
  });

  test('WHEN one starts from a message THEN it has the id of the message', async () => {
    const setup = await setUp();
    const created = once(setup.client, Events.ThreadCreate);
    const alice = setup.loopback.person('alice');
    const message = alice.writes('general', 'a matter');
    alice.startsThread(message, 'A matter');
    const [seen] = await created;
    expect(seen.id).toBe(message.id);
    expect(alice.sees(seen).map(({ type }) => type)).toEqual([MessageType.ThreadStarterMessage]);
  });

  test('WHEN a private one mentions the bot THEN the bot is in it', async () => {
    const setup = await setUp();
    const mail = inbox(setup);
    const alice = setup.loopback.person('alice');
    const thread = alice.startsThread('general', 'Private', { private: true });
    expect(setup.client.channels.cache.has(thread.id)).toBe(false);
    alice.writes(thread, '@Bot hello');
    await mail.until('alice', 1);
    expect(setup.client.channels.cache.has(thread.id)).toBe(true);
  });

  test('WHEN somebody posts in a forum THEN the post has its first message', async () => {
    const setup = await setUp();
    const mail = inbox(setup);
    const { thread, message } = setup.loopback.person('bob').posts('questions', 'Why?', '@Bot why?');
    const [seen] = await mail.until('bob', 1);
    expect([seen?.id, seen?.channelId]).toEqual([message.id, thread.id]);
  });
});

test('GIVEN two shards THEN each hears of its own guild only', async () => {
  const { client, loopback } = await setUp({}, { shardCount: 2, shards: [0, 1] }, ({ world }) => {
    const here = BigInt(world.guild().id);
    world.addGuild({
      name: 'Other',
      id: (here + (1n << 22n)).toString(),
      everyone: PermissionFlagsBits.ViewChannel,
    });
  });
  expect(loopback.gateway.sessions.size).toBe(2);
  expect(client.guilds.cache.map((guild) => guild.shardId).sort()).toEqual([0, 1]);
});

test('GIVEN the bot is removed from a guild THEN GUILD_DELETE comes AND REST refuses it', async () => {
  const { client, loopback } = await setUp();
  const gone = once(client, Events.GuildDelete);
  const { id } = loopback.world.guild();
  loopback.world.removeBot();
  await gone;
  await expect(client.rest.get(`/guilds/${id}`)).rejects.toMatchObject({ code: 50001 });
  expect(loopback.requests.at(-1)).toMatchObject({ method: 'GET', path: `/guilds/${id}`, status: 403 });
});

test('GIVEN a wrong token WHEN a client logs in THEN REST refuses it', async () => {
  const loopback = await serve();
  const client = createClient(loopback);
  await expect(client.login('wrong')).rejects.toThrow();
  await client.destroy();
});

test('GIVEN a loopback that closed WHEN another starts THEN a new client can log in', async () => {
  const first = await start();
  await first.close();
  const loopback = await serve();
  const client = createClient(loopback);
  await login(client, loopback);
  await client.destroy();
});
