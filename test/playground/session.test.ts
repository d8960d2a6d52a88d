import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, describe, expect, it, test } from 'vitest';
import type { Loopback, Message } from '../../src/loopback/loopback.ts';
import { textOf } from '../../src/loopback/loopback.ts';
import type { Told } from '../../src/playground/protocol.ts';
import { converse } from '../../src/playground/terminal.ts';
import { openPage } from './page.ts';
import { startPlay } from './setup.ts';

const commandOf = ({ world }: Loopback, name: string) =>
  [...world.commands.values()].find((command) => command.name === name)?.id ?? '';
const general = ({ world }: Loopback) => world.channel('general').id;
const kursk = (loopback: Loopback, way: string[], options: Record<string, string> = {}) => ({
  command: commandOf(loopback, 'kursk'),
  way,
  options: Object.entries(options).map(([name, value]) => ({ name, value })),
});
const messageThat = (fits: (message: Message) => boolean) => (told: Told) =>
  told.kind === 'message' && fits(told.message) && told.message;
const withId = (id: string) => messageThat((message) => message.id === id);

describe('a page', () => {
  test('WHEN somebody sits down THEN it gets the server as that person sees it', async () => {
    const { loopback, playground } = await startPlay();
    const said = loopback.person('bob').writes('general', 'Hello');
    const page = await openPage(playground.address);
    const { server, messages, knowledge, tour } = await page.ask({
      do: 'be',
      user: 'alice',
      locale: 'en-US',
    });
    expect(server).toMatchObject({ name: 'Loopback', me: { name: 'alice', roles: [] } });
    expect(server.bot).toMatchObject({ name: 'Footnote', bot: true, roles: ['Footnote'] });
    expect(server.people.map(({ name, roles }) => [name, ...roles])).toEqual([
      ['olga'],
      ['alice'],
      ['bob'],
      ['mona', 'Moderator'],
    ]);
    expect(server.roles.map(({ name }) => name)).toEqual(['Footnote', 'Moderator']);
    expect(server.channels.map(({ name, kind }) => [name, kind])).toEqual([
      ['general', 'text'],
      ['news', 'text'],
      ['questions', 'forum'],
    ]);
    const [channel, , forum] = server.channels;
    expect(channel?.may).toEqual({
      write: true,
      pin: false,
      manage: false,
      startThread: true,
      startPrivateThread: true,
    });
    expect(forum?.may).toMatchObject({ write: true, startThread: false });
    expect(channel?.commands).toContain(commandOf(loopback, 'kursk'));
    expect(channel?.commands).not.toContain(commandOf(loopback, 'Pin answer'));
    expect(forum?.commands).toEqual([]);
    expect(server.commands.map(({ id }) => id).sort()).toEqual([...(channel?.commands ?? [])].sort());
    expect(messages.map(({ id }) => id)).toEqual([said.id]);
    expect(knowledge).toEqual({ problems: [], reloads: 0 });
    expect(tour).toMatchObject({ notCovered: 'What is the capital of France?' });

    const mona = await page.ask({ do: 'be', user: 'mona', locale: 'en-US' });
    expect(mona.server.channels[0]?.may).toMatchObject({ pin: true, manage: true });
    expect(mona.server.channels[0]?.commands).toContain(commandOf(loopback, 'Pin answer'));
  });

  test('THEN what the tour offers does what it says', async () => {
    const { loopback, services, as } = await startPlay();
    const page = await as('alice');
    const { tour } = await page.ask({ do: 'be', user: 'alice', locale: 'en-US' });
    const alice = loopback.person('alice');
    expect(textOf(await alice.runs('general', tour.section ?? ''))).toContain('paragraph');
    expect((await services.ask({ text: tour.question ?? '' })).answered).toBe(true);
    expect((await services.ask({ text: tour.notCovered })).answered).toBe(false);
  });

  test.each([
    ['nobody', 'en-US', /Nobody here is called 'nobody'. There are: olga, alice, bob, mona\./],
    ['Footnote', 'en-US', /Nobody here is called 'Footnote'/],
    ['alice', 'xx', /no language 'xx'/],
  ])('WHEN %s is to sit down, in %s THEN that is refused', async (user, locale, why) => {
    const { playground } = await startPlay();
    const page = await openPage(playground.address);
    await expect(page.ask({ do: 'be', user, locale })).rejects.toThrow(why);
    await expect(page.ask({ do: 'write', channel: '1', text: 'x' })).rejects.toThrow('who you are');
  });
});

