import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Command, type Loopback, startLoopback } from '../../src/loopback/loopback.ts';
import { ask, codesOf } from './rest.ts';

let loopback: Loopback;
let globally: string;
let inGuild: string;

beforeEach(async () => {
  loopback = await startLoopback();
  const app = loopback.world.bot.id;
  globally = `/applications/${app}/commands`;
  inGuild = `/applications/${app}/guilds/${loopback.world.guild().id}/commands`;
});
afterEach(async () => {
  expect(loopback.problems).toEqual([]);
  await loopback.close();
});

const command = (more: object = {}) => ({ name: 'kursk', description: 'About Kursk', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'question', description: 'What?', ...more });
const sub = (more: object = {}) => ({ type: 1, name: 'ask', description: 'Ask', ...more });
const choice = (name: string, value: unknown = name) => ({ name, value });
const list = (count: number, make: (index: number) => unknown) =>
  Array.from({ length: count }, (_, i) => make(i));
const named = (count: number, more: object = {}) =>
  list(count, (i) => ({ ...command({ name: `c${i}` }), ...more }));

describe('GIVEN a command that Discord takes THEN it is stored', () => {
  test.each<[string, object]>([
    ['plain', command()],
    ['in another script', command({ name: 'курск' })],
    ["with - _ and '", command({ name: "a-b_c'd" })],
    [
      'with subcommands in a group',
      command({ options: [sub({ type: 2, options: [sub()] }), sub({ name: 'b' })] }),
    ],
    ['with autocomplete', command({ options: [option({ required: true, autocomplete: true })] })],
    [
      'localized',
      command({ name_localizations: { ru: 'курск' }, description_localizations: { ru: 'О Курске' } }),
    ],
    ['a message command', { type: 3, name: 'Pin answer' }],
    ['for places', command({ contexts: [0], integration_types: [0] })],
  ])('%s', async (_what, body) => {
    const { status, body: made } = await ask(loopback, 'POST', globally, body);
    expect(status).toBe(201);
    expect(made).toMatchObject({
      ...body,
      application_id: loopback.world.bot.id,
      default_member_permissions: null,
    });
  });
});

