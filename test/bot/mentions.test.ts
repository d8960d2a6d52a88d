import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test, vi } from 'vitest';
import { type Loopback, type Message, type Person, textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { startAfterAnswer } from './restarted.ts';
import { startFootnote } from './setup.ts';

const now = ({ world }: Loopback, { id }: Message) => textOf(world.messages.get(id) ?? expect.fail('gone'));
const answers = ({ world }: Loopback, channel: string) =>
  world.messagesIn(channel).filter(({ author }) => author.bot);

describe('a question that is changed', () => {
  test('GIVEN it is edited THEN its answer follows', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const question = alice.writes('general', '@Footnote who is Podolyak?');
    const answer = await alice.hears(question);
    alice.edits(question, '@Footnote who is Gerasimov?');
    await loopback.world.until(() => now(loopback, answer).includes('Gerasimov'));
    expect(answers(loopback, 'general')).toHaveLength(1);
    expect(loopback.world.messages.get(answer.id)?.mentions).toEqual([]);
  });

  test('GIVEN it is edited or deleted before its answer is there THEN the last wish counts', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const alice = loopback.person('alice');
    const question = alice.writes('general', '@Footnote who is Podolyak?');
    alice.edits(question, '@Footnote who is Gerasimov?');
    const answer = await alice.hears(question);
    await world.until(() => now(loopback, answer).includes('Gerasimov'));
    const other = alice.writes('news', '@Footnote who is Podolyak?');
    alice.deletes(other);
    await alice.hears(alice.writes('general', '@Footnote who is Gerasimov?'));
    await vi.waitFor(() =>
      expect(loopback.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1),
    );
    expect(answers(loopback, 'news')).toEqual([]);
  });

  test('GIVEN it is deleted THEN its answer goes, but not one that is pinned', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const alice = loopback.person('alice');
    const pinned = alice.writes('general', '@Footnote who is Podolyak?');
    const kept = await alice.hears(pinned);
    loopback.person('mona').pins(kept);
    const question = alice.writes('general', '@Footnote who is Gerasimov?');
    const answer = await alice.hears(question);
    alice.deletes(pinned);
    alice.deletes(question);
    await world.until(() => !world.messages.has(answer.id));
    expect(world.messages.has(kept.id)).toBe(true);
  });

  test('GIVEN many are deleted at once THEN their answers go', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const alice = loopback.person('alice');
    const questions = ['@Footnote who is Podolyak?', '@Footnote who is Gerasimov?'].map((text) =>
      alice.writes('general', text),
    );
    const replies = await Promise.all(questions.map((question) => alice.hears(question)));
    // discord.js keeps the last 200 messages of a channel, and has forgotten these then.
    for (let n = 0; n < 200; n += 1) alice.writes('general', String(n));
    const marker = alice.writes('general', '@Footnote');
    await alice.hears(marker);
    world.deleteMessages(questions);
    await world.until(() => replies.every(({ id }) => !world.messages.has(id)));
  });

  test('GIVEN the bot was restarted THEN old answers stay, and nothing is logged as an error', async () => {
    const { loopback, alice, question, answer, logged } = await startAfterAnswer();
    alice.edits(question, '@Footnote who is Gerasimov?');
    alice.deletes(question);
    await alice.hears(alice.writes('general', '@Footnote who is Gerasimov?'));
    expect(now(loopback, answer)).toContain('Podolyak');
    expect(logged.filter(({ level }) => level >= 50)).toEqual([]);
  });

  test('GIVEN Discord delivers it twice THEN it is answered once', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const question = alice.writes('general', '@Footnote who is Podolyak?');
    loopback.world.emit('messageCreate', question);
    await alice.hears(question);
    loopback.world.emit('messageCreate', question);
    // Events come in order: with this one answered, the others have been seen.
    await alice.hears(alice.writes('general', '@Footnote who is Gerasimov?'));
    expect(answers(loopback, 'general')).toHaveLength(2);
  });
});

