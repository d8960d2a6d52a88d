import { describe, expect, test } from 'vitest';
import { buttonsOf, type Loopback, type Message, textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { type Text, translations } from '../../src/reply/text/index.ts';
import { articleOf } from '../articles.ts';
import { startFootnote } from './setup.ts';

const labels = (message: Message) => buttonsOf(message).map(({ label }) => label);

/** What of a message is quoted, as it was sent. */
const quotation = (message: Message) =>
  textOf(message)
    .split('\n')
    .filter((line) => line.startsWith('> '))
    .join('\n');

function speaking(loopback: Loopback, name: string, { locale }: Text) {
  const person = loopback.person(name);
  person.locale = locale;
  return person;
}

const languages = [
  { ...translations.uk, english: 'англійська', month: '26 квітня 2025' },
  { ...translations.ru, english: 'английский', month: '26 апреля 2025' },
];

describe.each(languages)('a member who has Discord in $locale', ({ english, month, ...text }) => {
  const { command } = text;
  // How a year ends is the runtime's: with a “р.”, and with one space or another.
  const date = new Intl.DateTimeFormat(text.locale, { dateStyle: 'long' }).format(new Date(2025, 3, 26));

  test('THEN answers are in that language, and the quotation is the same, its language named', async () => {
    const { loopback } = await startFootnote();
    const alice = speaking(loopback, 'alice', text);
    const bob = loopback.person('bob');
    for (const [ours, theirs] of [
      [`/${command.askName} ${command.question}: who is Podolyak?`, '/ask question: who is Podolyak?'],
      [`/kursk ${command.askName} who is Podolyak?`, '/kursk ask question: who is Podolyak?'],
      ['/kursk overview', '/kursk overview'],
      ['/kursk northkorea', '/kursk northkorea'],
    ] as const) {
      const [answer, original] = [await alice.runs('general', ours), await bob.runs('general', theirs)];
      expect(quotation(answer)).toBe(quotation(original));
      expect(quotation(answer)).not.toBe('');
      expect(textOf(answer)).toContain(` · ${text.language(english)}`);
      expect(textOf(answer)).toContain(
        `${text.asOf(date)} · ${text.notStated.publisher} · ${text.notStated.author}`,
      );
      expect(textOf(original)).not.toContain(en.language('English'));
      expect(labels(answer)).toEqual(
        expect.arrayContaining([text.next, text.pin.button, text.delete.button]),
      );
    }
  });

  test('THEN what the article says of speakers, denials and dates is told in that language, in its own words', async () => {
    const { loopback } = await startFootnote();
    const answer = textOf(await speaking(loopback, 'alice', text).runs('general', '/kursk overview'));
    expect(date).toContain(month);
    expect(answer).toContain(text.says('Russia'));
    expect(answer).toContain(text.contested("Ukraine's army", text.place(2, 21)));
    expect(answer).toContain(text.date('Saturday', date));
  });

  test('GIVEN a question that is not covered THEN it says so, and in which language to ask', async () => {
    const { loopback } = await startFootnote();
    const alice = speaking(loopback, 'alice', text);
    const one = textOf(await alice.runs('general', '/kursk ask question: who sank the Titanic?'));
    expect(one).toContain(text.notCovered.one("Five things to know about Ukraine's Kursk incursion"));
    expect(one).toContain(`-# ${text.askIn(english)}`);
    expect(textOf(await alice.runs('general', '/ask who sank the Titanic?'))).toContain(text.notCovered.all);
    const unknown = await alice.runs('general', `/ask ${command.question}: a ${command.article}: b`);
    expect(textOf(unknown)).toContain(text.unknownArticle.none);
  });

  test('GIVEN articles in that language THEN it is not named, and the example is a question in it', async () => {
    const named = {
      ...articleOf(['Одне.', 'Два.', 'Козаки жили на Січі.'], 'Козаки'),
      language: text.locale,
    };
    const { loopback } = await startFootnote({}, [named, articleOf(['One.', 'Two.', 'Three.'], 'Two', 'y')]);
    const alice = speaking(loopback, 'alice', text);
    expect(textOf(await alice.runs('general', '/x s2'))).not.toContain(text.language(''));
    expect(textOf(await alice.runs('general', '/y s2'))).toContain(text.language(english));
    expect(textOf(await alice.runs('general', '/help'))).not.toContain(text.askIn(''));
    const missed = textOf(await alice.runs('general', '/ask хто потопив Титанік?'));
    expect(missed).toContain(text.notCovered.all);
    expect(missed).not.toContain(text.askIn(english));
  });

  test('THEN a private answer is shared, turned, explained and deleted in that language', async () => {
    const { loopback } = await startFootnote();
    const [alice, bob] = [speaking(loopback, 'alice', text), speaking(loopback, 'bob', text)];
    const alone = await alice.runs('general', `/ask who is Podolyak? ${command.private}: true`);
    expect(alone.ephemeral).toBe(true);
    expect(labels(await alice.presses(alone, text.share.button))).toContain(text.share.done);
    const all = await loopback.world.until(() => bob.sees('general')[0]);
    expect(textOf(all)).toBe(`${textOf(alone)}\n-# ${text.share.by(`<@${alice.user.id}>`)}`);
    expect(textOf(await bob.presses(all, text.why.button))).toBe(text.why.passage(text.quoted('Podolyak')));
    expect(textOf(await bob.presses(all, text.delete.button))).toBe(text.delete.notYours);
    const next = await alice.presses(all, text.next);
    expect(next.id).toBe(all.id);
    expect(textOf(next)).toContain(text.place(10, 21));
    // Whoever presses reads their own language.
    bob.locale = 'en-GB';
    const other = await bob.presses(next, text.next);
    expect(textOf(other)).toContain(en.place(11, 21));
    expect(labels(other)).toContain(en.share.button);
  });

  test('THEN moderators pin, list and unpin in it, and the audit log has the language of the server', async () => {
    const { loopback } = await startFootnote();
    const mona = speaking(loopback, 'mona', text);
    const answer = await mona.runs('general', '/kursk northkorea');
    expect(textOf(await mona.uses(command.pin, answer))).toContain(text.pin.pinned('https://'));
    expect(loopback.world.guild().auditLog.at(-1)?.reason).toBe(en.pin.reason('mona', mona.user.id));
    const list = textOf(await mona.runs('general', `/${command.pinsName}`));
    expect(list).toContain(text.pins.title(1));
    expect(list).toContain(`**North Korean involvement · ${text.place(12, 21)}**`);
    expect(textOf(await mona.uses(command.unpin, answer))).toContain(text.unpin.unpinned('https://'));
    expect(loopback.world.guild().auditLog.at(-1)?.reason).toBe(en.unpin.reason('mona', mona.user.id));
    expect(textOf(await mona.presses(answer, text.pin.button))).toContain(text.pin.pinned('https://'));
  });

  test('THEN the other commands are told in it, and name commands so that they can be pressed', async () => {
    const { loopback } = await startFootnote();
    const mona = speaking(loopback, 'mona', text);
    const sources = textOf(await mona.runs('general', `/${command.sourcesName}`));
    expect(sources).toContain(text.sources.heading(1));
    expect(sources).toContain(text.sources.sections(`${text.lead} · Unprecedented action`));
    expect(sources).toContain(` · ${text.language(english)}`);

    const doctor = textOf(await mona.runs('general', `/${command.doctorName}`));
    expect(doctor).toContain(text.doctor.inSync);
    const { name, use } = text.doctor.permissions.PinMessages;
    expect(doctor).toContain(text.doctor.held(name, use));

    const help = textOf(await mona.runs('general', `/${command.helpName}`));
    const idOf = (of: string) => [...loopback.world.commands.values()].find((one) => one.name === of)?.id;
    expect(help).toContain(text.help.intro);
    expect(help).toContain(text.help.sources(`</sources:${idOf('sources')}>`));
    expect(help).toContain(text.askIn(english));
    // A name that is not the English one would find no command, and be written as it is typed.
    expect(help).not.toContain('`/');
    // An English article is asked in English.
    expect(help).toMatch(/«What did .* say\?»/);
  });

  test('THEN suggestions and the menu of a message are in it', async () => {
    const { loopback } = await startFootnote();
    const alice = speaking(loopback, 'alice', text);
    const typed = await alice.types('general', `/${command.askName} ${command.question}: ${text.lead}`);
    expect(typed[0]).toEqual({ name: text.lead, value: 'kursk#overview-1' });
    const question = loopback.person('bob').writes('general', 'who is Podolyak?');
    expect(textOf(await alice.uses(command.answer, question))).toContain(text.answer.done('https://'));
    expect(labels(await alice.hears(question))).toContain(text.why.button);
    const mine = await alice.runs('general', '/kursk overview');
    expect(textOf(await alice.uses(command.answer, mine))).toBe(text.answer.mine);
  });

  test('THEN faults and questions that come too fast are told in it', async () => {
    const { loopback } = await startFootnote();
    const alice = speaking(loopback, 'alice', text);
    const answer = await alice.runs('general', '/kursk overview');
    expect(textOf(await alice.forges(answer, 'nonsense:x'))).toBe(text.outdated);
    const replies = [];
    for (let n = 0; n < 6; n += 1) replies.push(textOf(await alice.runs('general', '/ask who is Podolyak?')));
    expect(replies.at(-1)).toBe(text.tooFast);
  });

  test('GIVEN a server in that language THEN messages are answered in it, whatever the member has', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const guild = world.addGuild({ name: 'Elsewhere', locale: text.locale });
    const channel = world.addChannel('elsewhere', { guild });
    const olga = loopback.person('olga');
    const answer = await olga.hears(olga.writes(channel, '@Footnote who is Podolyak?'));
    expect(textOf(answer)).toContain(text.language(english));
    expect(labels(answer)).toContain(text.why.button);
    expect(textOf(await olga.uses(en.command.pin, answer))).toContain(en.pin.pinned('https://'));
    expect(guild.auditLog.at(-1)?.reason).toBe(text.pin.reason('olga', olga.user.id));
    // At home the same question is answered in English.
    const here = await olga.hears(olga.writes('general', '@Footnote who is Podolyak?'));
    expect(labels(here)).toContain(en.why.button);
    expect(quotation(here)).toBe(quotation(answer));
  });

  test.each([text.greetings[0], text.thanks[0]])(
    'GIVEN “%s” on an English server THEN it is no question',
    async (word) => {
      const { loopback } = await startFootnote();
      const alice = loopback.person('alice');
      expect(textOf(await alice.hears(alice.writes('general', `@Footnote ${word}!`)))).toBe(en.emptyQuestion);
    },
  );
});

test.each(['дякую, Podolyak відомий', 'спасибо, Podolyak известен'])(
  'GIVEN a reply to an answer that thanks in any language THEN the bot is silent',
  async (thanks) => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const answer = await alice.hears(alice.writes('general', '@Footnote who is Podolyak?'));
    alice.writes('general', thanks, { replyTo: answer });
    await alice.hears(alice.writes('general', '@Footnote who is Gerasimov?'));
    expect(alice.sees('general').filter(({ author }) => author.bot)).toHaveLength(2);
  },
);

test('GIVEN a language that Footnote does not speak THEN it speaks English', async () => {
  const { loopback } = await startFootnote();
  const alice = loopback.person('alice');
  alice.locale = 'de';
  expect(labels(await alice.runs('general', '/kursk overview'))).toContain(en.next);
});
