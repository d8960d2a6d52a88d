import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/loopback/loopback.ts';
import { avatarOf } from '../../src/playground/page/avatar.ts';
import { markdown, plainText } from '../../src/playground/page/message/markdown.ts';
import { menuItems } from '../../src/playground/page/message/menu-items.ts';
import { channelOf, channelTree, messagesOf, stateOf, withNews } from '../../src/playground/page/state.ts';
import { languages, textIn } from '../../src/playground/page/text/index.ts';
import type { View } from '../../src/playground/page/view.ts';
import { shortTime, styledTime } from '../../src/playground/page/when.ts';
import type { ChannelView, Snapshot } from '../../src/playground/protocol.ts';
import { startPlay } from './setup.ts';

const text = textIn('en-GB');

/** What somebody gets who sits down just now, and how that is drawn. */
async function sitDown(user = 'alice') {
  const play = await startPlay();
  const page = await play.as(user);
  const snapshot: Snapshot = await page.ask({ do: 'be', user, locale: 'en-GB' });
  const nowhere = () => expect.fail('nothing leads anywhere here');
  const view: View = {
    server: snapshot.server,
    text,
    locale: 'en-GB',
    openChannel: nowhere,
    jump: nowhere,
    fill: nowhere,
  };
  return { ...play, page, snapshot, view };
}

describe('what a page knows', () => {
  test('THEN it follows what it is told', async () => {
    const { snapshot, loopback } = await sitDown();
    const written = loopback.person('bob').writes('general', 'Hello');
    const before = stateOf(snapshot);
    const [general] = before.server.channels as [ChannelView];
    const grown = withNews(before, { kind: 'message', message: written });
    expect(messagesOf(grown, general).map(({ content }) => content)).toEqual(['Hello']);
    const changed = withNews(grown, { kind: 'message', message: { ...written, content: 'Hi' } });
    expect(messagesOf(changed, general).map(({ content }) => content)).toEqual(['Hi']);
    expect(messagesOf(withNews(changed, { kind: 'gone', id: written.id }), general)).toEqual([]);
    expect(withNews(before, { kind: 'fault', fault: 'x' }).faults).toEqual(['x']);
    expect(messagesOf(before, general)).toEqual([]);
  });

  test('GIVEN an archived thread THEN it is listed only for whoever is in it', async () => {
    const { loopback, page } = await sitDown();
    const thread = loopback.person('alice').startsThread('general', 'old');
    loopback.world.archive(thread);
    const { server } = await page.ask({ do: 'be', user: 'alice', locale: 'en-GB' });
    const names = (current?: ChannelView) =>
      channelTree(server, current).flatMap(({ threads }) => threads.map(({ name }) => name));
    expect(names()).toEqual([]);
    expect(names(channelOf(server, thread.id))).toEqual(['old']);
    expect(channelOf(server, 'gone')?.name).toBe('general');
  });
});

describe('the menu of a message', () => {
  const entries = async (user: string, of: (message: Message) => Message = (one) => one) => {
    const { snapshot, loopback, view } = await sitDown(user);
    const message = of(loopback.person('alice').writes('general', 'Hello'));
    const [general] = snapshot.server.channels as [ChannelView];
    return menuItems(message, general, view.server, 'en-GB', text).map(({ label }) => label);
  };

  test.each([
    ['alice', ['Reply', 'Edit message', 'Create thread', 'Answer from the articles', 'Delete message']],
    ['bob', ['Reply', 'Create thread', 'Answer from the articles']],
  ])('GIVEN %s THEN it offers what that person may do', async (user, expected) => {
    expect(await entries(user)).toEqual(expected);
  });

  test('GIVEN a moderator THEN it offers Discord’s own pin and the bot’s', async () => {
    expect(await entries('mona')).toEqual(
      expect.arrayContaining(['Pin answer', 'Unpin answer', 'Pin message', 'Delete message']),
    );
    expect(await entries('mona', (one) => ({ ...one, pinned: true }))).toContain('Unpin message');
  });
});

describe('Markdown', () => {
  test('GIVEN any text THEN it is drawn, and nothing throws', async () => {
    const { view } = await sitDown();
    const piece = fc.constantFrom(
      '> ',
      '-# ',
      '# ',
      '- ',
      '**',
      '||',
      '`',
      '```',
      '\n',
      '[a](',
      'https://a.b',
      ')',
    );
    const mention = fc.constantFrom(
      '<@1>',
      '<#1>',
      '<@&1>',
      '</kursk ask:12345678901234567>',
      '<t:1:R>',
      '<t:99999999999999:F>',
      '@everyone',
    );
    const source = fc
      .array(fc.oneof(piece, mention, fc.string({ unit: 'binary' })))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(source, (one) => {
        expect(markdown(one, view)).toBeDefined();
        expect(typeof plainText(one, view)).toBe('string');
      }),
    );
  });

  test('THEN an excerpt is what stands there, without its marks', async () => {
    const { view } = await sitDown();
    const { bot } = view.server;
    expect(plainText(`> **a** b\n-# c <@${bot.id}> </kursk ask:12345678901234567>`, view)).toBe(
      'a b c @Footnote /kursk ask',
    );
  });
});

describe('times', () => {
  const now = new Date('2025-04-26T12:00:00');

  test.each([
    ['2025-04-26T09:05:00', 'Today, 09:05'],
    ['2025-04-25T09:05:00', 'Yesterday, 09:05'],
    ['2025-04-20T09:05:00', '20/04/2025 09:05'],
  ])('%s is %s', (timestamp, expected) => {
    expect(shortTime(timestamp, 'en-GB', now)).toBe(expected);
  });

  test('a timestamp of a text is in the style that it asks for', () => {
    const seconds = Date.UTC(2025, 3, 26, 12) / 1000;
    expect(styledTime(seconds, 'D', 'en-GB')).toBe('26 April 2025');
    expect(styledTime(seconds - 7200, 'R', 'en-GB', seconds * 1000)).toBe('2 hours ago');
    expect(styledTime(seconds, 'R', 'uk', seconds * 1000)).toBe('зараз');
  });
});

test('GIVEN any name THEN a picture of it is one that no text can break out of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(avatarOf({ name, bot: false })).toMatch(/^data:image\/svg\+xml,[^<>"\s]*$/);
    }),
  );
});

test('GIVEN another language THEN nothing is left in English', () => {
  const flat = (one: object): [string, string][] =>
    Object.entries(one).flatMap(([key, value]): [string, string][] => {
      if (typeof value === 'string') return [[key, value]];
      return typeof value === 'function' ? [] : flat(value).map(([inner, said]) => [`${key}.${inner}`, said]);
    });
  const english = new Map(flat(text));
  for (const [locale, other] of Object.entries(languages)) {
    if (other === text) continue;
    const same = flat(other).filter(([key, said]) => english.get(key) === said && /[a-z]/.test(said));
    expect(same, locale).toEqual([]);
  }
});
