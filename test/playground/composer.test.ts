import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, CommandOption } from '../../src/loopback/world/types.ts';
import { choicesOf } from '../../src/playground/page/composer/choices.ts';
import { addable, choose, invocationOf, put } from '../../src/playground/page/composer/draft.ts';
import { entriesOf, fittingEntries } from '../../src/playground/page/composer/entries.ts';
import { actionOf } from '../../src/playground/page/composer/keys.ts';
import { leftOf } from '../../src/playground/page/composer/length.ts';
import { fittingNames, mentioningAt, withMention } from '../../src/playground/page/composer/mention.ts';
import { problemOf, settled } from '../../src/playground/page/composer/problem.ts';
import { sendingOf } from '../../src/playground/page/composer/sending.ts';
import { empty, stepBack } from '../../src/playground/page/composer/state.ts';
import { Suggestions } from '../../src/playground/page/composer/suggestions.ts';
import { readTyped, retype, type Typing } from '../../src/playground/page/composer/typed.ts';

const question: CommandOption = {
  type: 3,
  name: 'question',
  name_localizations: { uk: 'питання' },
  description: 'What do you want to know?',
  required: true,
  autocomplete: true,
};
const alone: CommandOption = { type: 5, name: 'private', description: 'Only you see it.' };
const rounds: CommandOption = {
  type: 4,
  name: 'rounds',
  description: 'How many',
  min_value: 1,
  max_value: 9,
};
const tone: CommandOption = {
  type: 3,
  name: 'tone',
  description: 'Which one',
  choices: [{ name: 'Dry', name_localizations: { uk: 'Сухий' }, value: 'd' }],
};

function command(id: string, name: string, options: CommandOption[], more: Partial<Command> = {}): Command {
  const none = {
    name_localizations: null,
    description_localizations: null,
    default_member_permissions: null,
  };
  const same = { application_id: '9', version: '1', type: 1, nsfw: false };
  return { ...same, ...none, id, name, description: `About ${name}`, options, ...more };
}

const sub = (name: string, options: CommandOption[], more: Partial<CommandOption> = {}): CommandOption => ({
  type: 1,
  name,
  description: `Section ${name}`,
  options,
  ...more,
});

const commands = [
  command('1', 'kursk', [
    sub('northkorea', [alone], { name_localizations: { uk: 'північна' } }),
    sub('korea', [alone]),
    sub('ask', [question, alone]),
  ]),
  command('2', 'ask', [question, tone, rounds, alone], { name_localizations: { uk: 'запитати' } }),
  command('3', 'sources', []),
  command('4', 'Pin answer', [], { type: 3 }),
  command('5', 'doctor', []),
  command('6', 'list', [
    sub('add', [sub('one', []), sub('two', [])], { type: 2 }),
    sub('hollow', [], { type: 2 }),
  ]),
];
const person = (id: string, name: string, bot = false) => ({ id, name, bot, roles: [], owner: false });
const server = {
  bot: person('9', 'Footnote', true),
  people: [person('9', 'Footnote', true), person('11', 'mona'), person('12', 'alice')],
  roles: [
    { id: '21', name: 'Moderator' },
    { id: '22', name: 'Footnote' },
  ],
  channels: [],
};
const around = { server, locale: 'uk', yes: 'Так', no: 'Ні' };
const offered = ['1', '2', '3', '4', '6'];
const entries = entriesOf(commands, offered, 'uk');
const titles = (typed: string) => fittingEntries(entries, typed).map(({ title }) => title);

function read(text: string): Typing {
  const typing = readTyped(text, entries, 'uk');
  if (!typing) throw new Error(`No command in: ${text}`);
  return typing;
}

