import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { buttonsOf, type Message } from '../../src/loopback/loopback.ts';
import { limits } from '../../src/reply/limits.ts';
import { en } from '../../src/reply/text/en.ts';
import { startFootnote } from './setup.ts';

const QUESTION = 'who is Podolyak?';
const PIN = en.pin.button;
const WHY = en.why.button;
const DELETE = en.delete.button;
const SHARE = en.share.button;

/** The labels of the buttons, row by row. */
function rowsOf({ components = [] }: Message): (string | undefined)[][] {
  return components
    .flatMap((top) => (top.type === ComponentType.Container ? top.components : []))
    .flatMap((part) => (part.type === ComponentType.ActionRow ? [part.components] : []))
    .map((row) => row.map((one) => ('label' in one ? one.label : undefined)));
}

/** Holds the last row against what is expected, and all against Discord's limits. */
function check(message: Message, deeds: readonly string[]): void {
  const rows = rowsOf(message);
  expect(rows.at(-1)).toEqual(deeds);
  expect(rows.slice(0, -1).flat()).toEqual(expect.arrayContaining([en.previous, en.next]));
  for (const row of rows) expect(row.length).toBeLessThanOrEqual(limits.row);
  const ids = buttonsOf(message).flatMap(({ customId }) => customId ?? []);
  expect(new Set(ids).size).toBe(ids.length);
}

describe('the buttons that do something to an answer', () => {
  test('GIVEN an answer that all see THEN 📌 and Delete are in the last row, whatever the way to it', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const [alice, bob] = [loopback.person('alice'), loopback.person('bob')];
    const section = await alice.runs('general', '/kursk overview');
    check(section, [PIN, DELETE]);
    check(await alice.presses(section, en.next), [PIN, DELETE]);
    check(await alice.runs('general', `/kursk ask ${QUESTION}`), [PIN, WHY, DELETE]);
    check(await alice.runs('general', `/ask ${QUESTION}`), [PIN, WHY, DELETE]);

    const mention = alice.writes('general', `@Footnote ${QUESTION}`);
    const answer = await alice.hears(mention);
    check(answer, [PIN, WHY, DELETE]);
    const before = buttonsOf(answer).find(({ label }) => label === PIN)?.customId;
    alice.edits(mention, '@Footnote how many tanks?');
    const after = await world.until(() => {
      const now = world.messages.get(answer.id);
      return now && buttonsOf(now).find(({ label }) => label === PIN)?.customId !== before ? now : undefined;
    });
    check(after, [PIN, WHY, DELETE]);

    const message = bob.writes('news', QUESTION);
    await alice.uses(en.command.answer, message);
    check(await bob.hears(message), [PIN, WHY, DELETE]);
  });

  test('GIVEN an answer that one member sees THEN it has neither; GIVEN it is shared THEN it has both, for its passage', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const [alice, mona] = [loopback.person('alice'), loopback.person('mona')];
    const asked = await alice.runs('general', `/ask question: ${QUESTION} private: true`);
    check(asked, [WHY, SHARE]);
    const page = await alice.presses(asked, en.next);
    check(page, [SHARE]);
    const opened = await alice.runs('news', '/kursk northkorea');
    check(await mona.presses(opened, en.next), [SHARE]);

    check(await alice.presses(page, SHARE), [en.share.done]);
    const shared = await world.until(() => world.messagesIn('general')[0]);
    check(shared, [PIN, DELETE]);
    const pinId = (message: Message) => buttonsOf(message).find(({ label }) => label === PIN)?.customId;
    const open = await mona.presses(await mona.runs('news', `/ask ${QUESTION}`), en.next);
    expect(pinId(shared)).toBe(pinId(open));
    await mona.presses(shared, PIN);
    expect(world.channel('general').pins.map(({ messageId }) => messageId)).toEqual([shared.id]);
  });

  test('GIVEN what quotes no passage THEN there is nothing to pin', async () => {
    const { loopback } = await startFootnote();
    const [alice, bob] = [loopback.person('alice'), loopback.person('bob')];
    const sources = await alice.runs('general', '/sources private: true');
    await alice.presses(sources, SHARE);
    const shared = await loopback.world.until(() => bob.sees('general')[0]);
    expect(rowsOf(shared).flat()).toEqual([DELETE]);
    const none = await alice.runs('general', '/ask who sank the Titanic?');
    expect(rowsOf(none).flat()).not.toContain(PIN);
  });
});
