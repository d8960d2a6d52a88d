import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test, vi } from 'vitest';
import { StartError } from '../../src/bot/bot.ts';
import {
  type BotRequest,
  buttonsOf,
  type Interaction,
  type Interceptor,
  textOf,
} from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { type Setup, startDiscord, startFootnote } from './setup.ts';

const isCallback = ({ path }: BotRequest) => path.endsWith('/callback');
const isPost = ({ method }: BotRequest) => method === 'POST';

/** Answers the first requests of a kind, and leaves the others to Discord. */
function first(times: number, which: (request: BotRequest) => boolean, answer: Interceptor): Interceptor {
  let left = times;
  return (request) => {
    if (left === 0 || !which(request)) return undefined;
    left -= 1;
    return answer(request);
  };
}

const never = (): Promise<undefined> => new Promise(() => undefined);
const failing = (status: number) => () => new Response('<html>Bad Gateway</html>', { status });

/** As Discord refuses who is too fast; discord.js reads the header. */
const tooFast = (seconds: number) => () =>
  Response.json(
    { message: 'You are being rate limited.', retry_after: seconds, global: false },
    { status: 429, headers: { 'retry-after': String(seconds), 'x-ratelimit-scope': 'user' } },
  );

const notices = ({ logged }: Pick<Setup, 'logged'>, level: number) =>
  logged.filter((line) => line.level >= level);

/** A bot for a test that runs beside others: how fast it is tells of the machine, and nothing waits for that. */
const startBeside = (atEnd: Parameters<typeof startFootnote>[2]) =>
  startFootnote({ interactionDeadline: 15_000 }, undefined, atEnd);

// Most of these wait for what takes seconds: they do it together.
describe.concurrent('Discord falters while somebody is answered', () => {
  test('GIVEN replies that are lost THEN Discord is asked again, and all is there once', async ({
    onTestFinished,
  }) => {
    const setup = await startBeside(onTestFinished);
    const { loopback } = setup;
    const [alice, bob, mona] = [loopback.person('alice'), loopback.person('bob'), loopback.person('mona')];
    const answer = await alice.runs('general', '/kursk northkorea private: true');
    const opened = await mona.runs('general', '/kursk northkorea');
    const lost = new Set<string>();
    // Each request that can be repeated is lost once, after Discord has taken it.
    loopback.lose(({ method, path }) => {
      const key = `${method} ${path}`;
      if (method === 'GET' || path.includes('/webhooks/') || lost.has(key)) return false;
      return lost.add(key).has(key);
    });
    const question = bob.writes('news', '@Footnote who is Podolyak?');
    const [own, pinned, replied] = await Promise.all([
      alice.presses(answer, en.share.button),
      mona.presses(opened, en.pin.button),
      loopback.world.until(
        () => loopback.world.messagesIn('news').find(({ nonce }) => nonce === question.id && question.id),
        { timeout: 15_000 },
      ),
    ]);
    expect(lost.size).toBe(4);
    expect(buttonsOf(own).map(({ label }) => label)).toContain(en.share.done);
    expect(textOf(pinned)).toContain(en.pin.pinned('').trim());
    expect(textOf(replied)).toContain('Podolyak');
    // In the same channel, another question has waited for that one.
    await alice.hears(alice.writes('news', '@Footnote who is Gerasimov?'));
    expect(bob.sees('news').filter(({ author }) => author.bot)).toHaveLength(2);
    expect(bob.sees('general').filter(({ type }) => type !== 6)).toHaveLength(2);
    expect(notices(setup, 40)).toEqual([]);
  });

  test('GIVEN 502 to an answer that is shared THEN it is posted, once', async ({ onTestFinished }) => {
    const setup = await startBeside(onTestFinished);
    const { loopback } = setup;
    const [alice, bob] = [loopback.person('alice'), loopback.person('bob')];
    const answer = await alice.runs('general', '/kursk northkorea private: true');
    loopback.intercept(
      first(1, ({ method, path }) => method === 'POST' && path.includes('/webhooks/'), failing(502)),
    );
    await alice.presses(answer, en.share.button);
    await loopback.world.until(() => bob.sees('general').length > 0);
    expect(bob.sees('general')).toHaveLength(1);
    expect(notices(setup, 40)).toEqual([]);
  });

  test('GIVEN 429 for longer than Discord waits THEN nothing is tried that is too late, and the bot goes on', async ({
    onTestFinished,
  }) => {
    const setup = await startBeside(onTestFinished);
    const { loopback } = setup;
    const alice = loopback.person('alice');
    loopback.intercept(first(1, isCallback, tooFast(3.1)));
    alice.runs('general', '/kursk northkorea').catch(() => undefined);
    await vi.waitFor(() => expect(notices(setup, 40)).toHaveLength(1), { timeout: 15_000 });
    expect(notices(setup, 40)).toMatchObject([{ level: 40, err: { type: 'LateError' } }]);
    expect(loopback.requests.filter(isCallback)).toHaveLength(1);
    await alice.runs('general', '/kursk northkorea');
  });

  test.for([
    ['500', 2, failing(500)],
    ['502', 1, failing(502)],
    ['429 for a moment', 1, tooFast(0.2)],
    ['no answer', 1, never],
  ] as const)(
    'GIVEN %s to a command THEN it is answered, once',
    async ([_, times, fault], { onTestFinished }) => {
      const setup = await startBeside(onTestFinished);
      const { loopback } = setup;
      const [alice, bob] = [loopback.person('alice'), loopback.person('bob')];
      loopback.intercept(first(times, isCallback, fault));
      const answered = alice.runs('general', '/kursk northkorea');
      // Nobody waits for somebody else's answer.
      expect(textOf(await bob.runs('general', '/kursk overview'))).toContain(en.place(1, 21));
      expect(textOf(await answered)).toContain(en.place(12, 21));
      expect(loopback.world.messagesIn('general')).toHaveLength(2);
      expect(notices(setup, 40)).toEqual([]);
    },
  );

  test('GIVEN 500 and a mention THEN it is answered, once', async ({ onTestFinished }) => {
    const setup = await startBeside(onTestFinished);
    const { loopback } = setup;
    const alice = loopback.person('alice');
    loopback.intercept(first(2, isPost, failing(500)));
    expect(textOf(await alice.hears(alice.writes('general', '@Footnote who is Podolyak?')))).toContain(
      'Podolyak',
    );
    expect(loopback.world.messagesIn('general')).toHaveLength(2);
    expect(notices(setup, 40)).toEqual([]);
  });

  test('GIVEN it fails on THEN the member gets a reference as soon as it does no more', async ({
    onTestFinished,
  }) => {
    const setup = await startBeside(onTestFinished);
    const { loopback } = setup;
    const alice = loopback.person('alice');
    loopback.intercept(first(4, isCallback, failing(500)));
    const told = await alice.runs('general', '/kursk northkorea');
    const reference = /`([0-9a-f]{8})`/.exec(textOf(told))?.[1];
    expect(notices(setup, 50)).toMatchObject([{ reference, err: { status: 500 } }]);
  });
});

