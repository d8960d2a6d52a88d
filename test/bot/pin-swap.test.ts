import { describe, expect, test } from 'vitest';
import { type Message, textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { type Setup, startFootnote } from './setup.ts';

const { button, replace, makeRoom } = en.pin;

/** Who moderates, and what is pinned in the one channel of these tests, the last first. */
function scene({ loopback }: Pick<Setup, 'loopback'>) {
  const { world } = loopback;
  const mona = loopback.person('mona');
  return {
    world,
    mona,
    ask: (section: string) => mona.runs('general', `/kursk ${section}`),
    pinned: () => world.channel('general').pins.map(({ messageId }) => messageId),
    pinMany(count: number) {
      for (let n = 0; n < count; n += 1) world.pin(world.addMessage('general', mona.user, String(n)));
    },
  };
}

const link = ({ channel_id, id }: Message) => `/${channel_id}/${id}`;

describe('a passage that is pinned already', () => {
  test('GIVEN a newer answer THEN the pin is shown instead, and Replace puts the newer one in its place', async () => {
    const { mona, ask, pinned } = scene(await startFootnote());
    const [older, newer] = [await ask('northkorea'), await ask('northkorea')];
    await mona.presses(older, button);
    const told = await mona.presses(newer, button);
    expect(told.ephemeral).toBe(true);
    expect(textOf(told)).toContain(link(older));
    expect(pinned()).toEqual([older.id]);

    const done = await mona.presses(told, replace);
    expect(done.id).toBe(told.id);
    expect(textOf(done)).toContain(link(newer));
    expect(pinned()).toEqual([newer.id]);
  });

  test('GIVEN it was pinned by hand, behind pages of other pins THEN it is found', async () => {
    const { mona, ask, pinned, pinMany } = scene(await startFootnote());
    const [older, newer] = [await ask('northkorea'), await ask('northkorea')];
    await mona.pins(older);
    pinMany(120);
    expect(textOf(await mona.presses(newer, button))).toContain(link(older));
    expect(pinned()).not.toContain(newer.id);
  });

  test('GIVEN another passage of the section THEN both are pinned, until Replace takes the older away', async () => {
    const { mona, ask, pinned } = scene(await startFootnote());
    const older = await ask('northkorea');
    const other = await ask('symbolic');
    const newer = await mona.presses(await ask('northkorea'), 'Next');
    await mona.presses(older, button);
    expect(textOf(await mona.presses(other, button))).not.toContain(link(older));
    const told = await mona.presses(newer, button);
    expect(textOf(told)).toContain(link(newer));
    expect(textOf(told)).toContain(link(older));
    expect(pinned()).toEqual([newer.id, other.id, older.id]);
    await mona.presses(told, replace);
    expect(pinned()).toEqual([newer.id, other.id]);
  });

  test('GIVEN the older one is unpinned, or the newer one deleted, before Replace THEN it does what is left to do', async () => {
    const { world, mona, ask, pinned } = scene(await startFootnote());
    const [older, newer] = [await ask('northkorea'), await ask('northkorea')];
    await mona.presses(older, button);
    const [first, second] = [await mona.presses(newer, button), await mona.presses(newer, button)];
    world.unpin(older);
    expect(textOf(await mona.presses(first, replace))).toContain(link(newer));
    expect(pinned()).toEqual([newer.id]);
    world.deleteMessage(newer);
    expect(textOf(await mona.presses(second, replace))).toBe(en.pin.gone);
  });
});

describe('a channel that is full', () => {
  test('GIVEN answers among its pins THEN the oldest of them may go for the new one', async () => {
    const { mona, ask, pinned, pinMany } = scene(await startFootnote());
    const [oldest, second, newest] = [await ask('northkorea'), await ask('symbolic'), await ask('overview')];
    pinMany(10);
    await mona.presses(oldest, button);
    pinMany(100);
    await mona.presses(second, button);
    pinMany(138);
    const told = await mona.presses(newest, button);
    expect(told.ephemeral).toBe(true);
    expect(textOf(told)).toContain(link(oldest));
    expect(pinned()).not.toContain(newest.id);
    expect(textOf(await mona.presses(told, makeRoom))).toContain(link(newest));
    expect(pinned()).toHaveLength(250);
    expect(pinned()).toContain(newest.id);
    expect(pinned()).not.toContain(oldest.id);
  });

  test('GIVEN the new answer is gone when there is room THEN the old pin stays', async () => {
    const setup = await startFootnote();
    const { world, mona, ask, pinned, pinMany } = scene(setup);
    const [oldest, newest] = [await ask('northkorea'), await ask('overview')];
    await mona.presses(oldest, button);
    pinMany(249);
    const told = await mona.presses(newest, button);
    setup.loopback.intercept(({ method }) => {
      if (method === 'DELETE') world.deleteMessage(newest);
      return undefined;
    });
    expect(textOf(await mona.presses(told, makeRoom))).toBe(en.pin.gone);
    expect(pinned()).toContain(oldest.id);
  });

  test('GIVEN Discord fails when there is room THEN the old pin stays', async () => {
    const { loopback } = await startFootnote();
    const { mona, ask, pinned, pinMany } = scene({ loopback });
    const [oldest, newest] = [await ask('northkorea'), await ask('overview')];
    await mona.presses(oldest, button);
    pinMany(249);
    const told = await mona.presses(newest, button);
    const hasRoom = () => pinned().length < 250;
    loopback.intercept(({ method, path }) =>
      method === 'PUT' && path.endsWith(newest.id) && hasRoom()
        ? Response.json(
            { code: 50021, message: 'Cannot execute action on a system message' },
            { status: 403 },
          )
        : undefined,
    );
    expect(textOf(await mona.presses(told, makeRoom))).toContain(en.failed('').slice(0, 20));
    expect(pinned()).toContain(oldest.id);
    expect(pinned()).not.toContain(newest.id);
  });
});

describe('who may', () => {
  test('GIVEN forged custom ids THEN nothing is pinned or unpinned', async () => {
    const { mona, ask, pinned } = scene(await startFootnote());
    const [older, newer] = [await ask('northkorea'), await ask('northkorea')];
    await mona.presses(older, button);
    const told = await mona.presses(newer, button);
    for (const message of [newer, told])
      for (const id of [`room:${newer.id},${older.id}`, 'replace:', `replace:${older.id},${newer.id}`])
        expect(textOf(await mona.forges(message, id)), id).toBe(en.pin.notMine);
    expect(pinned()).toEqual([older.id]);
  });

  test('GIVEN somebody who may pin no longer THEN the button is refused', async () => {
    const { world, mona, ask, pinned } = scene(await startFootnote());
    const [older, newer] = [await ask('northkorea'), await ask('northkorea')];
    await mona.presses(older, button);
    const told = await mona.presses(newer, button);
    world.setMemberRoles('mona', []);
    expect(textOf(await mona.presses(told, replace))).toBe(en.pin.notAllowed);
    expect(pinned()).toEqual([older.id]);
  });
});
