import { describe, expect, test } from 'vitest';
import { createCooldown } from '../../src/bot/cooldown.ts';
import { textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { startFootnote } from './setup.ts';

describe('the cooldown', () => {
  test('GIVEN five questions THEN the sixth waits, and one more comes every two seconds', () => {
    let now = 1_000_000;
    const cooldown = createCooldown(() => now);
    const take = (times: number) => Array.from({ length: times }, () => cooldown.take('alice'));
    expect(take(7)).toEqual([...Array(5).fill('granted'), 'refused', 'again']);
    expect(cooldown.take('bob')).toBe('granted');
    now += 1_999;
    expect(take(1)).toEqual(['again']);
    now += 1;
    expect(take(2)).toEqual(['granted', 'refused']);
    now += 60_000;
    expect(take(6)).toEqual([...Array(5).fill('granted'), 'refused']);
    now -= 60_000;
    expect(take(1)).toEqual(['again']);
  });

  test('GIVEN more members than are remembered THEN the oldest begins anew', () => {
    const cooldown = createCooldown(() => 0);
    for (let n = 0; n < 6; n += 1) cooldown.take('alice');
    for (let n = 0; n < 10_000; n += 1) cooldown.take(`member ${n}`);
    expect(cooldown.take('alice')).toBe('granted');
  });
});

describe('a member who asks too fast', () => {
  test('GIVEN commands of all kinds THEN a private notice comes, and sections and others are not held back', async () => {
    const { loopback } = await startFootnote();
    const [alice, bob] = [loopback.person('alice'), loopback.person('bob')];
    const message = bob.writes('general', 'who is Podolyak?');
    const ask = () => alice.runs('general', '/ask who is Podolyak?');
    for (const run of [ask, ask, ask, () => alice.runs('general', '/kursk ask who is Podolyak?')])
      expect(textOf(await run())).toContain('Podolyak');
    await alice.uses(en.command.answer, message);
    for (const run of [
      ask,
      () => alice.runs('general', '/kursk ask who is Podolyak?'),
      () => alice.uses(en.command.answer, message),
    ]) {
      const held = await run();
      expect(held.ephemeral).toBe(true);
      expect(textOf(held)).toBe(en.tooFast);
    }
    expect(textOf(await alice.runs('general', '/kursk northkorea'))).toContain('Gerasimov');
    expect(textOf(await bob.runs('general', '/ask who is Podolyak?'))).toContain('Podolyak');
  });

  test('GIVEN mentions THEN one notice comes, and then silence', async () => {
    const { loopback } = await startFootnote();
    const [alice, bob] = [loopback.person('alice'), loopback.person('bob')];
    for (let n = 0; n < 8; n += 1) alice.writes('general', '@Footnote who is Podolyak?');
    // Events come in order: with this one answered, the others have been seen.
    await bob.hears(bob.writes('news', '@Footnote who is Podolyak?'));
    const replies = () => loopback.world.messagesIn('general').filter(({ author }) => author.bot);
    await loopback.world.until(() => replies().length === 6);
    expect(replies().filter((reply) => textOf(reply) === en.tooFast)).toHaveLength(1);
  });
});
