import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Loopback, Refused, startLoopback } from '../../src/loopback/loopback.ts';
import { ask } from './rest.ts';

let loopback: Loopback;
beforeEach(async () => {
  loopback = await startLoopback({ interactionDeadline: 50 });
});
afterEach(() => loopback.close());

describe('GIVEN the default world', () => {
  test('THEN unknown names are refused with what there is', () => {
    expect(() => loopback.person('zoe')).toThrow("got 'zoe'. There are: Bot, olga, alice, bob, mona.");
    expect(() => loopback.world.channel('#nowhere')).toThrow('There are: general, news, questions.');
  });

  test('THEN the owner may everything, a moderator moderates, members write', () => {
    const may = (name: string, bit: bigint) => (loopback.world.permissions(name, 'general') & bit) !== 0n;
    expect([may('olga', P.BanMembers), may('mona', P.PinMessages), may('alice', P.PinMessages)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([may('Bot', P.PinMessages), may('Bot', P.ManageMessages)]).toEqual([true, false]);
  });

  test('THEN overwrites count: @everyone, then roles, then the member', () => {
    const { world } = loopback;
    world.setOverwrite('general', '@everyone', { deny: P.SendMessages });
    expect(world.permissions('mona', 'general') & P.SendMessages).toBe(0n);
    world.setOverwrite('general', 'Moderator', { allow: P.SendMessages });
    expect(world.permissions('mona', 'general') & P.SendMessages).toBe(P.SendMessages);
    world.setOverwrite('general', world.user('mona'), { deny: P.SendMessages });
    expect(world.permissions('mona', 'general') & P.SendMessages).toBe(0n);
    expect(world.permissions(world.user('mona'), world.addThread('general', 'T')) & P.SendMessages).toBe(0n);
  });
});

describe('GIVEN a person', () => {
  test('WHEN it writes names THEN they become mentions', () => {
    const { world } = loopback;
    const { content } = loopback.person('alice').writes('general', '@Bot @&Bot @Moderator mail@bob.org @bob');
    const role = world.role('Bot').id;
    expect(content).toBe(
      `<@${world.bot.id}> <@&${role}> <@&${world.role('Moderator').id}> mail@bob.org <@${world.user('bob').id}>`,
    );
  });

  test.each([
    ['without a title', ' ', 'Why?'],
    ['without a text', 'Why?', ' '],
    ['with too long a text', 'Why?', 'x'.repeat(2001)],
  ])('WHEN it posts %s THEN that is refused, and no thread is left of it', (_what, title, text) => {
    const channels = loopback.world.channels.size;
    expect(() => loopback.person('alice').posts('questions', title, text)).toThrow(Refused);
    expect(loopback.world.channels.size).toBe(channels);
  });

  test.each<[string, () => unknown, number]>([
    ['writes nothing', () => loopback.person('alice').writes('general', '  '), 50006],
    ['writes too much', () => loopback.person('alice').writes('general', 'x'.repeat(2001)), 50035],
    ['writes in a forum', () => loopback.person('alice').writes('questions', 'x'), 50008],
    [
      'edits for another',
      () => loopback.person('mona').edits(loopback.person('alice').writes('news', 'x'), 'y'),
      50005,
    ],
    [
      'deletes for another',
      () => loopback.person('bob').deletes(loopback.person('alice').writes('news', 'x')),
      50013,
    ],
    [
      'edits what nobody wrote',
      () => {
        const { world } = loopback;
        world.startThread('general', 'T', { owner: 'alice' });
        const [notice] = world.messagesIn('general');
        if (notice) loopback.person('alice').edits(notice, 'x');
      },
      50021,
    ],
    [
      'starts a second thread from a message',
      () => {
        const alice = loopback.person('alice');
        const message = alice.writes('news', 'x');
        alice.startsThread(message, 'T');
        alice.startsThread(message, 'T');
      },
      160004,
    ],
    [
      'starts a private thread from a message',
      () => {
        const alice = loopback.person('alice');
        alice.startsThread(alice.writes('news', 'x'), 'T', { private: true });
      },
      50021,
    ],
    ['names a thread with nothing', () => loopback.person('alice').startsThread('general', ' \n'), 50035],
    [
      'names a thread too long',
      () => loopback.person('alice').startsThread('general', 'x'.repeat(101)),
      50035,
    ],
    [
      'cannot see the channel',
      () => {
        loopback.world.setOverwrite('news', '@everyone', { deny: P.ViewChannel });
        loopback.person('alice').writes('news', 'x');
      },
      50001,
    ],
  ])('WHEN it %s THEN that is refused', (_what, act, code) => {
    let refused: unknown;
    try {
      act();
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(Refused);
    expect((refused as Refused).code).toBe(code);
  });

  test('WHEN a moderator deletes THEN the message is gone, its pin too', () => {
    const message = loopback.person('alice').writes('general', 'x');
    const mona = loopback.person('mona');
    mona.pins(message);
    expect(loopback.world.channel('general').pins).toHaveLength(1);
    mona.deletes(message);
    expect(loopback.world.channel('general').pins).toEqual([]);
    expect(() => loopback.person('alice').edits(message, 'y')).toThrow('not there any more');
  });

  test('WHEN what it waits for does not come THEN the error names it', async () => {
    const { world } = loopback;
    const late = world.until(() => undefined, { timeout: 10, what: 'a sign' });
    await expect(late).rejects.toThrow('Waited 10 ms for a sign; it did not come.');
  });

  test('WHEN the loopback closes THEN waits end', async () => {
    const wait = loopback.world.until(() => false, { what: 'nothing' });
    loopback.world.close();
    await expect(wait).rejects.toThrow('The loopback closed');
  });
});

test('GIVEN localized commands WHEN a person has that language THEN its names work, the payload has the default ones', async () => {
  await ask(loopback, 'PUT', `/applications/${loopback.world.bot.id}/commands`, [
    {
      name: 'kursk',
      name_localizations: { ru: 'курск' },
      description: 'Ask',
      options: [
        {
          type: 1,
          name: 'ask',
          name_localizations: { ru: 'спроси' },
          description: 'Ask',
          options: [
            {
              type: 3,
              name: 'question',
              name_localizations: { ru: 'вопрос' },
              description: 'What?',
              required: true,
            },
            { type: 3, name: 'side-note', description: 'More' },
          ],
        },
      ],
    },
  ]);
  let data: unknown;
  loopback.world.on('interaction', (_, payload) => {
    data = payload.data;
  });
  const alice = loopback.person('alice');
  alice.locale = 'ru';
  await expect(alice.runs('general', '/курск спроси вопрос: зачем? side-note: да')).rejects.toThrow(
    'did not respond',
  );
  expect(data).toMatchObject({
    name: 'kursk',
    options: [
      {
        type: 1,
        name: 'ask',
        options: [
          { type: 3, name: 'question', value: 'зачем?' },
          { type: 3, name: 'side-note', value: 'да' },
        ],
      },
    ],
  });
  expect(loopback.person('alice').locale).toBe('ru');
});

test('GIVEN a localized menu command WHEN a person uses it by the name that they see THEN the payload has the default one', async () => {
  await ask(loopback, 'PUT', `/applications/${loopback.world.bot.id}/commands`, [
    { type: 3, name: 'Pin answer', name_localizations: { uk: 'Закріпити', 'en-GB': 'Pin it' } },
  ]);
  let data: unknown;
  loopback.world.on('interaction', (_, payload) => {
    data = payload.data;
  });
  const alice = loopback.person('alice');
  const message = alice.writes('general', 'Hello');
  await expect(alice.uses('Закріпити', message)).rejects.toThrow("No 'Закріпити' among the Apps");
  // Discord shows American readers the British name where there is no American one.
  await expect(alice.uses('Pin it', message)).rejects.toThrow('did not respond');
  alice.locale = 'uk';
  await expect(alice.uses('Закріпити', message)).rejects.toThrow('did not respond');
  expect(data).toMatchObject({ name: 'Pin answer' });
});