describe.concurrent('Discord falters at the start', () => {
  const isCommands = ({ path }: BotRequest) => path.endsWith('/commands');

  test('GIVEN it fails for a moment THEN the bot starts', async ({ onTestFinished }) => {
    const { loopback, startBot } = await startDiscord({}, undefined, onTestFinished);
    loopback.intercept(first(2, isCommands, failing(502)));
    await startBot();
    expect(loopback.world.commands.size).toBeGreaterThan(0);
  });

  test('GIVEN it fails on THEN the start ends, and says where Discord is expected', async ({
    onTestFinished,
  }) => {
    const { loopback, startBot } = await startDiscord({}, undefined, onTestFinished);
    loopback.intercept((request) => (isCommands(request) ? failing(502)() : undefined));
    const error = await startBot().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StartError);
    expect(String(error)).toMatch(/cannot be reached at http:.*\(.*Bad Gateway.*\)/);
  });
});

describe.concurrent('the connection', () => {
  /** That the bot is there: a command and a mention are answered. */
  async function expectAnswers({ loopback }: Pick<Setup, 'loopback'>): Promise<void> {
    const alice = loopback.person('alice');
    expect(textOf(await alice.runs('news', '/kursk overview'))).toContain(en.place(1, 21));
    await alice.hears(alice.writes('news', '@Footnote who is Podolyak?'));
  }

  test.for([
    [true, 'resume'],
    [false, 'ready'],
  ] as const)(
    'GIVEN the session is invalid (resumable: %s) THEN the bot comes back and answers',
    async ([resumable, event], { onTestFinished }) => {
      const setup = await startBeside(onTestFinished);
      const { gateway } = setup.loopback;
      const [before] = gateway.sessions.keys();
      const back = gateway.next(event);
      gateway.invalidate(resumable);
      await back;
      expect([...gateway.sessions.keys()][0] === before).toBe(resumable);
      await expectAnswers(setup);
      const lost = await Promise.race([setup.bot.lost, Promise.resolve('not lost')]);
      expect(lost).toBe('not lost');
    },
  );

  test('GIVEN heartbeats that nobody acknowledges THEN the bot connects anew and answers', async ({
    onTestFinished,
  }) => {
    const setup = await startFootnote(
      { heartbeatInterval: 200, interactionDeadline: 15_000 },
      undefined,
      onTestFinished,
    );
    const { gateway } = setup.loopback;
    const resumed = gateway.next('resume');
    gateway.ignoreHeartbeats(true);
    await resumed;
    gateway.ignoreHeartbeats(false);
    await expectAnswers(setup);
  });

  test('GIVEN Discord is down for a while THEN the bot knocks, and answers what was asked meanwhile', async ({
    onTestFinished,
  }) => {
    const setup = await startBeside(onTestFinished);
    const { gateway } = setup.loopback;
    gateway.refuse(true);
    gateway.drop();
    await gateway.next('refuse');
    await gateway.next('refuse');
    const answers = expectAnswers(setup);
    gateway.refuse(false);
    await answers;
    const [warning] = notices(setup, 40);
    expect(warning).toMatchObject({ level: 40, shard: 0, msg: 'the connection reports an error' });
    expect(notices(setup, 50)).toEqual([]);
  });

  test('GIVEN it is cut between a command and its answer THEN the answer comes, and the bot resumes', async ({
    onTestFinished,
  }) => {
    const setup = await startBeside(onTestFinished);
    const { gateway } = setup.loopback;
    const resumed = gateway.next('resume');
    setup.loopback.intercept(
      first(1, isCallback, () => {
        gateway.drop();
        return undefined;
      }),
    );
    await setup.loopback.person('bob').runs('general', '/kursk overview');
    await resumed;
    await expectAnswers(setup);
    expect(notices(setup, 40)).toEqual([]);
  });

  test('GIVEN a command and a press while it is cut THEN both are answered once it is back, once', async ({
    onTestFinished,
  }) => {
    const setup = await startBeside(onTestFinished);
    const { gateway, world } = setup.loopback;
    const alice = setup.loopback.person('alice');
    const answer = await alice.runs('general', '/kursk northkorea');
    const closed = gateway.next('close');
    gateway.drop();
    await closed;
    const [page, other] = await Promise.all([
      alice.presses(answer, en.next),
      alice.runs('general', '/kursk overview'),
    ]);
    expect(textOf(page)).toContain(en.place(13, 21));
    expect(textOf(other)).toContain(en.place(1, 21));
    expect(world.messagesIn('general')).toHaveLength(2);
  });

  test('GIVEN every event comes twice THEN each is answered once', async ({ onTestFinished }) => {
    const setup = await startBeside(onTestFinished);
    const { loopback } = setup;
    const { world } = loopback;
    const [alice, bob, mona] = [loopback.person('alice'), loopback.person('bob'), loopback.person('mona')];
    const again = new Set<Interaction>();
    world.on('interaction', (interaction, payload) => {
      if (again.has(interaction)) return;
      again.add(interaction);
      world.emit('interaction', interaction, payload);
    });
    const alone = await alice.runs('general', '/kursk northkorea private: true');
    await alice.presses(alone, en.share.button);
    const shared = await world.until(() => bob.sees('general')[0]);
    await mona.presses(shared, en.pin.button);
    await mona.uses(en.command.unpin, shared);
    await mona.uses(en.command.answer, bob.writes('news', 'who is Podolyak?'));
    expect(loopback.requests.filter(isCallback)).toHaveLength(again.size);
    expect(again.size).toBe(5);
    expect(world.messagesIn('news').filter(({ author }) => author.bot)).toHaveLength(1);
    expect(notices(setup, 40)).toEqual([]);
  });
});