describe('the list after a slash', () => {
  test('WHEN nothing is typed THEN each subcommand of what the channel offers is an entry, by its shown name', () => {
    expect(titles('')).toEqual([
      'kursk північна',
      'kursk korea',
      'kursk ask',
      'запитати',
      'sources',
      'list add one',
      'list add two',
    ]);
  });

  test('WHEN something is typed THEN what is called so comes first, then what begins so, then what holds it', () => {
    expect(titles('kursk')).toEqual(['kursk північна', 'kursk korea', 'kursk ask']);
    expect(titles('kursk  NO')).toEqual(['kursk північна']);
    expect(titles('kursk korea')).toEqual(['kursk korea']);
    expect(titles('korea')).toEqual(['kursk північна', 'kursk korea']);
    expect(titles('ask')).toEqual(['запитати', 'kursk ask']);
    expect(titles('запит')).toEqual(['запитати']);
    expect(titles('doctor')).toEqual([]);
  });

  test('WHEN a client has another language THEN it shows base names', () => {
    expect(entriesOf(commands, ['2'], 'de').map(({ title, names }) => [title, names])).toEqual([
      ['ask', ['ask']],
    ]);
  });
});

describe('a command that is typed out', () => {
  test('WHEN its name is not whole, or no space follows THEN it is text as yet', () => {
    for (const text of [
      '',
      'ask how',
      '/',
      '/kursk',
      '/kursk northkorea',
      '/kursk north ',
      '/doctor x',
      ' /ask x',
    ])
      expect(readTyped(text, entries, 'uk'), text).toBeUndefined();
  });

  test('WHEN a space follows its name THEN the first required option is next, or the place after the options', () => {
    expect(read('/kursk ask ')).toMatchObject({ at: 0, draft: { entry: { title: 'kursk ask' }, rest: '' } });
    expect(read('/kursk northkorea ')).toMatchObject({ at: 0, draft: { fields: [], rest: '' } });
  });

  test('WHEN text follows THEN it fills the first required option, up to the next option', () => {
    const whole = [
      '/ask how many tanks private: true',
      '/Ask  question: how many tanks private:true',
      '/ask private: true question:how many tanks',
      '/запитати питання: how many tanks private: так',
    ];
    for (const text of whole) {
      const { draft } = read(text);
      const sent = invocationOf(settled(draft, around));
      expect(sent.command).toBe('2');
      expect(sent.options, text).toHaveLength(2);
      expect(sent.options, text).toEqual(
        expect.arrayContaining([
          { name: 'question', value: 'how many tanks' },
          { name: 'private', value: 'true' },
        ]),
      );
    }
    expect(invocationOf(read('/list add two ').draft)).toEqual({
      command: '6',
      way: ['add', 'two'],
      options: [],
    });
  });

  test('WHEN an option is named in an answer that stands already THEN it is a part of the text', () => {
    const typing = read('/ask why does private: true say question: twice private: no');
    expect(typing.draft.fields.map(({ text }) => text)).toEqual([
      'why does',
      'true say question: twice private: no',
    ]);
  });

  test('WHEN the name of an option is typed in a field THEN the typing goes on in that option', () => {
    const { draft } = read('/kursk ask how many');
    const typing = retype(draft, 0, 'how many private:', 'uk');
    expect(typing.at).toBe(1);
    expect(typing.draft.fields.map(({ text }) => text)).toEqual(['how many', '']);
    expect(addable(typing.draft)).toEqual([]);
    expect(retype(draft, 0, 'at 12:30: why?', 'uk').draft.fields.map(({ text }) => text)).toEqual([
      'at 12:30: why?',
    ]);
  });
});