describe('what people do at a page', () => {
  test('WHEN one runs a command and presses its buttons THEN everybody sees it, and who asked may delete', async () => {
    const { loopback, as } = await startPlay();
    const [alice, bob] = [await as('alice'), await as('bob')];
    const { message } = await alice.ask({
      do: 'run',
      channel: general(loopback),
      invocation: kursk(loopback, ['northkorea']),
    });
    for (const page of [alice, bob]) {
      const shown = await page.until(withId(message));
      expect(textOf(shown)).toContain('Announcing to President Vladimir Putin');
    }
    const shown = await bob.until(withId(message));
    const next = JSON.stringify(shown.components).match(/"custom_id":"(show:[^"]+)"/)?.[1] ?? '';
    expect((await alice.ask({ do: 'press', message, customId: next })).message).toBe(message);
    await bob.until(messageThat(({ id, edited_timestamp }) => id === message && edited_timestamp !== null));
    await expect(bob.ask({ do: 'press', message, customId: 'forged' })).rejects.toThrow("No button 'forged'");
    await expect(bob.ask({ do: 'delete', message })).rejects.toThrow('may not delete messages');
    const bin = JSON.stringify(shown.components).match(/"custom_id":"(delete[^"]*)"/)?.[1] ?? '';
    await alice.ask({ do: 'press', message, customId: bin });
    await bob.until((told) => told.kind === 'gone' && told.id === message);
  });

  test('WHEN an answer is private THEN no other page hears of it, and it can be dismissed', async () => {
    const { loopback, as } = await startPlay();
    const [alice, bob] = [await as('alice'), await as('bob')];
    const invocation = kursk(loopback, ['ask'], { question: 'how many tanks?', private: 'True' });
    const channel = general(loopback);
    const { message } = await alice.ask({ do: 'run', channel, invocation });
    expect((await alice.until(withId(message))).ephemeral).toBe(true);
    await expect(bob.ask({ do: 'dismiss', message })).rejects.toThrow('Only alice sees this message.');
    await alice.ask({ do: 'dismiss', message });
    await alice.until((told) => told.kind === 'gone' && told.id === message);
    // What bob hears comes in order: had there been something, it would have come before this.
    const { message: last } = await alice.ask({ do: 'write', channel, text: 'Done' });
    await bob.until(withId(last));
    expect(JSON.stringify(bob.told)).not.toContain(message);
  });

  test('WHEN one types into an option THEN there are suggestions', async () => {
    const { loopback, as } = await startPlay();
    const page = await as('alice');
    const invocation = kursk(loopback, ['ask'], { question: 'nor' });
    const choices = await page.ask({
      do: 'type',
      channel: general(loopback),
      invocation,
      focused: 'question',
    });
    expect(choices.map(({ name }) => name).join()).toMatch(/nor/i);
  });

  test('WHEN an answer is pinned by the bot THEN moderators may, members may not, and the pins are told', async () => {
    const { loopback, as } = await startPlay();
    const [alice, mona] = [await as('alice'), await as('mona')];
    const { message } = await alice.ask({
      do: 'run',
      channel: general(loopback),
      invocation: kursk(loopback, ['northkorea']),
    });
    const use = { do: 'use', message, command: commandOf(loopback, 'Pin answer') } as const;
    await expect(alice.ask(use)).rejects.toThrow('among the Apps of this message for alice');
    await expect(alice.ask({ do: 'pin', message })).rejects.toThrow('alice may not pin messages');
    await mona.ask(use);
    const pinned = (told: Told) =>
      told.kind === 'server' && told.server.channels[0]?.pins.map(({ messageId }) => messageId).join();
    expect(await alice.until(pinned)).toBe(message);
    expect((await alice.until(messageThat(({ id, pinned }) => id === message && pinned))).id).toBe(message);
    await mona.ask({ do: 'unpin', message });
    expect(loopback.world.channel('general').pins).toEqual([]);
    await mona.ask({ do: 'pin', message });
    expect(loopback.world.channel('general').pins).toHaveLength(1);
  });

  test('WHEN one writes, edits and deletes THEN the answer to it follows, on every page', async () => {
    const { loopback, as } = await startPlay();
    const [alice, bob] = [await as('alice'), await as('bob')];
    const channel = general(loopback);
    const { message } = await alice.ask({ do: 'write', channel, text: '@Footnote how many tanks?' });
    const repliesWith = (text: string) =>
      messageThat((one) => one.message_reference?.message_id === message && textOf(one).includes(text));
    const answer = await bob.until(repliesWith('6,000 tanks'));
    await expect(bob.ask({ do: 'edit', message, text: 'x' })).rejects.toThrow('Only its author');
    await alice.ask({ do: 'edit', message, text: '@Footnote What is the capital of France?' });
    await bob.until(repliesWith('Not covered'));
    const { message: reply } = await bob.ask({ do: 'write', channel, text: 'Hm', replyTo: answer.id });
    expect((await alice.until(withId(reply))).message_reference?.message_id).toBe(answer.id);
    await alice.ask({ do: 'delete', message });
    for (const id of [message, answer.id]) await bob.until((told) => told.kind === 'gone' && told.id === id);
  });

  test('WHEN there are threads THEN each is told before what is in it, and a private one to its members alone', async () => {
    const { loopback, as } = await startPlay();
    const [alice, bob, mona] = [await as('alice'), await as('bob'), await as('mona')];
    const channel = general(loopback);
    const { channel: open } = await alice.ask({ do: 'thread', channel, name: 'Tanks' });
    const { channel: closed } = await alice.ask({ do: 'thread', channel, name: 'Secret', private: true });
    const { channel: post } = await bob.ask({
      do: 'post',
      forum: loopback.world.channel('questions').id,
      title: 'Losses',
      text: 'Who lost what?',
    });
    const knows = (id: string) => (told: Told) =>
      told.kind === 'server' && told.server.channels.find((one) => one.id === id);
    expect(await bob.until(knows(open))).toMatchObject({ name: 'Tanks', kind: 'thread', parentId: channel });
    expect(await alice.until(knows(post))).toMatchObject({ name: 'Losses', kind: 'thread', private: false });
    expect(await mona.until(knows(closed))).toMatchObject({ name: 'Secret', private: true });

    const { message: first } = await alice.ask({ do: 'write', channel: closed, text: 'Psst' });
    await mona.until(withId(first));
    await expect(bob.ask({ do: 'write', channel: closed, text: 'What?' })).rejects.toThrow('bob cannot see');
    expect(JSON.stringify(bob.told)).not.toContain(closed);
    const { message: second } = await alice.ask({ do: 'write', channel: closed, text: '@bob come in' });
    await bob.until(withId(second));
    const order = bob.told.flatMap((told) => {
      if (told.kind === 'server' && knows(closed)(told)) return ['thread'];
      return told.kind === 'message' && told.message.channel_id === closed ? [told.message.content] : [];
    });
    expect(order.indexOf('thread')).toBe(0);
    expect(order).toContain('Psst');
  });

  test('WHEN a thread starts from a message THEN it has the message’s id, and there is only one', async () => {
    const { loopback, as } = await startPlay();
    const page = await as('alice');
    const channel = general(loopback);
    const { message } = await page.ask({ do: 'write', channel, text: 'Tanks' });
    const start = { do: 'thread', channel, message, name: 'Tanks' } as const;
    expect(await page.ask(start)).toEqual({ channel: message });
    await expect(page.ask(start)).rejects.toThrow('has a thread already');
  });

  test('WHEN one person sits at two pages THEN each has its language', async () => {
    const { loopback, as } = await startPlay();
    const [english, russian] = [await as('alice'), await as('alice', 'ru')];
    const locales: unknown[] = [];
    loopback.world.on('interaction', (_, { locale }) => locales.push(locale));
    const run = { do: 'run', channel: general(loopback), invocation: kursk(loopback, ['overview']) } as const;
    await Promise.all([russian.ask(run), english.ask(run), russian.ask(run)]);
    expect(locales.sort()).toEqual(['en-US', 'ru', 'ru']);
  });

  test('WHEN somebody talks in the terminal THEN the page shows it', async () => {
    const { loopback, as } = await startPlay();
    const page = await as('alice');
    const output = new PassThrough();
    expect(await converse({ loopback, input: Readable.from(['Hello\n']), output })).toBe(1);
    const hello = await page.until(messageThat(({ content }) => content === 'Hello'));
    expect(hello.author.username).toBe('mona');
    const silence = new PassThrough();
    expect(await converse({ loopback, input: Readable.from([]), output: silence })).toBe(0);
    expect(silence.read()).toBeNull();
  });

  it('answers every line of a pipe at a terminal, also after the end of the pipe', async () => {
    const { loopback } = await startPlay();
    const output = Object.assign(new PassThrough(), { isTTY: true });
    const input = Readable.from(['/kursk northkorea\npress next\n']);
    expect(await converse({ loopback, input, output })).toBe(2);
    expect(String(output.read())).toMatch(/Announcing to President.*According to South Korean/s);
  });

  test.each([
    [{ do: 'write', channel: '1', text: 'x' }, /channel is not there/],
    [{ do: 'write', channel: 'general', text: 'x' }, /cannot read this: request channel/],
    [{ do: 'edit', message: '1', text: 'x' }, /message is not there/],
    [{ do: 'jump' }, /cannot read this: request do/],
  ])('WHEN what is asked for makes no sense (%j) THEN that is refused', async (request, why) => {
    const { as } = await startPlay();
    const page = await as('alice');
    await expect(page.ask(request as never)).rejects.toThrow(why);
  });
});

