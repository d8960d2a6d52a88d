import { describe, expect, test } from 'vitest';
import { buttonsOf, type Message, type Person, textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { type Setup, startFootnote } from './setup.ts';

const TIMES = 50;

/** Three seconds would tell of the machine, which other tests keep busy; alone, five hundred take about one. */
const PATIENT = { interactionDeadline: 15_000 };
const WAIT = { timeout: 15_000 };

/** Calls many times before anything can be answered. */
function atOnce<T>(times: number, call: (n: number) => T): T[] {
  return Array.from({ length: times }, (_, n) => call(n));
}

/** Presses a button as often, and waits until Discord has an answer to every press. */
async function presses(
  { loopback: { world } }: Pick<Setup, 'loopback'>,
  people: readonly Person[],
  message: Message,
  button: string,
): Promise<void> {
  const before = world.interactions.size;
  for (const person of people) person.presses(message, button).catch(() => undefined);
  expect(world.interactions.size).toBe(before + people.length);
  await world.until(
    () => [...world.interactions.values()].every(({ callback }) => callback !== undefined),
    WAIT,
  );
}

/** That nothing was answered twice, and nothing went wrong. */
function expectNoFault({ logged }: Pick<Setup, 'logged'>): void {
  expect(
    logged.filter(({ level, err }) => level >= 50 || (err as { code?: number })?.code === 40060),
  ).toEqual([]);
}

const quoted = (message: Message) => /^> (.*)$/m.exec(textOf(message))?.[1];

describe('a button that is pressed fifty times at once', () => {
  test('GIVEN Next THEN every press leads to the same page', async () => {
    const setup = await startFootnote(PATIENT);
    const { world } = setup.loopback;
    const alice = setup.loopback.person('alice');
    const answer = await alice.runs('general', '/kursk northkorea');
    await presses(setup, Array(TIMES).fill(alice), answer, en.next);
    expect(quoted(world.messages.get(answer.id) ?? answer)).toMatch(/^According to South Korean/);
    expect(alice.sees('general')).toHaveLength(1);
    expectNoFault(setup);
  });

  test('GIVEN Share THEN the answer is posted once', async () => {
    const setup = await startFootnote(PATIENT);
    const { world } = setup.loopback;
    const [alice, bob] = [setup.loopback.person('alice'), setup.loopback.person('bob')];
    const answer = await alice.runs('general', '/kursk northkorea private: true');
    await presses(setup, Array(TIMES).fill(alice), answer, en.share.button);
    await world.until(() => bob.sees('general').length > 0);
    // What follows a press is done before what follows a later one.
    await alice.runs('general', '/kursk overview private: true');
    expect(bob.sees('general')).toHaveLength(1);
    expect(buttonsOf(world.messages.get(answer.id) ?? answer).map(({ label }) => label)).toContain(
      en.share.done,
    );
    expectNoFault(setup);
  });

  test('GIVEN pages that were turned THEN each is shared once', async () => {
    const setup = await startFootnote(PATIENT);
    const [alice, bob] = [setup.loopback.person('alice'), setup.loopback.person('bob')];
    let page = await alice.runs('general', '/kursk northkorea private: true');
    for (const button of [en.share.button, en.next, en.share.button, en.previous, en.share.button])
      page = await alice.presses(page, button);
    await setup.loopback.world.until(() => bob.sees('general').length === 2);
    expect(buttonsOf(page).map(({ label }) => label)).toContain(en.share.done);
    expectNoFault(setup);
  });

  test('GIVEN Pin, by many moderators THEN one pins it, and the others are told that it is pinned', async () => {
    const setup = await startFootnote(PATIENT);
    const { world } = setup.loopback;
    const mona = setup.loopback.person('mona');
    const answer = await mona.runs('general', '/kursk northkorea');
    const before = mona.sees('general').length;
    await presses(setup, Array(TIMES).fill(mona), answer, en.pin.button);
    const told = await world.until(() => {
      const notices = mona
        .sees('general')
        .slice(before)
        .filter(({ ephemeral }) => ephemeral);
      return notices.filter((notice) => textOf(notice) !== '').length === TIMES && notices;
    }, WAIT);
    expect(told.filter((notice) => textOf(notice) === en.pin.already)).toHaveLength(TIMES - 1);
    expect(world.channel('general').pins).toHaveLength(1);
    expectNoFault(setup);
  });

  test('GIVEN Delete, by the asker and by somebody else THEN it goes once, and the other is refused', async () => {
    const setup = await startFootnote(PATIENT);
    const { world } = setup.loopback;
    const [alice, bob] = [setup.loopback.person('alice'), setup.loopback.person('bob')];
    const answer = await alice.runs('general', '/kursk northkorea');
    await presses(
      setup,
      atOnce(TIMES, (n) => (n % 2 ? bob : alice)),
      answer,
      en.delete.button,
    );
    await world.until(() => !world.messages.has(answer.id));
    const refusals = bob.sees('general').map(textOf);
    expect(refusals).toEqual(Array(TIMES / 2).fill(en.delete.notYours));
    expect(alice.sees('general')).toEqual([]);
    expect(setup.logged.filter(({ level }) => level >= 50)).toEqual([]);
  });
});

describe('two moderators at once', () => {
  test('GIVEN two answers with one passage THEN one is pinned, and the second is shown it', async () => {
    const setup = await startFootnote(PATIENT);
    const { world } = setup.loopback;
    const mona = setup.loopback.person('mona');
    const [first, second] = [
      await mona.runs('general', '/kursk northkorea'),
      await mona.runs('general', '/kursk northkorea'),
    ];
    const elsewhere = await mona.runs('news', '/kursk northkorea');
    const [one, other] = await Promise.all([
      mona.presses(first, en.pin.button),
      mona.uses(en.command.pin, second),
      mona.presses(elsewhere, en.pin.button),
    ]);
    expect(world.channel('general').pins.map(({ messageId }) => messageId)).toEqual([first.id]);
    expect(world.channel('news').pins).toHaveLength(1);
    expect(textOf(one)).toContain(en.pin.pinned('').trim());
    expect(textOf(other)).toContain(`/${first.id}`);
    expect(textOf(other)).toContain(en.pin.same('').trim());
    expectNoFault(setup);
  });

  test('GIVEN two that replace the same pin THEN one answer is left pinned', async () => {
    const setup = await startFootnote(PATIENT);
    const { world } = setup.loopback;
    const mona = setup.loopback.person('mona');
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await mona.runs('general', '/kursk northkorea'));
    const [first, ...newer] = answers;
    if (!first) throw new Error('no answer');
    await mona.presses(first, en.pin.button);
    const told = [];
    for (const answer of newer) told.push(await mona.presses(answer, en.pin.button));
    await Promise.all(told.map((notice) => mona.presses(notice, en.pin.replace)));
    expect(world.channel('general').pins).toHaveLength(1);
    expectNoFault(setup);
  });
});

describe('five hundred commands at once', () => {
  test('THEN every one is acknowledged once, and each member gets an answer of their own', async () => {
    const setup = await startFootnote(PATIENT);
    const { loopback } = setup;
    const { world } = loopback;
    const commands = ['/kursk northkorea', '/ask who is Podolyak?', '/sources', '/help'];
    const people = atOnce(500, (n) => {
      world.addMember(`member${n}`);
      return loopback.person(`member${n}`);
    });
    const replies = await Promise.all(
      people.map((person, n) => person.runs('general', commands[n % commands.length] ?? '')),
    );
    expect(new Set(replies.map(({ id }) => id)).size).toBe(people.length);
    for (const [n, reply] of replies.entries())
      expect(reply.interaction_metadata?.user.id).toBe(people[n]?.user.id);
    expectNoFault(setup);
  });
});
