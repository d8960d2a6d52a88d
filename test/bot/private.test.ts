import { describe, expect, test } from 'vitest';
import { buttonsOf, type Message, textOf } from '../../src/loopback/loopback.ts';
import { limits } from '../../src/reply/limits.ts';
import { en } from '../../src/reply/text/en.ts';
import { articleOf } from '../articles.ts';
import { startFootnote } from './setup.ts';

const labels = (message: Message) => buttonsOf(message).map(({ label }) => label);

describe('a private answer', () => {
  test.each([
    '/kursk northkorea private: true',
    '/kursk ask question: who is Podolyak? private: true',
    '/ask question: who is Podolyak? private: true',
    '/sources private: true',
  ])('GIVEN %s THEN only the asker sees it, and may share it once', async (command) => {
    const { loopback } = await startFootnote();
    const [alice, bob] = [loopback.person('alice'), loopback.person('bob')];
    const answer = await alice.runs('general', command);
    expect(answer.ephemeral).toBe(true);
    expect(bob.sees('general')).toEqual([]);

    const own = await alice.presses(answer, en.share.button);
    expect(own.id).toBe(answer.id);
    expect(labels(own)).toContain(en.share.done);
    await expect(alice.presses(own, en.share.done)).rejects.toThrow(/disabled/);
    const all = await loopback.world.until(() => bob.sees('general')[0]);
    expect(textOf(all)).toBe(`${textOf(answer)}\n-# Shared by <@${alice.user.id}>`);
    expect(all.mentions).toEqual([]);
    expect(labels(all)).not.toContain(en.share.button);
    expect(bob.sees('general')).toHaveLength(1);
  });

  test('THEN Next turns the page in place, and what is shared is the page that is open', async () => {
    const { loopback } = await startFootnote();
    const [alice, bob] = [loopback.person('alice'), loopback.person('bob')];
    const first = await alice.runs('general', '/kursk northkorea private: true');
    const next = await alice.presses(first, en.next);
    expect(next.id).toBe(first.id);
    await alice.presses(next, en.share.button);
    const all = await loopback.world.until(() => bob.sees('general')[0]);
    expect(textOf(all)).toContain('According to South Korean');
    // Discord knows whose it is: who shared it turns its pages for all.
    const turned = await alice.presses(all, en.next);
    expect(turned.id).toBe(all.id);
    const by = `-# ${en.share.by(`<@${alice.user.id}>`)}`;
    expect(textOf(turned).split('\n').at(-1)).toBe(by);
    const again = await alice.presses(turned, en.next);
    expect(
      textOf(again)
        .split('\n')
        .filter((line) => line === by),
    ).toHaveLength(1);
    const forBob = await bob.presses(again, en.previous);
    expect(forBob.ephemeral).toBe(true);
    expect(textOf(forBob)).not.toContain(by);
  });

  test('GIVEN an answer that fills the message THEN there is room for who shared it', async () => {
    const long = articleOf([`zebra ${'word '.repeat(2000)}`.trim(), 'B.', 'C.']);
    const { loopback } = await startFootnote({}, [long]);
    const [alice, bob] = [loopback.person('alice'), loopback.person('bob')];
    await alice.presses(await alice.runs('general', '/x overview private: true'), en.share.button);
    const all = await loopback.world.until(() => bob.sees('general')[0]);
    expect(textOf(all)).toContain('Shared by');
    expect(textOf(all).length).toBeLessThanOrEqual(limits.text + 2);
  });

  test('GIVEN Share forged on a public answer, or pressed again THEN nothing is posted', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const answer = await alice.runs('general', '/kursk northkorea');
    expect(textOf(await alice.forges(answer, 'share:this'))).toBe(en.outdated);
    const alone = await alice.runs('news', '/kursk northkorea private: true');
    await alice.presses(alone, en.share.button);
    expect(textOf(await alice.forges(alone, 'share:this'))).toBe(en.outdated);
    expect(loopback.person('bob').sees('news')).toHaveLength(1);
  });

  test('GIVEN Discord does not take the post THEN it can be tried again', async () => {
    const { loopback } = await startFootnote();
    const [alice, bob] = [loopback.person('alice'), loopback.person('bob')];
    const answer = await alice.runs('general', '/kursk northkorea private: true');
    const remove = loopback.intercept(({ method, path }) =>
      method === 'POST' && path.includes('/webhooks/')
        ? Response.json({ code: 50013, message: 'Missing Permissions' }, { status: 403 })
        : undefined,
    );
    await alice.presses(answer, en.share.button);
    await loopback.world.until(() =>
      labels(loopback.world.messages.get(answer.id) ?? answer).includes(en.share.button),
    );
    remove();
    await alice.presses(answer, en.share.button);
    await loopback.world.until(() => bob.sees('general')[0]);
  });
});
