import { describe, expect, test } from 'vitest';
import { buttonsOf, textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { startAfterAnswer } from './restarted.ts';
import { startDiscord, startFootnote } from './setup.ts';

const WHY = en.why.button;
const QUESTION = 'who is the Senior advisor Podolyak, @zelda?';

describe('Why this passage', () => {
  test.each([`/ask ${QUESTION}`, `/kursk ask ${QUESTION}`])(
    'GIVEN %s THEN the words that were met come in private, to anybody',
    async (command) => {
      const { loopback } = await startFootnote();
      const answer = await loopback.person('alice').runs('general', command);
      const why = await loopback.person('bob').presses(answer, WHY);
      expect(why.ephemeral).toBe(true);
      expect(textOf(why)).toBe('In the passage: “Senior”, “advisor”, “Podolyak”\nNot there as such: “zelda”');
    },
  );

  test('GIVEN a misspelling and a synonym THEN it says what they were taken for', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const answer = await alice.runs('general', '/ask how many DPRK sodliers were killed or wounded?');
    const why = textOf(await alice.presses(answer, WHY));
    expect(why).toContain(
      'In the passage: “DPRK” by its synonym “North Korean”, “sodliers” read as “soldiers”',
    );
  });

  test('GIVEN words of the heading and the title THEN it says so', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const answer = await alice.runs(
      'general',
      '/ask bargaining chip lost significance in the Kursk incursion',
    );
    const why = textOf(await alice.presses(answer, WHY));
    expect(why).toContain('In its heading: “bargaining”, “chip”');
    expect(why).toContain("In the article's title: “Kursk”, “incursion”");
  });

  test('GIVEN a mention THEN its question is read again, also after a restart and when it was edited', async () => {
    const { alice, question, answer } = await startAfterAnswer();
    expect(textOf(await alice.presses(answer, WHY))).toBe('In the passage: “Podolyak”');
    alice.deletes(question);
    expect(textOf(await alice.presses(answer, WHY))).toBe(en.why.forgotten);
  });

  test('GIVEN a command before a restart THEN it says that the question is forgotten', async () => {
    const { loopback, startBot } = await startDiscord();
    const alice = loopback.person('alice');
    const first = await startBot();
    const answer = await alice.runs('general', '/ask who is Podolyak?');
    await first.stop();
    await startBot();
    expect(textOf(await alice.presses(answer, WHY))).toBe(en.why.forgotten);
  });

  test('GIVEN an answer to any message, or one that was shared THEN it is known as well', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const [alice, bob] = [loopback.person('alice'), loopback.person('bob')];
    const message = bob.writes('general', 'who is Podolyak?');
    await alice.uses(en.command.answer, message);
    const answer = await bob.hears(message);
    expect(textOf(await bob.presses(answer, WHY))).toContain('“Podolyak”');
    const alone = await alice.runs('news', '/ask question: who is Podolyak? private: true');
    expect(textOf(await alice.presses(alone, WHY))).toContain('“Podolyak”');
    await alice.presses(alone, en.share.button);
    const shared = await world.until(() => world.messagesIn('news')[0]);
    expect(textOf(await bob.presses(shared, WHY))).toContain('“Podolyak”');
  });

  test('GIVEN a section, another page or a forged passage THEN there is nothing to explain', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const section = await alice.runs('general', '/kursk northkorea');
    expect(buttonsOf(section).map(({ label }) => label)).not.toContain(WHY);
    const answer = await alice.runs('general', '/ask who is Podolyak?');
    expect(textOf(await alice.forges(answer, 'why:__proto__#x-1'))).toBe(en.gone);
    const page = await alice.presses(answer, en.next);
    expect(buttonsOf(page).map(({ label }) => label)).not.toContain(WHY);
  });

  test('GIVEN an explanation that Discord does not take, or a forged deed THEN the log holds no word of the question', async () => {
    const { loopback, logged } = await startFootnote();
    const alice = loopback.person('alice');
    const answer = await alice.runs('general', '/ask who is Podolyak the zebrafish?');
    loopback.intercept(({ path }) =>
      path.endsWith('/callback') ? Response.json({ message: 'No', code: 50035 }, { status: 400 }) : undefined,
    );
    // Nobody is answered, and the test does not wait until Discord says so.
    for (const press of [alice.presses(answer, WHY), alice.forges(answer, 'zebrafish')])
      press.catch(() => undefined);
    const failed = () => logged.filter(({ msg }) => msg === 'serving somebody failed');
    await expect.poll(() => failed().length).toBe(2);
    expect(new Set(failed().map(({ name }) => name))).toEqual(new Set(['why', undefined]));
    expect(JSON.stringify(logged)).not.toMatch(/zebrafish|Podolyak/);
  });
});
