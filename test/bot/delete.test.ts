import { describe, expect, test } from 'vitest';
import { buttonsOf, type Message, type Person, textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { startFootnote } from './setup.ts';

type Started = Awaited<ReturnType<typeof startFootnote>>;

/** Presses Delete; the answer is gone then, and nobody sees a reply to that. */
async function deletes({ loopback }: Started, person: Person, answer: Message): Promise<void> {
  expect((await person.presses(answer, en.delete.button)).id).toBe(answer.id);
  expect(loopback.world.messages.has(answer.id)).toBe(false);
}

describe('Delete', () => {
  test('GIVEN whoever asked, by command or by mention THEN the answer goes', async () => {
    const started = await startFootnote();
    const alice = started.loopback.person('alice');
    await deletes(started, alice, await alice.runs('general', '/kursk northkorea'));
    await deletes(started, alice, await alice.runs('general', '/ask who sank the Titanic?'));
    await deletes(started, alice, await alice.runs('general', '/sources'));
    const question = await alice.writes('general', '@Footnote who is Podolyak?');
    await deletes(started, alice, await alice.hears(question));
    expect(alice.sees('general').map(({ id }) => id)).toEqual([question.id]);
  });

  test('GIVEN a page that was turned THEN it can be deleted still', async () => {
    const started = await startFootnote();
    const alice = started.loopback.person('alice');
    const answer = await alice.runs('general', '/kursk northkorea');
    await deletes(started, alice, await alice.presses(answer, en.next));
  });

  test('GIVEN somebody else THEN they are refused in private, and a moderator is not', async () => {
    const started = await startFootnote();
    const { loopback } = started;
    const answer = await loopback.person('alice').runs('general', '/kursk northkorea');
    const refused = await loopback.person('bob').presses(answer, en.delete.button);
    expect(refused.ephemeral).toBe(true);
    expect(textOf(refused)).toBe(en.delete.notYours);
    expect(loopback.world.messages.has(answer.id)).toBe(true);
    await deletes(started, loopback.person('mona'), answer);
  });

  test('GIVEN a pinned answer THEN only a moderator deletes it', async () => {
    const started = await startFootnote();
    const { loopback } = started;
    const [alice, mona] = [loopback.person('alice'), loopback.person('mona')];
    const answer = await alice.runs('general', '/kursk northkorea');
    await mona.pins(answer);
    expect(textOf(await alice.presses(answer, en.delete.button))).toBe(en.delete.pinned);
    await deletes(started, mona, answer);
  });

  test('GIVEN the bot does not see the channel THEN the answer goes all the same', async () => {
    const started = await startFootnote();
    const { loopback } = started;
    loopback.world.setOverwrite('general', loopback.world.role('Footnote'), { deny: 1n << 10n });
    const alice = loopback.person('alice');
    await deletes(started, alice, await alice.runs('general', '/kursk northkorea'));
  });

  test('GIVEN forged custom ids THEN nothing is deleted, by whomever', async () => {
    const { loopback } = await startFootnote();
    const [alice, mona] = [loopback.person('alice'), loopback.person('mona')];
    const answer = await alice.runs('general', '/kursk northkorea');
    const help = await alice.hears(await alice.writes('general', '@Footnote'));
    const human = await alice.writes('general', 'hello');
    expect(buttonsOf(help)).toEqual([]);
    const forged: [Message, string][] = [
      [answer, `delete:${human.id}`],
      [answer, 'delete:'],
      [help, 'delete:this'],
      [human, 'delete:this'],
    ];
    for (const [message, id] of forged)
      for (const person of [alice, mona]) {
        const refused = await person.forges(message, id);
        expect(refused.ephemeral, id).toBe(true);
        expect(textOf(refused), id).toBe(en.outdated);
      }
    for (const { id } of [answer, help, human]) expect(loopback.world.messages.has(id)).toBe(true);
  });
});
