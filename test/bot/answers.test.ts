import { MessageFlags } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../../src/knowledge/load.ts';
import { buttonsOf, type Message, textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { articleOf, HOSTILE } from '../articles.ts';
import { read, textsOf } from '../reply/rendering.ts';
import { startDiscord, startFootnote } from './setup.ts';

const { library } = await loadLibrary('knowledge');
const passages = library.articles.get('kursk')?.passages ?? [];
const quoted = (message: Message) => read(textsOf(message.components ?? [])[0] ?? '').seen.trimEnd();

describe('a slash command', () => {
  test('GIVEN a section THEN its first passage comes, and Next and Previous turn the page in place', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const first = await alice.runs('general', '/kursk northkorea');
    expect(quoted(first)).toMatch(/^Announcing to President Vladimir Putin/);
    expect(textOf(first)).toContain('paragraph 12 of 21');
    expect((first.flags ?? 0) & MessageFlags.IsComponentsV2).toBeTruthy();

    const second = await alice.presses(first, 'Next');
    expect(second.id).toBe(first.id);
    expect(quoted(second)).toMatch(/^According to South Korean/);
    expect(quoted(await alice.presses(second, 'Previous'))).toBe(quoted(first));
    expect(alice.sees('general')).toHaveLength(1);
  });

  test('GIVEN every passage of the first article THEN Discord takes it, and each is its own text', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    let page = await alice.runs('general', '/kursk overview');
    for (const [index, { text }] of passages.entries()) {
      if (index > 0) page = await alice.presses(page, 'Next');
      expect(quoted(page)).toBe(text);
    }
    await expect(alice.presses(page, 'Next')).rejects.toThrow(/disabled|pressed/);
  });

  test('GIVEN a passage that another one denies THEN the denial is one press away', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const claim = await alice.runs('general', '/kursk overview');
    expect(textOf(claim)).toContain("Contested by **Ukraine's army**");
    expect(quoted(await alice.presses(claim, en.showContest))).toMatch(
      /^Ukraine's army denied Russia's claim/,
    );
  });

  test('GIVEN a question THEN the passage that answers comes, with the sentence that does in bold', async () => {
    const { loopback } = await startFootnote();
    const answer = await loopback
      .person('bob')
      .runs('general', '/kursk ask question: North Korean soldiers killed or wounded?');
    expect(quoted(answer)).toMatch(/^Zelensky has said more than 12,000/);
    expect(textOf(answer)).toContain('> **Zelensky');
  });

  test('GIVEN a question that the article does not answer THEN it says so', async () => {
    const { loopback } = await startFootnote();
    const answer = await loopback
      .person('bob')
      .runs('general', '/kursk ask question: What is the capital of France?');
    expect(textOf(answer)).toContain('**Not covered.**');
    expect(textOf(answer)).toContain('does not say');
  });

  test('GIVEN letters THEN headings are suggested before passages, and a suggestion leads to its passage', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const all = await alice.types('general', '/kursk ask question:');
    expect(all.map(({ name }) => name)).toEqual([
      'Overview',
      'Unprecedented action',
      'Bargaining chip',
      'North Korean involvement',
      'Counter-offensive',
      'Symbolic region',
    ]);
    const [chip] = await alice.types('general', '/kursk ask question: chip');
    expect(chip).toEqual({ name: 'Bargaining chip', value: 'kursk#bargainingchip-1' });
    const tanks = await alice.types('general', '/kursk ask question: tank battle');
    expect(tanks[0]).toEqual({ name: 'Symbolic region · paragraph 21 of 21', value: 'kursk#symbolic-3' });
    expect(quoted(await alice.runs('general', '/kursk ask question: kursk#symbolic-3'))).toMatch(
      /6,000 tanks/,
    );
  });

  test('GIVEN a bot that was restarted THEN the buttons of old answers still work', async () => {
    const setup = await startDiscord();
    const alice = setup.loopback.person('alice');
    const before = await setup.startBot();
    const answer = await alice.runs('general', '/kursk symbolic');
    await before.stop();
    await setup.startBot();
    expect(quoted(await alice.presses(answer, 'Next'))).toMatch(/^It was outside the city of Kursk/);
  });

  test('GIVEN somebody else presses, or the answer is pinned THEN the page opens for them alone', async () => {
    const { loopback } = await startFootnote();
    const answer = await loopback.person('alice').runs('general', '/kursk northkorea');
    const page = await loopback.person('bob').presses(answer, 'Next');
    expect(page.ephemeral).toBe(true);
    expect(quoted(page)).toMatch(/^According to South Korean/);
    const next = await loopback.person('bob').presses(page, 'Next');
    expect(next.id).toBe(page.id);

    await loopback.person('mona').pins(answer);
    const private_ = await loopback.person('alice').presses(answer, 'Next');
    expect(private_.ephemeral).toBe(true);
    expect(quoted(loopback.world.messages.get(answer.id) ?? answer)).toBe(quoted(answer));
  });

  test('GIVEN a forged or foreign custom id THEN a polite private answer comes and nothing changes', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const answer = await alice.runs('general', '/kursk northkorea');
    for (const id of [
      'show:kursk#northkorea-99',
      'show:',
      'show:__proto__#x-1',
      'delete:everything',
      'x',
      ':',
    ]) {
      const refused = await alice.forges(answer, id);
      expect(refused.ephemeral, id).toBe(true);
      expect(textOf(refused)).toMatch(/no longer|out of date/);
    }
    expect(quoted(loopback.world.messages.get(answer.id) ?? answer)).toBe(quoted(answer));
  });
});