describe('a command before it is sent', () => {
  const problem = (text: string) => problemOf(settled(read(text).draft, around), around);

  test('THEN what is missing or cannot be is told, and where', () => {
    expect(problem('/ask ')).toEqual({ kind: 'missing', at: 0 });
    expect(problem('/ask   private: true')).toEqual({ kind: 'missing', at: 0 });
    expect(problem('/ask why tone: loud')).toEqual({ kind: 'choice', at: 1 });
    expect(problem('/ask why private: maybe')).toEqual({ kind: 'choice', at: 1 });
    for (const number of ['0', '10', '1.5', 'x', '1e0'])
      expect(problem(`/ask why rounds: ${number}`), number).toEqual({ kind: 'number', at: 1 });
    expect(problem('/kursk northkorea hello')).toEqual({ kind: 'option', at: 0 });
  });

  test('THEN a choice goes by its value, and an optional field that is empty does not go', () => {
    expect(problem('/ask why rounds: 9 tone: сухий private:')).toBeUndefined();
    const { draft } = read('/ask why rounds: 9 tone: сухий private:');
    expect(invocationOf(settled(draft, around)).options).toEqual([
      { name: 'question', value: 'why' },
      { name: 'rounds', value: '9' },
      { name: 'tone', value: 'd' },
    ]);
    const chosen = choose(draft, 0, { name: 'Why, then?', value: '#4' });
    expect(invocationOf(chosen).options[0]).toEqual({ name: 'question', value: '#4' });
    expect(invocationOf(put(chosen, 0, 'Why')).options[0]).toEqual({ name: 'question', value: 'Why' });
  });

  test('WHEN suggestions are wanted for an empty field THEN it goes with the others', () => {
    expect(invocationOf(read('/ask ').draft, 0).options).toEqual([{ name: 'question', value: '' }]);
  });

  test('THEN people, roles and both are choices', () => {
    const of = (type: number) => choicesOf({ type, name: 'who', description: '-' }, around);
    expect(of(6)?.map(({ value }) => value)).toEqual(['9', '11', '12']);
    expect(of(8)?.map(({ value }) => value)).toEqual(['21', '22']);
    expect(of(9)?.map(({ value }) => value)).toEqual(['<@9>', '<@11>', '<@12>', '<@&21>', '<@&22>']);
    expect(choicesOf(question, around)).toBeUndefined();
  });
});

describe('what is sent', () => {
  const sending = (typed: string) => sendingOf({ ...empty, typed }, entries, around);

  test('GIVEN a message THEN it goes without the space around it', () => {
    expect(sending('  hello \n')).toEqual({ do: 'send', text: 'hello' });
    expect(sending(' \n ')).toEqual({ do: 'nothing' });
    expect(sending('x'.repeat(2001))).toMatchObject({ do: 'become', state: { problem: 'length' } });
  });

  test('GIVEN a whole command name THEN the command begins, and goes once nothing is missing', () => {
    const begun = sending('/kursk northkorea');
    if (begun.do !== 'become') return expect.fail(begun.do);
    expect(sendingOf(begun.state, entries, around)).toMatchObject({
      do: 'invoke',
      invocation: { way: ['northkorea'] },
    });
    const asked = sending('/kursk ask');
    if (asked.do !== 'become') return expect.fail(asked.do);
    expect(sendingOf(asked.state, entries, around)).toMatchObject({
      do: 'become',
      state: { problem: { kind: 'missing', at: 0 } },
    });
  });
});

describe('a name after @', () => {
  test('THEN the bot is first, and what is taken replaces what was typed', () => {
    expect(fittingNames(server, '').map(({ mention }) => mention)).toEqual([
      '@Footnote',
      '@mona',
      '@alice',
      '@Moderator',
      '@&Footnote',
    ]);
    const text = 'so @foo how many?';
    const at = mentioningAt(text, 7);
    expect(at).toEqual({ start: 3, end: 7, typed: 'foo' });
    expect(at && withMention(text, at, '@Footnote')).toEqual({ text: 'so @Footnote how many?', caret: 13 });
  });

  test('WHEN the caret is elsewhere, or it is an address THEN no name is being typed', () => {
    expect(mentioningAt('so @foo how', 11)).toBeUndefined();
    expect(mentioningAt('me@foo', 6)).toBeUndefined();
  });
});

test('what is left of a message is shown near the limit, and goes below zero', () => {
  expect(leftOf('x'.repeat(1799))).toBeUndefined();
  expect(leftOf(`${'x'.repeat(2000)}\n`)).toBe(0);
  expect(leftOf('x'.repeat(2001))).toBe(-1);
});