describe('a thread', () => {
  test('GIVEN a question that leans on an earlier one there THEN it is understood, and not elsewhere', async () => {
    const { loopback, services } = await startFootnote();
    const alice = loopback.person('alice');
    const [first, second] = ['how many tanks were in the battle of Kursk?', 'and when?'];
    const alone = await services.ask({ text: second });
    const leaning = await services.ask({ text: second, context: [first] });
    expect([alone.answered, leaning.answered]).toEqual([false, true]);
    const thread = alice.startsThread('general', 'Soldiers');
    for (const [channel, answered] of [
      [thread, true],
      ['general', false],
    ] as const) {
      await alice.hears(alice.writes(channel, `@Footnote ${first}`));
      const answer = await alice.hears(alice.writes(channel, `@Footnote ${second}`));
      expect(textOf(answer).includes('tank battle'), textOf(answer)).toBe(answered);
    }
  });
});

describe('what a question is about', () => {
  const FIRST = 'how many tanks were in the battle of Kursk?';

  /** Asks, and waits until the bot knows its answer: what it does next comes after that. */
  async function ask(alice: Person, question: Message): Promise<Message> {
    const answer = await alice.hears(question);
    await alice.hears(alice.writes('general', '@Footnote who is Podolyak?'));
    return answer;
  }

  test('GIVEN a thread that grows from a question or its answer THEN the first in it leans on that', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const question = alice.writes('general', `@Footnote ${FIRST}`);
    const answer = await ask(alice, question);
    for (const from of [question, answer]) {
      const thread = alice.startsThread(from, 'Tanks');
      const later = await alice.hears(alice.writes(thread, '@Footnote and when?'));
      expect(textOf(later)).toContain('tank battle');
    }
  });

  test('GIVEN a reply to an answer THEN it leans on its question, unless that was taken back', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const question = alice.writes('general', `@Footnote ${FIRST}`);
    const answer = await ask(alice, question);
    const reply = () => alice.hears(alice.writes('general', 'and when?', { replyTo: answer }));
    expect(textOf(await reply())).toContain('tank battle');
    // What is pinned stays when its question goes.
    loopback.person('mona').pins(answer);
    alice.deletes(question);
    expect(textOf(await reply())).not.toContain('tank battle');
  });
});

describe('a mention of the bot by its role', () => {
  test('THEN it says to be mentioned as a member, for Discord keeps the text from it', async () => {
    const { loopback } = await startFootnote();
    const olga = loopback.person('olga');
    const reply = await olga.hears(olga.writes('general', '@&Footnote who is Podolyak?'));
    const me = loopback.world.bot.id;
    expect(textOf(reply)).toBe(en.mentionMe(`<@${me}>`));
    expect(reply.mentions).toEqual([]);
    const both = await olga.hears(olga.writes('general', '@Footnote @&Footnote who is Podolyak?'));
    expect(textOf(both)).toContain('Mykhailo Podolyak');
  });

  test('GIVEN another role THEN it stays silent', async () => {
    const { loopback } = await startFootnote();
    const olga = loopback.person('olga');
    olga.writes('general', '@&Moderator who is Podolyak?');
    await olga.hears(olga.writes('general', '@Footnote who is Podolyak?'));
    expect(answers(loopback, 'general')).toHaveLength(1);
  });
});

describe('a channel where the bot may not write', () => {
  test('THEN the log says so once, and again after it could', async () => {
    const { loopback, logged } = await startFootnote();
    const { world } = loopback;
    const alice = loopback.person('alice');
    const may = (deny: bigint) => world.setOverwrite('general', world.role('Footnote'), { deny });
    const refusals = () => loopback.requests.filter(({ method }) => method === 'POST').length;
    const said = () => logged.filter(({ msg }) => msg.startsWith('a mention cannot be answered')).length;
    may(PermissionFlagsBits.SendMessages);
    const before = refusals();
    for (let n = 1; n <= 3; n += 1) {
      alice.writes('general', '@Footnote who is Podolyak?');
      await vi.waitFor(() => expect(refusals()).toBe(before + n));
    }
    await vi.waitFor(() => expect(said()).toBe(1));
    may(0n);
    await alice.hears(alice.writes('general', '@Footnote who is Podolyak?'));
    expect(said()).toBe(1);
    may(PermissionFlagsBits.SendMessages);
    alice.writes('general', '@Footnote who is Podolyak?');
    await vi.waitFor(() => expect(said()).toBe(2));
  });
});
