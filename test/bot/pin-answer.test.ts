import { AuditLogEvent, MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { botPermissions, buttonsOf, textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { type Setup, startFootnote } from './setup.ts';

const PIN = en.command.pin;
const UNPIN = en.command.unpin;

describe('Pin answer', () => {
  test('GIVEN a moderator THEN the answer is pinned, and the audit log names who did', async () => {
    const { loopback } = await startFootnote();
    const mona = loopback.person('mona');
    const answer = await loopback.person('alice').runs('general', '/kursk northkorea');
    const reply = await mona.uses(PIN, answer);
    expect(reply.ephemeral).toBe(true);
    expect(textOf(reply)).toContain(`/${answer.channel_id}/${answer.id}`);
    expect(loopback.world.messages.get(answer.id)?.pinned).toBe(true);
    expect(loopback.world.channel('general').pins.map(({ messageId }) => messageId)).toEqual([answer.id]);
    const entry = loopback.world
      .guild()
      .auditLog.find(({ actionType }) => actionType === AuditLogEvent.MessagePin);
    expect(entry?.reason).toBe(`Pinned for mona (${mona.user.id})`);
  });

  test('GIVEN a member THEN the menu does not offer it, and where a server has opened it to all, it refuses in private', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const answer = await alice.runs('general', '/kursk northkorea');
    await expect(alice.uses(PIN, answer)).rejects.toThrow(/Pin answer/);
    const refused = await alice.uses(PIN, answer, { force: true });
    expect(refused.ephemeral).toBe(true);
    expect(textOf(refused)).toBe(en.pin.notAllowed);
    expect(loopback.world.messages.get(answer.id)?.pinned).toBe(false);
    expect(loopback.requests.filter(({ path }) => path.includes('/pins/'))).toEqual([]);
  });

  test('GIVEN a message that is no answer THEN it refuses', async () => {
    const { loopback } = await startFootnote();
    const [alice, mona] = [loopback.person('alice'), loopback.person('mona')];
    const human = await alice.writes('general', '> not a quotation');
    expect(textOf(await mona.uses(PIN, human))).toBe(en.pin.notMine);
    const help = await alice.hears(await alice.writes('general', '@Footnote'));
    expect(textOf(await mona.uses(PIN, help))).toBe(en.pin.notMine);
  });

  test('GIVEN an answer that is pinned already THEN it says so', async () => {
    const { loopback } = await startFootnote();
    const mona = loopback.person('mona');
    const answer = await mona.runs('general', '/kursk northkorea');
    await mona.uses(PIN, answer);
    expect(textOf(await mona.uses(PIN, answer))).toBe(en.pin.already);
  });

  test('GIVEN the bot lacks the permission, in the channel or since a moment ago THEN it says what it needs', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const mona = loopback.person('mona');
    const answer = await mona.runs('general', '/kursk northkorea');
    const role = world.role('Footnote');
    world.setRole(role, { permissions: botPermissions & ~PermissionFlagsBits.PinMessages });
    expect(textOf(await mona.uses(PIN, answer))).toBe(en.pin.botNotAllowed);
    expect(world.messages.get(answer.id)?.pinned).toBe(false);
  });

  test('GIVEN 250 pins THEN it says that there is no room', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const [mona, alice] = [loopback.person('mona'), loopback.person('alice')];
    for (let n = 0; n < 250; n += 1) world.pin(await alice.writes('general', String(n)), mona.user.id);
    const answer = await mona.runs('general', '/kursk northkorea');
    expect(textOf(await mona.uses(PIN, answer))).toBe(en.pin.full);
  });

  test('GIVEN an answer that is deleted before it can be pinned THEN it says so', async () => {
    const { loopback } = await startFootnote();
    const mona = loopback.person('mona');
    const answer = await mona.runs('general', '/kursk northkorea');
    loopback.intercept(({ path }) => {
      if (path.includes('/pins')) loopback.world.deleteMessage(answer);
      return undefined;
    });
    expect(textOf(await mona.uses(PIN, answer))).toBe(en.pin.gone);
  });

  test('GIVEN a thread THEN it pins there', async () => {
    const { loopback } = await startFootnote();
    const mona = loopback.person('mona');
    const thread = await mona.startsThread('general', 'Kursk');
    const answer = await mona.hears(await mona.writes(thread, '@Footnote who is Podolyak?'));
    await mona.uses(PIN, answer);
    expect(loopback.world.channel(thread).pins).toHaveLength(1);
    expect(mona.sees(thread).some(({ type }) => type === MessageType.ChannelPinnedMessage)).toBe(true);
  });
});