describe('GIVEN a command that Discord refuses THEN 50035 names the fault', () => {
  const locale = 'name_localizations';
  test.each<[string, object, string]>([
    ['upper case', command({ name: 'Kursk' }), 'name: APPLICATION_COMMAND_INVALID_NAME'],
    ['a space', command({ name: 'ku rsk' }), 'name: APPLICATION_COMMAND_INVALID_NAME'],
    ['33 characters', command({ name: 'x'.repeat(33) }), 'name: BASE_TYPE_BAD_LENGTH'],
    ['no description', { name: 'kursk' }, 'description: BASE_TYPE_REQUIRED'],
    ['a long description', command({ description: 'x'.repeat(101) }), 'description: BASE_TYPE_BAD_LENGTH'],
    [
      'a message command with description',
      { type: 3, name: 'Pin', description: 'x' },
      'description: APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION',
    ],
    [
      'a message command with options',
      { type: 3, name: 'Pin', options: [option()] },
      'options: APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS',
    ],
    [
      '26 options',
      command({ options: list(26, (i) => option({ name: `o${i}` })) }),
      'options: BASE_TYPE_BAD_LENGTH',
    ],
    [
      '26 options in a subcommand',
      command({ options: [sub({ options: list(26, (i) => option({ name: `o${i}` })) })] }),
      'options.0.options: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'required after optional',
      command({ options: [option(), option({ name: 'b', required: true })] }),
      'options.1: APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'a subcommand beside an option',
      command({ options: [sub(), option()] }),
      'options: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'a subcommand in a subcommand',
      command({ options: [sub({ options: [sub()] })] }),
      'options.0.options: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'an empty group',
      command({ options: [sub({ type: 2 })] }),
      'options.0.options: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'an option name twice',
      command({ options: [option(), option()] }),
      'options.1: APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
    ],
    [
      'a localized name twice',
      command({ options: [option({ [locale]: { ru: 'x' } }), option({ name: 'b', [locale]: { ru: 'x' } })] }),
      'options.1: APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
    ],
    [
      'an option name in upper case',
      command({ options: [option({ name: 'Q' })] }),
      'options.0.name: APPLICATION_COMMAND_INVALID_NAME',
    ],
    [
      '26 choices',
      command({ options: [option({ choices: list(26, (i) => choice(`c${i}`)) })] }),
      'options.0.choices: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a long choice value',
      command({ options: [option({ choices: [choice('a', 'x'.repeat(101))] })] }),
      'options.0.choices.0.value: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a choice without value',
      command({ options: [option({ choices: [{ name: 'a' }] })] }),
      'options.0.choices.0.value: BASE_TYPE_REQUIRED',
    ],
    [
      'a choice name twice',
      command({ options: [option({ choices: [choice('a', '1'), choice('a', '2')] })] }),
      'options.0.choices.1: APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE',
    ],
    [
      'choices and autocomplete',
      command({ options: [option({ choices: [choice('a')], autocomplete: true })] }),
      'options.0.autocomplete: APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES',
    ],
    [
      'autocomplete of a boolean',
      command({ options: [option({ type: 5, autocomplete: true })] }),
      'options.0: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'max_length of a number',
      command({ options: [option({ type: 4, max_length: 3 })] }),
      'options.0.max_length: APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'max_length 6001',
      command({ options: [option({ max_length: 6001 })] }),
      'options.0.max_length: NUMBER_TYPE_MAX',
    ],
    ['a locale that is not there', command({ [locale]: { xx: 'x' } }), `${locale}.xx: BASE_TYPE_CHOICES`],
    [
      'a bad localized name',
      command({ [locale]: { ru: 'К' } }),
      `${locale}.ru: APPLICATION_COMMAND_INVALID_NAME`,
    ],
    ['an unknown key', command({ permissions: [] }), 'permissions: UNKNOWN_FIELD'],
    [
      'an unknown option key',
      command({ options: [option({ minLength: 1 })] }),
      'options.0.minLength: UNKNOWN_FIELD',
    ],
    ['a context that is not there', command({ contexts: [3] }), 'contexts.0: BASE_TYPE_CHOICES'],
    [
      'permissions that are no bits',
      command({ default_member_permissions: 'PinMessages' }),
      'default_member_permissions: NUMBER_TYPE_COERCE',
    ],
    [
      'more than 8000 characters',
      command({
        options: list(25, (i) =>
          sub({
            name: `s${i}`,
            options: list(4, (j) => option({ name: `o${j}`, description: 'x'.repeat(80) })),
          }),
        ),
      }),
      ': APPLICATION_COMMAND_TOO_LARGE',
    ],
    [
      'more than 8000 characters in its longest language',
      command({
        options: list(25, (i) =>
          sub({
            name: `s${i}`,
            options: list(4, (j) =>
              option({ name: `o${j}`, description_localizations: { ru: 'x'.repeat(80), uk: 'x' } }),
            ),
          }),
        ),
      }),
      ': APPLICATION_COMMAND_TOO_LARGE',
    ],
    [
      'a localized description of 101 characters',
      command({ description_localizations: { uk: 'x'.repeat(101) } }),
      'description_localizations.uk: APPLICATION_COMMAND_INVALID_NAME',
    ],
  ])('%s', async (_what, body, code) => {
    const { status, body: error } = await ask(loopback, 'POST', globally, body);
    expect([status, error.code]).toEqual([400, 50035]);
    expect(codesOf(error.errors)).toContain(code);
  });

  test('contexts in a guild', async () => {
    const { body } = await ask(loopback, 'POST', inGuild, command({ contexts: [0] }));
    expect(codesOf(body.errors)).toEqual(['contexts: UNKNOWN_FIELD']);
  });

  test('a name twice in one PUT', async () => {
    const { body } = await ask(loopback, 'PUT', globally, [command(), command()]);
    expect(codesOf(body.errors)).toEqual(['1: APPLICATION_COMMANDS_DUPLICATE_NAME']);
  });

  test('a localized name that another command has', async () => {
    const other = command({ name: 'other', [locale]: { ru: 'kursk' } });
    const { body } = await ask(loopback, 'PUT', globally, [command(), other]);
    expect(codesOf(body.errors)).toEqual(['1: APPLICATION_COMMANDS_DUPLICATE_NAME']);
    const menu = { type: 3, name: 'kursk' };
    expect((await ask(loopback, 'PUT', globally, [command(), menu])).status).toBe(200);
  });
});