describe('what goes wrong', () => {
  let loopback: Loopback | undefined;
  afterEach(() => loopback?.problems.splice(0));

  test('GIVEN what cannot be read THEN the page is told so, and goes on', async () => {
    const { as, logged } = await startPlay();
    const page = await as('alice');
    for (const raw of [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{"number":-1}',
      '{"number":"1"}',
      Buffer.from([0, 255]),
    ])
      expect(await page.send(raw)).toMatchObject({ why: expect.stringContaining('cannot read this') });
    expect(await page.send('{"number":77}', 77)).toMatchObject({ kind: 'refused', number: 77 });
    expect((await page.ask({ do: 'be', user: 'bob', locale: 'en-US' })).server.me.name).toBe('bob');
    expect(logged.filter(({ level }) => level >= 50)).toEqual([]);
  });

  test('GIVEN a message that is far too long THEN that socket is closed, and others are served', async () => {
    const { as } = await startPlay();
    const [one, other] = [await as('alice'), await as('bob')];
    one.socket.send('x'.repeat(300_000));
    const [code] = await once(one.socket, 'close');
    expect(code).toBe(1009);
    expect((await other.ask({ do: 'be', user: 'bob', locale: 'en-US' })).server.me.name).toBe('bob');
  });

  test('GIVEN a page that does not read THEN it is let go before much waits for it', async () => {
    const { loopback, as } = await startPlay();
    for (let n = 0; n < 200; n += 1) loopback.person('bob').writes('general', 'x'.repeat(2000));
    const [slow, other] = [await as('alice'), await as('bob')];
    const be = { do: 'be', user: 'alice', locale: 'en-US' } as const;
    let heard = 0;
    slow.socket.on('message', () => {
      heard += 1;
    });
    slow.socket.pause();
    for (let n = 0; n < 60; n += 1) slow.socket.send(JSON.stringify({ number: 99, request: be }));
    // What was sent before is taken before.
    for (let n = 0; n < 5; n += 1) await other.ask(be);
    slow.socket.resume();
    const [code] = await once(slow.socket, 'close');
    expect(code).toBe(1006);
    expect(heard).toBeLessThan(60);
  });

  test('GIVEN a fault THEN the page gets a fixed sentence, and the log the fault', async () => {
    const { playground, logged } = await startPlay({
      tour: () => {
        throw new Error('secret');
      },
    });
    const page = await openPage(playground.address);
    await expect(page.ask({ do: 'be', user: 'bob', locale: 'en-US' })).rejects.toThrow(
      /^The playground failed at this\. Its log, where it was started, says why\.$/,
    );
    expect(JSON.stringify(logged)).toContain('secret');
  });

  test('GIVEN something that the loopback cannot take THEN every page hears of the fault', async () => {
    const play = await startPlay();
    loopback = play.loopback;
    const page = await play.as('alice');
    await fetch(`${loopback.api}/v10/nonsense`, { headers: { authorization: `Bot ${loopback.token}` } });
    expect(await page.until((told) => told.kind === 'fault' && told.fault)).toContain('GET /nonsense');
  });

  test('GIVEN articles with a mistake, then without THEN every page hears of it, also one that comes later', async () => {
    const { playground, as } = await startPlay();
    const page = await as('alice');
    const problems = ['knowledge/kursk.md:3: expected a date'];
    playground.loaded(problems, false);
    const news = { kind: 'knowledge', knowledge: { problems, reloads: 0 } };
    expect(await page.until((told) => told.kind === 'knowledge' && told)).toEqual(news);
    const later = await openPage(playground.address);
    expect((await later.ask({ do: 'be', user: 'bob', locale: 'en-US' })).knowledge).toEqual(news.knowledge);
    playground.loaded([], true);
    await later.until((told) => told.kind === 'knowledge' && told.knowledge.reloads === 1);
  });

  test('GIVEN a page at which somebody else sits down THEN it is told what that person sees, once', async () => {
    const { loopback, as } = await startPlay();
    const [page, bob] = [await as('alice'), await as('bob')];
    await page.ask({ do: 'be', user: 'mona', locale: 'en-US' });
    const channel = general(loopback);
    const { channel: secret } = await bob.ask({ do: 'thread', channel, name: 'Secret', private: true });
    for (const place of [secret, channel]) await bob.ask({ do: 'write', channel: place, text: 'Hello' });
    await page.until(messageThat(({ channel_id }) => channel_id === channel));
    const heard = page.told.flatMap((told) => (told.kind === 'message' ? told.message.channel_id : []));
    expect(heard.filter((id) => id === channel)).toHaveLength(1);
    expect(heard).toContain(secret);
  });
});