describe('an archived thread', () => {
  async function archived(setup: Setup, locked = false) {
    const { world } = setup.loopback;
    const mona = setup.loopback.person('mona');
    const thread = await mona.startsThread('general', 'Kursk');
    const answer = await mona.hears(await mona.writes(thread, '@Footnote who is Podolyak?'));
    world.archive(thread, { locked });
    return { mona, answer, thread: () => world.channel(thread), role: world.role('Footnote'), world };
  }

  test('GIVEN the bot may close it THEN it is opened, the answer pinned, and it is closed again', async () => {
    const setup = await startFootnote();
    const { mona, answer, thread, role, world } = await archived(setup);
    world.setRole(role, { permissions: botPermissions | PermissionFlagsBits.ManageThreads });
    const reply = await mona.presses(answer, en.pin.button);
    expect(textOf(reply)).toMatch(/^Pinned: \S+$/);
    expect(thread().pins).toHaveLength(1);
    expect(thread().thread?.archived).toBe(true);
  });

  test('GIVEN the bot may only open it THEN the answer is pinned, and it says that the thread is open', async () => {
    const setup = await startFootnote();
    const { mona, answer, thread } = await archived(setup);
    expect(textOf(await mona.presses(answer, en.pin.button))).toContain(en.pin.leftOpen);
    expect(thread().pins).toHaveLength(1);
    expect(thread().thread?.archived).toBe(false);
  });

  test('GIVEN it is locked as well THEN it says so and leaves it alone', async () => {
    const setup = await startFootnote();
    const { mona, answer, thread, role, world } = await archived(setup, true);
    world.setRole(role, { permissions: botPermissions | PermissionFlagsBits.ManageThreads });
    expect(textOf(await mona.presses(answer, en.pin.button))).toBe(en.pin.locked);
    expect(thread().pins).toEqual([]);
    expect(thread().thread).toMatchObject({ archived: true, locked: true });
  });

  test('GIVEN the bot may not open it THEN it says what to do', async () => {
    const setup = await startFootnote();
    const { mona, answer, thread, role, world } = await archived(setup);
    world.setOverwrite('general', role, { deny: PermissionFlagsBits.SendMessages });
    expect(textOf(await mona.presses(answer, en.pin.button))).toBe(en.pin.archived);
    expect(thread().thread?.archived).toBe(true);
  });
});

describe('Unpin answer', () => {
  test('GIVEN a moderator THEN the answer is unpinned, and the audit log names who did', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const mona = loopback.person('mona');
    const answer = await loopback.person('alice').runs('general', '/kursk northkorea');
    await mona.uses(PIN, answer);
    const reply = await mona.uses(UNPIN, answer);
    expect(reply.ephemeral).toBe(true);
    expect(textOf(reply)).toContain(`/${answer.channel_id}/${answer.id}`);
    expect(world.channel('general').pins).toEqual([]);
    const entry = world.guild().auditLog.find(({ actionType }) => actionType === AuditLogEvent.MessageUnpin);
    expect(entry?.reason).toBe(`Unpinned for mona (${mona.user.id})`);
    expect(textOf(await mona.uses(UNPIN, answer))).toBe(en.unpin.not);
  });

  test('GIVEN a member, or a message that is no answer THEN it refuses', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const [alice, mona] = [loopback.person('alice'), loopback.person('mona')];
    const answer = await alice.runs('general', '/kursk northkorea');
    await mona.uses(PIN, answer);
    expect(textOf(await alice.uses(UNPIN, answer, { force: true }))).toBe(en.pin.notAllowed);
    const human = await alice.writes('general', '> mine');
    await mona.pins(human);
    expect(textOf(await mona.uses(UNPIN, human))).toBe(en.unpin.notMine);
    expect(world.channel('general').pins).toHaveLength(2);
  });
});

describe('the button 📌', () => {
  test('GIVEN a moderator THEN it pins as the menu does; GIVEN a member THEN it refuses in private', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const [alice, mona] = [loopback.person('alice'), loopback.person('mona')];
    const answer = await alice.runs('general', '/kursk northkorea');
    const refused = await alice.presses(answer, en.pin.button);
    expect(refused.ephemeral).toBe(true);
    expect(textOf(refused)).toBe(en.pin.notAllowed);
    expect(world.channel('general').pins).toEqual([]);

    const reply = await mona.presses(answer, en.pin.button);
    expect(reply.ephemeral).toBe(true);
    expect(textOf(reply)).toContain(`/${answer.channel_id}/${answer.id}`);
    expect(world.messages.get(answer.id)?.pinned).toBe(true);
    expect(world.guild().auditLog.at(-1)?.reason).toBe(`Pinned for mona (${mona.user.id})`);
  });

  test('GIVEN the presser or the bot may not in this one channel THEN it refuses there', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const [mona, bit] = [loopback.person('mona'), PermissionFlagsBits.PinMessages];
    const [general, news] = [
      await mona.runs('general', '/kursk northkorea'),
      await mona.runs('news', '/kursk northkorea'),
    ];
    world.setOverwrite('general', world.role('Moderator'), { deny: bit });
    world.setOverwrite('news', world.role('Footnote'), { deny: bit });
    expect(textOf(await mona.presses(general, en.pin.button))).toBe(en.pin.notAllowed);
    expect(textOf(await mona.presses(news, en.pin.button))).toBe(en.pin.botNotAllowed);
    expect([...world.channel('general').pins, ...world.channel('news').pins]).toEqual([]);
  });

  test('GIVEN a forged custom id THEN nothing is pinned', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const [alice, mona] = [loopback.person('alice'), loopback.person('mona')];
    const answer = await alice.runs('general', '/kursk northkorea');
    const help = await alice.hears(await alice.writes('general', '@Footnote'));
    for (const [message, id] of [
      [help, 'pin:kursk#northkorea-1'],
      [answer, `pin:${help.id}`],
      [answer, 'pin:'],
    ] as const) {
      expect(textOf(await mona.forges(message, id)), id).toBe(en.pin.notMine);
    }
    expect(world.channel('general').pins).toEqual([]);
  });

  test('GIVEN a page that only one person sees THEN it has no such button', async () => {
    const { loopback } = await startFootnote();
    const bob = loopback.person('bob');
    const answer = await loopback.person('alice').runs('general', '/kursk northkorea');
    let page = await bob.presses(answer, 'Next');
    for (let turns = 0; turns < 2; turns += 1) {
      expect(buttonsOf(page).map(({ label }) => label)).not.toContain(en.pin.button);
      page = await bob.presses(page, 'Next');
    }
    const turned = await loopback.person('alice').presses(answer, 'Next');
    expect(buttonsOf(turned).map(({ customId }) => customId)).toContainEqual(
      expect.stringMatching(/^pin:kursk#northkorea-2~/),
    );
  });
});