describe('suggestions', () => {
  const choice = (name: string) => [{ name, value: name }];

  test('WHEN somebody types on THEN only what was typed last is asked, and only its answer counts', async () => {
    const asked: string[] = [];
    await new Promise<void>((done) => {
      const suggestions = new Suggestions(() => {
        expect(suggestions).toMatchObject({ waiting: false, choices: choice('last') });
        done();
      });
      const ask = (text: string, answer: Promise<ReturnType<typeof choice>>) =>
        suggestions.ask(() => {
          asked.push(text);
          return answer;
        });
      let late: (choices: ReturnType<typeof choice>) => void = () => {};
      const slow = new Promise<ReturnType<typeof choice>>((resolve) => {
        late = resolve;
      });
      ask('never', Promise.resolve(choice('never')));
      suggestions.ask(() => {
        asked.push('slow');
        ask('last', Promise.resolve(choice('last')));
        late(choice('slow'));
        return slow;
      });
      expect(suggestions.waiting).toBe(true);
    });
    expect(asked).toEqual(['slow', 'last']);
  });

  test('WHEN the question fails THEN there is nothing to choose', async () => {
    await new Promise<void>((done) => {
      const suggestions = new Suggestions(done);
      suggestions.ask(() => Promise.reject(new Error('gone')));
    });
  });
});

describe('keys', () => {
  const held = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
  const press = (key: string, items: number, active: number, more = {}) =>
    actionOf({ key, ...held, ...more }, { items, active, inCommand: true, isEmpty: true });

  test('THEN arrows go round the list, and Enter and Tab take only what is chosen', () => {
    expect(press('ArrowDown', 3, -1)).toEqual({ do: 'move', to: 0 });
    expect(press('ArrowDown', 3, 2)).toEqual({ do: 'move', to: 0 });
    expect(press('ArrowUp', 3, 0)).toEqual({ do: 'move', to: 2 });
    expect(press('Enter', 3, 1)).toEqual({ do: 'take' });
    expect(press('Enter', 3, -1)).toEqual({ do: 'submit' });
    expect(press('Enter', 3, 1, { shiftKey: true })).toBeUndefined();
    expect(press('Tab', 3, 1)).toEqual({ do: 'take' });
    expect(press('Tab', 3, 1, { shiftKey: true })).toEqual({ do: 'leave' });
    expect(press('Tab', 0, -1)).toBeUndefined();
    expect(press('Escape', 3, -1)).toEqual({ do: 'close' });
    expect(press('Escape', 0, -1)).toEqual({ do: 'cancel' });
  });

  test('WHEN Backspace finds nothing to delete THEN an added option goes, and before the first the command', () => {
    expect(press('Backspace', 0, -1)).toEqual({ do: 'back' });
    const { draft } = read('/ask why private:');
    expect(stepBack(draft, 1)).toMatchObject({ at: 0, draft: { fields: [{ text: 'why' }] } });
    expect(stepBack(read('/kursk ask ').draft, 0)).toMatchObject({ draft: undefined, typed: '/kursk ask' });
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    '/',
    'ask',
    'kursk',
    'korea',
    'question:',
    'питання:',
    'private:',
    'tone:',
    '@',
    'true',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(words, fc.string()), { maxLength: 12 }).map((parts) => parts.join(' ')),
    fc.array(fc.oneof(words, fc.string()), { maxLength: 12 }).map((parts) => `/ask ${parts.join(' ')}`),
  );

  test('THEN every command made of it has a known name and options of its own, each once', () => {
    fc.assert(
      fc.property(text, text, fc.nat(4), (typed, more, at) => {
        const first = readTyped(typed, entries, 'uk');
        if (!first) return;
        const { draft } = retype(first.draft, at % (first.draft.fields.length + 1), more, 'uk');
        const { command, way, options } = invocationOf(settled(draft, around));
        const entry = entries.find((one) => one.command.id === command && String(one.way) === String(way));
        expect(entry?.options.map(({ name }) => name)).toEqual(
          expect.arrayContaining(options.map(({ name }) => name)),
        );
        expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
        problemOf(settled(draft, around), around);
      }),
    );
  });

  test('THEN lists of it are parts of the whole, and a mention stands where it was typed', () => {
    fc.assert(
      fc.property(text, fc.nat(40), (typed, caret) => {
        expect(entries).toEqual(expect.arrayContaining([...fittingEntries(entries, typed)]));
        const at = mentioningAt(typed, caret);
        if (!at) return;
        const whole = withMention(typed, at, '@mona');
        expect(whole.text.slice(at.start, whole.caret)).toBe('@mona ');
        fittingNames(server, at.typed);
      }),
    );
  });
});