describe('GIVEN limits of a scope', () => {
  test('WHEN there are 100 commands THEN 30032 for one more, another scope has its own', async () => {
    expect((await ask(loopback, 'PUT', globally, named(100))).status).toBe(200);
    expect((await ask(loopback, 'POST', globally, command())).body.code).toBe(30032);
    expect((await ask(loopback, 'POST', inGuild, command())).status).toBe(201);
    expect((await ask(loopback, 'PUT', globally, named(101))).body.code).toBe(30032);
  });

  test('WHEN there are 16 message commands THEN 30032', async () => {
    const menu = list(16, (i) => ({ type: 3, name: `Menu ${i}` }));
    expect((await ask(loopback, 'PUT', globally, menu)).body.code).toBe(30032);
  });

  test('WHEN more than 200 are created in a day THEN 30034; what is there already does not count', async () => {
    await ask(loopback, 'PUT', globally, named(100));
    await ask(loopback, 'PUT', globally, named(100));
    await ask(
      loopback,
      'PUT',
      globally,
      named(100).map((one, i) => ({ ...(one as object), name: `d${i}` })),
    );
    expect((await ask(loopback, 'PUT', globally, [command()])).body.code).toBe(30034);
  });
});

describe('GIVEN stored commands', () => {
  const text = (body: unknown) => body as Command[];

  test('WHEN one is posted again THEN it keeps its id, and its version changes only with it', async () => {
    const first = await ask(loopback, 'POST', globally, command());
    const same = await ask(loopback, 'POST', globally, command());
    const changed = await ask(loopback, 'POST', globally, command({ description: 'Other' }));
    expect([same.status, same.body.version]).toEqual([200, first.body.version]);
    expect(changed.body.id).toBe(first.body.id);
    expect(changed.body.version).not.toBe(first.body.version);
  });

  test('WHEN all are put THEN others go, and the same name keeps its id', async () => {
    const first = await ask(loopback, 'PUT', globally, [command(), command({ name: 'other' })]);
    const second = await ask(loopback, 'PUT', globally, [command({ description: 'New' })]);
    expect(text(second.body).map(({ id }) => id)).toEqual([text(first.body)[0]?.id]);
    expect(loopback.world.commands.size).toBe(1);
  });

  test('WHEN one is renamed to a name that is there THEN 40041', async () => {
    await ask(loopback, 'POST', globally, command());
    const { body } = await ask(loopback, 'POST', globally, command({ name: 'other' }));
    const path = `${globally}/${body.id}`;
    expect((await ask(loopback, 'PATCH', path, { name: 'kursk' })).body.code).toBe(40041);
    expect((await ask(loopback, 'PATCH', path, { name: 'third' })).body).toMatchObject({
      id: body.id,
      name: 'third',
    });
    expect((await ask(loopback, 'DELETE', path)).status).toBe(204);
    expect((await ask(loopback, 'GET', path)).body.code).toBe(10063);
  });

  test('WHEN they are listed THEN localizations come only when asked for', async () => {
    await ask(loopback, 'POST', globally, command({ name_localizations: { ru: 'курск' } }));
    const bare = text((await ask(loopback, 'GET', globally)).body);
    const full = text((await ask(loopback, 'GET', `${globally}?with_localizations=true`)).body);
    expect(bare[0]).not.toHaveProperty('name_localizations');
    expect(full[0]?.name_localizations).toEqual({ ru: 'курск' });
  });
});

test('GIVEN a guild that is unknown, or without the bot, THEN 10004 or 50001', async () => {
  const app = loopback.world.bot.id;
  const other = loopback.world.addGuild({ name: 'Other', bot: null });
  const path = (guild: string) => `/applications/${app}/guilds/${guild}/commands`;
  expect((await ask(loopback, 'PUT', path('1'), [])).body.code).toBe(10004);
  expect((await ask(loopback, 'PUT', path(other.id), [])).body.code).toBe(50001);
  expect((await ask(loopback, 'GET', '/applications/1/commands')).body.code).toBe(20012);
});