describe('what the bot may do changes while it works', () => {
  test('GIVEN a question is read, and then the channel is closed to it THEN it stays silent there, and serves others', async () => {
    const setup = await startFootnote();
    const { world } = setup.loopback;
    const alice = setup.loopback.person('alice');
    const close = () => {
      world.setOverwrite('general', world.role('Footnote'), { deny: PermissionFlagsBits.ViewChannel });
      return undefined;
    };
    setup.loopback.intercept(first(1, isPost, close));
    alice.writes('general', '@Footnote who is Podolyak?');
    await vi.waitFor(() =>
      expect(setup.logged.some(({ msg }) => msg.startsWith('a mention cannot be answered'))).toBe(true),
    );
    expect(notices(setup, 50)).toEqual([]);
    await alice.hears(alice.writes('news', '@Footnote who is Podolyak?'));
  });

  test('GIVEN a channel that it cannot see THEN commands and buttons work there, and pinning says what it needs', async () => {
    const setup = await startFootnote();
    const { world } = setup.loopback;
    const [alice, mona] = [setup.loopback.person('alice'), setup.loopback.person('mona')];
    world.setOverwrite('general', world.role('Footnote'), { deny: PermissionFlagsBits.ViewChannel });
    const answer = await alice.runs('general', '/ask who is Podolyak?');
    expect(textOf(answer)).toContain('Podolyak');
    expect((await alice.presses(answer, en.next)).id).toBe(answer.id);
    const alone = await alice.runs('general', '/kursk northkorea private: true');
    await alice.presses(alone, en.share.button);
    const shared = await world.until(() => world.messagesIn('general').find(({ id }) => id !== answer.id));
    expect(textOf(await alice.runs('general', '/sources'))).toContain('Kursk');
    expect(textOf(await alice.runs('general', '/help'))).toContain(en.help.intro);
    expect(textOf(await mona.runs('general', '/doctor'))).toContain('❌ **View Channel**');
    expect(textOf(await mona.runs('general', '/pins'))).toBe(en.pins.unreadable);
    expect(textOf(await mona.presses(shared, en.pin.button))).toBe(en.pin.botNotAllowed);
    expect(textOf(await mona.uses(en.command.unpin, shared))).toBe(en.pin.botNotAllowed);
    const question = mona.writes('general', 'who is Gerasimov?');
    expect(textOf(await mona.uses(en.command.answer, question))).toContain('Gerasimov');
    expect(notices(setup, 40)).toEqual([]);
  });
});
