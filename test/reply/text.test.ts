import { Locale } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { doctorMessage, type Permission } from '../../src/reply/doctor.ts';
import { isCommandName, limits } from '../../src/reply/limits.ts';
import { en } from '../../src/reply/text/en.ts';
import { type Text, textFor, textIn, translations } from '../../src/reply/text/index.ts';
import { articleOf } from '../articles.ts';
import { textsOf as messageTexts } from './rendering.ts';

/** The arguments of a call, each to be told from the others. An array of one stands for text, number and list. */
const args = Array.from({ length: 4 }, (_, n) => [`70${n + 2}`]);

/** All texts of a language by their path, such as `pin.button`; those that are written are called. */
function textsOf(part: unknown, path = ''): [path: string, written: string][] {
  if (typeof part === 'string') return [[path, part]];
  if (typeof part === 'function') return [[path, String(part(...args.slice(0, part.length)))]];
  return Object.entries(part as object).flatMap(([key, value]) =>
    textsOf(value, path ? `${path}.${key}` : key),
  );
}

const english = new Map(textsOf(en));

/** Texts that have no word of a language. */
const WORDLESS = ['unknownArticle.one', 'doctor.held'];

/** Letters of any other language than this. */
const FOREIGN = { uk: /[a-zыэъё]/i, ru: /[a-zіїєґ]/i } as const;

const BUTTONS = [
  'previous',
  'next',
  'showContest',
  'why.button',
  'share.button',
  'share.done',
  'delete.button',
  'pin.button',
  'pin.replace',
  'pin.makeRoom',
  'pins.newer',
  'pins.older',
];

