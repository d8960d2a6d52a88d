import { ApplicationCommandType, Events, type Interaction, SlashCommandBuilder } from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Invocation } from '../../src/loopback/loopback.ts';
import { type Setup, start } from './client.ts';

let setup: Setup;
const failures: unknown[] = [];

const kursk = new SlashCommandBuilder()
  .setName('kursk')
  .setDescription('About Kursk')
  .addSubcommandGroup((group) =>
    group
      .setName('about')
      .setDescription('About')
      .addSubcommand((sub) => sub.setName('tanks').setDescription('Tanks')),
  )
  .addSubcommand((sub) =>
    sub
      .setName('ask')
      .setDescription('Ask')
      .addStringOption((option) =>
        option.setName('question').setDescription('What?').setRequired(true).setAutocomplete(true),
      )
      .addStringOption((option) =>
        option
          .setName('article')
          .setDescription('Which?')
          .setAutocomplete(true)
          .setNameLocalizations({ de: 'artikel' }),
      )
      .addIntegerOption((option) => option.setName('limit').setDescription('How many').setMaxValue(5)),
  );

/** Tells in the answer all that the bot has got. */
async function echo(interaction: Interaction): Promise<unknown> {
  if (interaction.isAutocomplete()) {
    const { name, value } = interaction.options.getFocused(true);
    const all = ['question', 'article', 'limit'].map(
      (key) => `${key}=${interaction.options.get(key)?.value}`,
    );
    return await interaction.respond([{ name: `${name}: ${value}`, value: all.join(' ') }]);
  }
  if (interaction.isMessageContextMenuCommand()) return await interaction.reply(interaction.targetMessage.id);
  if (!interaction.isChatInputCommand()) return undefined;
  const { options, locale } = interaction;
  const got = ['question', 'article', 'limit'].map((key) => JSON.stringify(options.get(key)?.value));
  const way = [options.getSubcommandGroup(false), options.getSubcommand()];
  return await interaction.reply([...way.filter(Boolean), ...got, locale].join(' '));
}

beforeAll(async () => {
  setup = await start();
  setup.client.on(Events.InteractionCreate, (interaction) => void echo(interaction));
  setup.client.on(Events.Error, (error) => failures.push(error));
  await setup.client.application.commands.set([
    kursk,
    { name: 'Show', type: ApplicationCommandType.Message },
  ]);
});
afterEach(() => {
  expect(failures).toEqual([]);
  expect(setup.loopback.problems).toEqual([]);
});
afterAll(() => setup.close());

const idOf = (name: string) =>
  [...setup.loopback.world.commands.values()].find((command) => command.name === name)?.id ?? '';
const picked = (way: string[], options: Record<string, string> = {}): Invocation => ({
  command: idOf('kursk'),
  way,
  options: Object.entries(options).map(([name, value]) => ({ name, value })),
});
const alice = () => setup.loopback.person('alice');

describe('GIVEN a command that is picked', () => {
  test('THEN the bot gets what it gets of the same command typed', async () => {
    const typed = await alice().runs('general', '/kursk ask question: how many? limit: 3');
    const same = await alice().runs('general', picked(['ask'], { question: 'how many?', limit: '3' }));
    expect(same.content).toBe('ask "how many?"  3 en-US');
    expect(same.content).toBe(typed.content);
    const group = await alice().runs('general', picked(['about', 'tanks']));
    expect(group.content).toBe('about tanks    en-US');
  });

  test('THEN a value is taken as it is, whatever it looks like', async () => {
    const { content } = await alice().runs('general', picked(['ask'], { question: 'limit: 3 /ask ' }));
    expect(content).toBe('ask "limit: 3 /ask "   en-US');
  });

  test('WHEN an option is typed into THEN that one is focused, and the others go with it', async () => {
    const typing = picked(['ask'], { question: 'how', article: '', limit: '2' });
    expect(await alice().types('general', typing, { focused: 'question' })).toEqual([
      { name: 'question: how', value: 'question=how article=undefined limit=2' },
    ]);
    expect(await alice().types('general', typing, { focused: 'article' })).toEqual([
      { name: 'article: ', value: 'question=how article= limit=2' },
    ]);
  });

  test.each<[string, () => Invocation, RegExp]>([
    ['a command that is not there', () => ({ ...picked([]), command: '1' }), /not offered here/],
    ['a message command', () => ({ ...picked([]), command: idOf('Show') }), /not offered here/],
    ['no subcommand', () => picked([]), /one of its subcommands \(about, ask\)/],
    ['half a way', () => picked(['about']), /one of its subcommands \(tanks\)/],
    ['a way that is not there', () => picked(['ask', 'more']), /no subcommand 'more'/],
    ['an option as a step of the way', () => picked(['ask', 'question']), /no subcommand 'question'/],
    ['no required option', () => picked(['ask'], { limit: '1' }), /'question' is required/],
    ['an unknown option', () => picked(['ask'], { answer: 'x' }), /\/kursk ask has no option 'answer'/],
    ['a translated name', () => picked(['ask'], { question: 'x', artikel: 'y' }), /no option 'artikel'/],
    ['a value that does not fit', () => picked(['ask'], { question: 'x', limit: '6' }), /whole number/],
    [
      'an option twice',
      () => ({ ...picked(['ask']), options: Array(2).fill({ name: 'question', value: 'x' }) }),
      /given once/,
    ],
  ])('WHEN it has %s THEN that is refused', async (_, invocation, why) => {
    await expect(alice().runs('general', invocation())).rejects.toThrow(why);
  });

  test.each([
    ['limit', /neither autocomplete nor choices/],
    ['article', /no option that is typed into/],
  ])(
    'WHEN %s is typed into, which gets no suggestions or is not open THEN that is refused',
    async (focused, why) => {
      const typing = picked(['ask'], { question: 'x', limit: '1' });
      await expect(alice().types('general', typing, { focused })).rejects.toThrow(why);
    },
  );

  test('GIVEN a command of the message menu THEN its id will do', async () => {
    const message = alice().writes('general', 'Hello');
    expect((await alice().uses(idOf('Show'), message)).content).toBe(message.id);
    await expect(alice().uses(idOf('kursk'), message)).rejects.toThrow("No 'kursk' among the Apps");
  });
});
