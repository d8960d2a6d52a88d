import { PermissionFlagsBits } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { botPermissions, buttonsOf, type Message, textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { HOSTILE, word } from '../articles.ts';
import { read, textsOf } from '../reply/rendering.ts';
import { type Setup, startFootnote } from './setup.ts';

const MARKS = ['br', 'blockQuote', 'strong', 'subtext'];
const half = fc.constantFrom('\ud800', '\udc00', 'a\udbff', '\ud83c\ud800');

/** A bot that may mention everybody: what keeps it from that is nothing but itself. */
async function startMighty(): Promise<Setup> {
  const setup = await startFootnote();
  const { world } = setup.loopback;
  const permissions = botPermissions | PermissionFlagsBits.MentionEveryone;
  world.setRole(world.role('Footnote'), { permissions });
  return setup;
}

/** That a message notifies nobody, holds whole characters alone, and no mark-up but Footnote's own. */
function expectHarmless(message: Message, marks: readonly string[] = MARKS): void {
  expect([message.mentions, message.mention_roles, message.mention_everyone]).toEqual([[], [], false]);
  const texts = textsOf(message.components ?? []);
  for (const text of texts) {
    expect(text.isWellFormed()).toBe(true);
    expect([...read(text).marks].filter((mark) => !marks.includes(mark))).toEqual([]);
  }
  for (const { label } of buttonsOf(message)) expect(label.isWellFormed()).toBe(true);
}

describe('a question that wants to do harm', () => {
  test('GIVEN any signs THEN the answer, and why it is that one, notify nobody and show no mark-up of theirs', async () => {
    const setup = await startMighty();
    const { loopback, logged } = setup;
    const { world } = loopback;
    const [alice, moderators] = [loopback.person('alice'), world.role('Moderator')];
    const real = fc.constantFrom(`<@${alice.user.id}>`, `<@&${moderators.id}>`, 'who is Podolyak?');
    const signs = fc.array(fc.oneof(word, fc.constantFrom(...HOSTILE), half, real), {
      minLength: 1,
      maxLength: 30,
    });
    let members = 0;
    await fc.assert(
      fc.asyncProperty(signs, fc.constantFrom('ask', 'kursk ask'), async (parts, command) => {
        // Each asks once: nobody is held back for asking too fast.
        members += 1;
        const name = `asker${members}`;
        world.addMember(name);
        const person = loopback.person(name);
        const text = parts.join(' ');
        const answer = await person.runs('general', `/${command} question: ${text} podolyak`);
        expectHarmless(answer);
        // Forged, since not every question is answered.
        const why = await person.forges(answer, 'why:kursk#overview-2');
        expectHarmless(why, ['br']);
        const reply = await person.hears(person.writes('news', `@Footnote ${text}`));
        expectHarmless(reply);
        await person.types('general', `/${command} question: ${text}`);
      }),
      { numRuns: 20 },
    );
    expect(logged.filter(({ level }) => level >= 50)).toEqual([]);
  });

  test('GIVEN as many characters as Discord takes, of one kind THEN nothing throws, and what is said fits', async () => {
    const { loopback } = await startMighty();
    const { world } = loopback;
    for (const [n, unit] of ['a', '@everyone ', '```', '\ud800', '🇺🇦', '"', '1. '].entries()) {
      world.addMember(`asker${n}`);
      const person = loopback.person(`asker${n}`);
      const answer = await person.runs(
        'general',
        `/ask question: Podolyak ${unit.repeat(6000 / unit.length - 9)}`,
      );
      expectHarmless(answer);
      if (buttonsOf(answer).some(({ label }) => label === en.why.button))
        expectHarmless(await person.presses(answer, en.why.button), ['br']);
      expectHarmless(
        await person.hears(person.writes('news', `@Footnote ${unit.repeat(1900 / unit.length)}`)),
      );
    }
  });
});

describe('a name that wants to do harm', () => {
  test('GIVEN the bot and a moderator with hostile names THEN they are shown, and the audit log takes them', async () => {
    const { loopback } = await startFootnote({ appName: '**@everyone** \u202e' });
    const { world } = loopback;
    world.addMember('**mod** \u202e\ud800', { roles: ['Moderator'] });
    const mod = loopback.person('**mod** \u202e\ud800');
    const doctor = await mod.runs('general', '/doctor');
    expectHarmless(doctor, [...MARKS, 'emoji', 'inlineCode']);
    expect(textOf(doctor)).toContain('\u2068\\*\\*\\@everyone\\*\\* \u202e\u2069');
    const answer = await mod.runs('general', '/kursk northkorea');
    expect(textOf(await mod.presses(answer, en.pin.button))).toContain(en.pin.pinned('').trim());
    expect(world.guild().auditLog.at(-1)?.reason).toBe(en.pin.reason('**mod** \u202e\ufffd', mod.user.id));
  });
});

describe('a custom id that wants to do harm', () => {
  const deeds = [
    'show',
    'contest',
    'edge',
    'sources',
    'share',
    'delete',
    'why',
    'pin',
    'replace',
    'room',
    'pins',
  ];

  test('GIVEN any, on any message, where it is not a button of theirs THEN they get a private answer, and nothing changes', async () => {
    const { loopback, logged } = await startFootnote();
    const { world } = loopback;
    const [alice, bob, mona] = [loopback.person('alice'), loopback.person('bob'), loopback.person('mona')];
    const secret = await alice.runs('general', '/kursk northkorea private: true');
    const pinned = await mona.runs('general', '/kursk symbolic');
    await mona.presses(pinned, en.pin.button);
    const answer = await alice.runs('general', '/ask who is Podolyak?');
    const human = alice.writes('general', 'hello');
    const own = await bob.runs('general', '/help');
    const known = [secret, pinned, answer].flatMap(buttonsOf).flatMap(({ customId }) => customId ?? []);
    const ids = [secret, pinned, answer, human].map(({ id }) => id);
    const before = JSON.stringify(world.messagesIn('general'));
    const places = [
      ...[answer, pinned, human, own].map((message) => [bob, message] as const),
      // Whoever may pin and delete may do so where there is a button for it, and not here.
      [mona, human] as const,
    ];

    const subject = fc.oneof(fc.string(), fc.constantFrom('this', '-1', '1e9', 'NaN', '__proto__', ...ids));
    const forged = fc
      .oneof(
        fc.constantFrom(...known),
        // Truncated.
        fc.tuple(fc.constantFrom(...known), fc.nat(60)).map(([id, length]) => id.slice(0, length)),
        fc.tuple(fc.constantFrom(...deeds), subject).map(([deed, rest]) => `${deed}:${rest}`),
        fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).map((pair) => `replace:${pair}`),
        fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).map((pair) => `room:${pair}`),
        fc.string({ unit: 'binary' }),
      )
      .map((id) => id.slice(0, 100))
      .filter((id) => id !== '');
    await fc.assert(
      fc.asyncProperty(forged, fc.constantFrom(...places), async (id, [person, message]) => {
        const told = await person.forges(message, id);
        expect(told.ephemeral).toBe(true);
        expect(textOf(told)).not.toBe('');
        expect(JSON.stringify(world.messagesIn('general'))).toBe(before);
      }),
      { numRuns: 100 },
    );
    expect(logged.filter(({ level }) => level >= 50)).toEqual([]);
    await expect(bob.forges(secret, 'share:this')).rejects.toThrow(/Only alice sees/);
  });
});