describe.each(Object.entries({ en, ...translations }))('the texts in %s', (_, text) => {
  const texts = new Map(textsOf(text));

  test('THEN they are within the limits of Discord', () => {
    for (const path of BUTTONS) expect(texts.get(path)?.length, path).toBeLessThanOrEqual(limits.buttonLabel);
    for (const [path, written] of texts) {
      expect(written.trim(), path).not.toBe('');
      expect(written.length, path).toBeLessThanOrEqual(limits.text);
      if (path.startsWith('command.')) expect(written.length, path).toBeLessThanOrEqual(limits.description);
      if (path.endsWith('.reason')) expect(written.length, path).toBeLessThanOrEqual(limits.auditLogReason);
    }
  });

  test('GIVEN the most that can be told of the bot THEN it is within one message', () => {
    const { permissions } = text.doctor;
    const all = messageTexts(
      doctorMessage(
        {
          name: '*'.repeat(32),
          version: '100.100.100',
          uptime: 1e12,
          permissions: (Object.keys(permissions) as Permission[]).map((permission) => ({
            permission,
            held: false,
          })),
          parent: '<#1234567890123456789>',
          isOutside: true,
          inSync: false,
          articleCommands: {
            articles: 10_000,
            commands: 94,
            mostByDefault: 25,
            optedOut: 10_000,
            unnamed: 10_000,
            surplus: 10_000,
            withOption: 94,
          },
          problems: Array.from({ length: 10_000 }, () => ({
            file: `${'f'.repeat(200)}.md`,
            line: 10_000,
            wrong: '*'.repeat(200),
            expected: '*'.repeat(200),
          })),
          articles: Array.from({ length: 60 }, (_, n) => ({
            ...articleOf(['One.', 'Two.', 'Three.'], '*'.repeat(200), `a${n}`),
            published: '2025-09-30',
          })),
        },
        text,
      ).components,
    ).join('');
    expect(all.length).toBeLessThanOrEqual(limits.text);
  });

  test('THEN commands and options have names that Discord takes, each another', () => {
    const { command } = text;
    const names = [command.question, command.article, command.section, command.private];
    const commands = Object.entries(command).flatMap(([key, name]) => (key.endsWith('Name') ? [name] : []));
    for (const name of [...names, ...commands]) expect(isCommandName(name), name).toBe(true);
    for (const menu of [command.pin, command.unpin, command.answer])
      expect(menu.length).toBeLessThanOrEqual(32);
    for (const list of [names, commands]) expect(new Set(list).size).toBe(list.length);
  });

  test('THEN words of greeting are such as a question is compared with', () => {
    for (const word of [...text.thanks, ...text.greetings]) expect(word).toMatch(/^[\p{Ll}']+$/u);
  });
});

describe.each(Object.entries(translations))('the translation into %s', (locale, text) => {
  const texts = textsOf(text);

  test.each(texts)('%s is in that language, and says all that the English one says', (path, written) => {
    if (path === 'locale') return;
    // What stands in code is the same in every language.
    const words = written.replace(/`[^`]*`|Footnote|Discord/g, '');
    expect(words).not.toMatch(FOREIGN[locale as keyof typeof FOREIGN]);
    if (/^(thanks|greetings)\./.test(path)) return;
    const original = english.get(path) ?? '';
    if (!WORDLESS.includes(path)) expect(written).not.toBe(original);
    const used = (by: string) => args.map(String).filter((argument) => by.includes(argument));
    expect(used(written)).toEqual(used(original));
    // What Discord draws, as bold, code or a list.
    const marks = (of: string) => of.match(/\*\*|`|^- |^✅|^❌|📌|⚠️/gm)?.sort() ?? [];
    expect(marks(written)).toEqual(marks(original));
  });
});

describe('what goes with a number', () => {
  test.each([
    ['uk', 1, '**Стаття, за якою я відповідаю**'],
    ['uk', 3, '**3 статті, за якими я відповідаю**'],
    ['uk', 12, '**12 статей, за якими я відповідаю**'],
    ['uk', 21, '**21 стаття, за якою я відповідаю**'],
    ['ru', 1, '**Статья, по которой я отвечаю**'],
    ['ru', 24, '**24 статьи, по которым я отвечаю**'],
    ['ru', 11, '**11 статей, по которым я отвечаю**'],
    ['ru', 31, '**31 статья, по которой я отвечаю**'],
  ])('in %s, beside %i', (locale, count, expected) => {
    expect(textFor(locale).sources.heading(count)).toBe(expected);
  });

  test('THEN days are counted as people count them', () => {
    const { uk, ru } = translations;
    expect([1, 2, 5, 21].map((days) => uk.doctor.uptime(days, 0, 1))).toEqual([
      '1 день 0 год 1 хв',
      '2 дні 0 год 1 хв',
      '5 днів 0 год 1 хв',
      '21 день 0 год 1 хв',
    ]);
    expect([1, 3, 11].map((days) => ru.doctor.uptime(days, 2, 0))).toEqual([
      '1 день 2 ч 0 мин',
      '3 дня 2 ч 0 мин',
      '11 дней 2 ч 0 мин',
    ]);
  });
});

describe('the choice of a language', () => {
  test('THEN whoever has Discord in Ukrainian or Russian gets that, and everybody else English', () => {
    const { uk, ru } = translations;
    for (const locale of Object.values(Locale)) {
      const expected = { [Locale.Ukrainian]: uk, [Locale.Russian]: ru }[locale as string] ?? en;
      expect(textFor(locale), locale).toBe(expected);
    }
    expect(textFor('')).toBe(en);
    for (const text of [en, uk, ru]) expect(textIn(text.locale)).toBe(text);
  });

  test('GIVEN the language of an article THEN it is found whatever its region, and not found where there is none', () => {
    expect([textIn('en'), textIn('EN-gb'), textIn('uk-UA'), textIn('de')]).toEqual([
      en,
      en,
      translations.uk,
      undefined,
    ]);
  });

  test('GIVEN a language that lacks a text THEN it does not compile', () => {
    const { lead, ...others } = translations.uk;
    // @ts-expect-error: `lead` is missing
    const lacking: Text = others;
    expect('lead' in lacking).toBe(false);
    expect(lead).toBe('Огляд');
  });
});
