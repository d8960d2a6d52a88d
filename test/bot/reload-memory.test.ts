import { describe, expect, test } from 'vitest';
import { invocableOf } from '../../commands/index.ts';
import { textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { articleOf, libraryOf } from '../articles.ts';
import { openLibrary, type Setup, startFootnote } from './setup.ts';

const pears = articleOf(
  ['Pears are grown in Anjou.', 'Perry is pressed from pears.', 'Wasps.'],
  'Pears',
  'pears',
);

/** Gives a running bot another article beside those that it has, as a changed folder does. */
async function addArticle({
  bot,
  services,
}: Setup & Awaited<ReturnType<typeof startFootnote>>): Promise<void> {
  const library = libraryOf(...services.library.articles.values(), pears);
  await bot.serve({
    invocable: invocableOf(library),
    services: { ...services, ...(await openLibrary(library)) },
  });
}

describe('a reload of the articles', () => {
  test('forgets no question of a command', async () => {
    const setup = await startFootnote();
    const [alice, bob] = [setup.loopback.person('alice'), setup.loopback.person('bob')];
    const answer = await alice.runs('general', '/ask who is Podolyak?');
    await addArticle(setup);
    expect(textOf(await alice.runs('general', '/pears overview'))).toContain('Anjou');
    expect(textOf(await bob.presses(answer, en.why.button))).toBe('In the passage: “Podolyak”');
  });

  test('forgets no question of a thread, and an answer still follows its question', async () => {
    const setup = await startFootnote();
    const alice = setup.loopback.person('alice');
    const thread = alice.startsThread('general', 'Questions');
    const question = alice.writes(thread, '@Footnote how many tanks were in the battle of Kursk?');
    const { id } = await alice.hears(question);
    await addArticle(setup);
    const followUp = alice.writes(thread, '@Footnote and when?');
    expect(textOf(await alice.hears(followUp))).toContain('tank battle');
    alice.edits(question, '@Footnote where are pears grown?');
    const { world } = setup.loopback;
    await world.until(() => textOf(world.messages.get(id) ?? question).includes('Anjou'));
    alice.deletes(question);
    await world.until(() => !world.messages.has(id));
  });

  test('forgets no pin', async () => {
    const setup = await startFootnote();
    const mona = setup.loopback.person('mona');
    const open = async () => textOf(await mona.runs('general', '/kursk northkorea'));
    await mona.presses(await mona.runs('general', '/kursk northkorea'), en.pin.button);
    const pinned = /📌 Pinned/;
    // Pins are read in the background, after the first answer that could have linked one.
    await expect.poll(open).toMatch(pinned);
    await addArticle(setup);
    expect(await open()).toMatch(pinned);
  });
});
