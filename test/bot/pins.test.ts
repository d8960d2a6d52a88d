import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test, vi } from 'vitest';
import { invocableOf } from '../../commands/index.ts';
import { buttonsOf, textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { articleOf, libraryOf } from '../articles.ts';
import { startDiscord, startFootnote } from './setup.ts';

describe('/pins', () => {
  test('GIVEN answers pinned by button and by hand, and other pins THEN the answers are listed, newest first', async () => {
    const { loopback } = await startFootnote();
    const [alice, mona] = [loopback.person('alice'), loopback.person('mona')];
    const [first, second] = [
      await alice.runs('general', '/kursk northkorea'),
      await alice.runs('general', '/kursk symbolic'),
    ];
    await mona.presses(first, en.pin.button);
    await mona.pins(await alice.writes('general', '> not an answer'));
    await mona.pins(second);
    const list = await alice.runs('general', '/pins');
    expect(list.ephemeral).toBe(true);
    const [title, ...lines] = textOf(list).split('\n');
    expect(title).toBe(en.pins.title(2));
    const today = new Intl.DateTimeFormat(en.locale, { dateStyle: 'long', timeZone: 'UTC' });
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(`^- \\*\\*Symbolic region · paragraph 19 of 21\\*\\*.*/${second.id}$`),
      ),
      expect.stringMatching(
        new RegExp(`^- \\*\\*North Korean involvement · paragraph 12 of 21\\*\\*.*/${first.id}$`),
      ),
    ]);
    expect(lines[0]).toContain(en.pins.since(today.format()));
    expect(buttonsOf(list)).toEqual([]);
    expect(textOf(await alice.runs('news', '/pins'))).toBe(en.pins.none);
  });

  test('GIVEN several articles THEN each pin names its own', async () => {
    const articles = [articleOf(['One.'], 'First title', 'one'), articleOf(['Two.'], 'Second title', 'two')];
    const { loopback } = await startFootnote({}, articles);
    const mona = loopback.person('mona');
    mona.pins(await mona.runs('general', '/two overview'));
    expect(textOf(await mona.runs('general', '/pins'))).toContain(
      'Overview · paragraph 1 of 1 · Second title',
    );
  });

  test('GIVEN more than a page THEN one can turn, and a forged page leads to one that there is', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const alice = loopback.person('alice');
    const answers = [];
    for (let n = 0; n < 12; n += 1) {
      const answer = await alice.runs('general', '/kursk northkorea');
      world.pin(answer);
      answers.unshift(answer.id);
    }
    const listed = (text: string) => [...text.matchAll(/(\d+)$/gm)].map(([, id]) => id).slice(1);
    const first = await alice.runs('general', '/pins');
    expect(listed(textOf(first))).toEqual(answers.slice(0, 10));
    await expect(alice.presses(first, en.pins.newer)).rejects.toThrow(/disabled/);
    const second = await alice.presses(first, en.pins.older);
    expect(second.id).toBe(first.id);
    expect(listed(textOf(second))).toEqual(answers.slice(10));
    for (const [page, there] of [
      ['99', answers.slice(10)],
      ['-1', answers.slice(0, 10)],
      ['x', answers.slice(0, 10)],
      ['1e999', answers.slice(10)],
    ] as const)
      expect(listed(textOf(await alice.forges(second, `pins:${page}`))), page).toEqual(there);

    const [answer] = alice.sees('general').filter(({ ephemeral }) => !ephemeral);
    if (!answer) throw new Error('no answer');
    expect((await alice.forges(answer, 'pins:1')).ephemeral).toBe(true);
  });

  test('GIVEN a passage that the articles have no longer THEN the pin is listed all the same', async () => {
    const setup = await startDiscord();
    const mona = setup.loopback.person('mona');
    const before = await setup.startBot();
    const answer = await mona.runs('general', '/kursk northkorea');
    await mona.presses(answer, en.pin.button);
    await before.stop();
    const library = libraryOf(articleOf(['One.']));
    await setup.startBot({
      invocable: invocableOf(library),
      services: { ...setup.services, library },
    });
    const list = textOf(await mona.runs('general', '/pins'));
    expect(list).toContain(en.pins.unknown);
    expect(list).toContain(answer.id);
  });

  test('GIVEN the bot may not read the history THEN it says what it needs', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const deny = PermissionFlagsBits.ReadMessageHistory;
    world.setOverwrite('general', world.role('Footnote'), { deny });
    expect(textOf(await loopback.person('alice').runs('general', '/pins'))).toBe(en.pins.unreadable);
  });
});

describe('an answer whose passage is pinned in the channel', () => {
  test('GIVEN the pins are not known yet THEN it goes without; once they are, it links the pin, until that is gone', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const [alice, mona] = [loopback.person('alice'), loopback.person('mona')];
    const ask = async (channel: string) => textOf(await alice.runs(channel, '/kursk northkorea'));
    const linked = (id: string) => expect.stringMatching(new RegExp(`📌 Pinned in this channel: .*/${id}$`));

    const first = await mona.runs('general', '/kursk northkorea');
    expect(textOf(first)).not.toContain('📌');
    await mona.pins(first);
    await vi.waitFor(async () => expect(await ask('general')).toEqual(linked(first.id)));
    const mention = await alice.writes('general', '@Footnote Gerasimov acknowledged North Korean soldiers');
    expect(textOf(await alice.hears(mention))).toEqual(linked(first.id));
    expect(await ask('news')).not.toContain('📌');
    expect(textOf(await alice.runs('general', '/kursk symbolic'))).not.toContain('📌');

    const newer = await mona.runs('general', '/kursk northkorea');
    await mona.pins(newer);
    await vi.waitFor(async () => expect(await ask('general')).toEqual(linked(newer.id)));
    world.deleteMessage(newer);
    await vi.waitFor(async () => expect(await ask('general')).toEqual(linked(first.id)));
    world.unpin(first);
    await vi.waitFor(async () => expect(await ask('general')).not.toContain('📌'));
  });

  test('GIVEN Discord is slow to tell the pins THEN no answer waits for that; GIVEN it refuses THEN neither', async () => {
    const { loopback, logged } = await startFootnote({ interactionDeadline: 1_000 });
    const alice = loopback.person('alice');
    const refuse = () => Response.json({ code: 50001, message: 'Missing Access' }, { status: 403 });
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    loopback.intercept(async ({ path }) => {
      if (!path.endsWith('/pins')) return undefined;
      await released;
      return refuse();
    });
    expect(textOf(await alice.runs('general', '/kursk northkorea'))).toContain('paragraph 12 of 21');
    release();
    await vi.waitFor(() =>
      expect(logged.map(({ msg }) => msg)).toContainEqual(expect.stringMatching(/^what is pinned/)),
    );
    expect(textOf(await alice.runs('general', '/kursk northkorea'))).toContain('paragraph 12 of 21');
    expect(loopback.requests.filter(({ path }) => path.endsWith('/pins'))).toHaveLength(1);
  });
});