describe('a mention', () => {
  test('GIVEN a question in a channel THEN the bot replies to that message, and its asker can turn the page', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const question = await alice.writes('general', '@Footnote who is Podolyak?');
    const answer = await alice.hears(question);
    expect(answer.message_reference?.message_id).toBe(question.id);
    expect(quoted(answer)).toMatch(/Mykhailo Podolyak\.$/);
    expect(answer.mentions).toEqual([]);
    expect((await alice.presses(answer, 'Next')).id).toBe(answer.id);
    expect((await loopback.person('bob').presses(answer, 'Next')).ephemeral).toBe(true);
  });

  test('GIVEN threads, public, private and of a forum THEN it replies there', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const threads = [
      await alice.startsThread('general', 'Podolyak'),
      await alice.startsThread('general', 'Secret', { private: true }),
      (await alice.posts('questions', 'Podolyak', 'Who was that again?')).thread,
    ];
    for (const thread of threads) {
      const answer = await alice.hears(await alice.writes(thread, '@Footnote who is Podolyak?'));
      expect(quoted(answer)).toMatch(/Podolyak/);
    }
  });

  test('GIVEN a reply to its answer THEN it answers only what the articles cover', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const answer = await alice.hears(await alice.writes('general', '@Footnote who is Podolyak?'));
    const thanks = alice.writes('general', 'thanks, that helped!', { replyTo: answer });
    const question = alice.writes('general', 'and who is Gerasimov?', { replyTo: answer });
    expect(quoted(await alice.hears(question))).toMatch(/Gerasimov/);
    const replies = alice.sees('general').map(({ message_reference }) => message_reference?.message_id);
    expect(replies).not.toContain(thanks.id);
  });

  test('GIVEN others are named beside the question THEN their names are no part of it', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const ways = ['@bob', '@everyone', '<a:tank:1574123901791764480>', '<t:1745625600:R>'];
    for (const named of ways) {
      const answer = await alice.hears(alice.writes('general', `@Footnote ${named} how many tanks?`));
      expect(quoted(answer), named).toContain('some 6,000 tanks');
    }
    const command = await alice.runs('general', `/ask question: ${ways[2]} how many tanks?`);
    expect(quoted(command)).toContain('some 6,000 tanks');
    expect(textOf(await alice.presses(command, en.why.button))).not.toContain('1574123901791764480');
  });

  test('GIVEN a mention and nothing else THEN it says how to ask', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    expect(textOf(await alice.hears(await alice.writes('general', '@Footnote')))).toContain('in plain words');
  });

  test('GIVEN messages that are not for it THEN it stays silent', async () => {
    const { loopback } = await startFootnote();
    const [alice, olga] = [loopback.person('alice'), loopback.person('olga')];
    await alice.writes('general', 'Footnote, who is Podolyak?');
    await olga.writes('general', '@everyone who is Podolyak?');
    // Events come in order: with this one answered, the others have been seen.
    await alice.hears(await alice.writes('general', '@Footnote who is Podolyak?'));
    expect(alice.sees('general').filter(({ author }) => author.bot)).toHaveLength(1);
  });
});

describe('an article that wants to do harm', () => {
  test('GIVEN every trick in text and title THEN nobody is notified and only the words are seen', async () => {
    const words = HOSTILE.map((text) => text.replace(/\s+/g, ' ').trim()).filter(
      (text) => text !== '' && text !== '\u200b',
    );
    const article = articleOf(
      words.map((text) => `zebra ${text} zebra`),
      '**@everyone** <@&1> [x](https://evil.example)',
    );
    const { loopback } = await startFootnote({}, [article]);
    const olga = loopback.person('olga');
    let page: Message | undefined;
    for (const [index, text] of words.entries()) {
      page = page ? await olga.presses(page, 'Next') : await olga.runs('general', '/x overview');
      expect(quoted(page)).toBe(`zebra ${text} zebra`);
      expect(page.mentions, String(index)).toEqual([]);
      expect(page.mention_roles).toEqual([]);
      expect(page.mention_everyone).toBe(false);
      expect(buttonsOf(page).length).toBeGreaterThan(0);
    }
  });
});
