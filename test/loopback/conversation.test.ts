import { once } from 'node:events';
import {
  ActionRowBuilder,
  ApplicationCommandType,
  ApplicationIntegrationType,
  AuditLogEvent,
  ButtonBuilder,
  ButtonStyle,
  Events,
  type Interaction,
  InteractionContextType,
  type Message,
  MessageFlags,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../../src/loopback/loopback.ts';
import { type Setup, start } from './client.ts';

let setup: Setup;
let onInteraction: (interaction: Interaction) => Promise<unknown> = async () => undefined;
let onMessage: (message: Message) => Promise<unknown> = async () => undefined;
const failures: unknown[] = [];

const kursk = new SlashCommandBuilder()
  .setName('kursk')
  .setDescription('Ask the article about Kursk')
  .setContexts(InteractionContextType.Guild)
  .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
  .addSubcommand((sub) => sub.setName('northkorea').setDescription('North Korea'))
  .addSubcommand((sub) =>
    sub
      .setName('ask')
      .setDescription('Ask')
      .addStringOption((option) =>
        option
          .setName('question')
          .setDescription('What?')
          .setRequired(true)
          .setAutocomplete(true)
          .setMaxLength(100),
      )
      .addIntegerOption((option) =>
        option.setName('limit').setDescription('How many').setMinValue(1).setMaxValue(5),
      )
      .addUserOption((option) => option.setName('for').setDescription('For whom')),
  );

beforeAll(async () => {
  setup = await start();
  const { client } = setup;
  client.on(Events.InteractionCreate, (interaction) => onInteraction(interaction));
  client.on(Events.MessageCreate, async (message) => {
    if (!message.author.bot) await onMessage(message);
  });
  client.on(Events.Error, (error) => failures.push(error));
  await client.application.commands.set([
    kursk,
    {
      name: 'Pin answer',
      type: ApplicationCommandType.Message,
      defaultMemberPermissions: PermissionFlagsBits.PinMessages,
    },
  ]);
});

afterEach(() => {
  onInteraction = async () => undefined;
  onMessage = async () => undefined;
  expect(failures).toEqual([]);
  expect(setup.loopback.problems).toEqual([]);
});
afterAll(() => setup.close());

const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(buttons);
const button = (id: string, label: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);

test('GIVEN a slash command WHEN the bot replies THEN the person sees the reply', async () => {
  onInteraction = async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply(`You asked ${interaction.options.getSubcommand()}.`);
  };
  const reply = await setup.loopback.person('alice').runs('general', '/kursk northkorea');
  expect(reply).toMatchObject({ content: 'You asked northkorea.', ephemeral: false, type: 20 });
});

test('GIVEN a mention THEN the bot reads it AND its reply is heard', async () => {
  onMessage = async (message) => message.reply(`Heard: ${message.content}`);
  const alice = setup.loopback.person('alice');
  const asked = alice.writes('general', '@Bot how many?');
  const answer = await alice.hears(asked);
  expect(answer.content).toBe(`Heard: <@${setup.client.user.id}> how many?`);
});

test('GIVEN a button WHEN the bot updates THEN the same message changes', async () => {
  onInteraction = async (interaction) => {
    if (interaction.isChatInputCommand()) {
      await interaction.reply({ content: 'one', components: [row(button('next', 'Next'))] });
    } else if (interaction.isButton()) await interaction.update({ content: 'two' });
  };
  const alice = setup.loopback.person('alice');
  const first = await alice.runs('general', '/kursk northkorea');
  const second = await alice.presses(first, 'Next');
  expect(second.id).toBe(first.id);
  expect([first.content, second.content]).toEqual(['one', 'two']);
});

test('GIVEN a deferral WHEN the bot takes the message away THEN that is the outcome', async () => {
  onInteraction = async (interaction) => {
    if (interaction.isButton()) {
      await interaction.deferUpdate();
      await interaction.deleteReply();
    } else if (interaction.isChatInputCommand() && interaction.options.getSubcommand() === 'ask') {
      await interaction.deferReply();
      await interaction.deleteReply();
    } else if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'one', components: [row(button('x', 'Delete'))] });
  };
  const { loopback } = setup;
  const alice = loopback.person('alice');
  const reply = await alice.runs('general', '/kursk northkorea');
  const gone = [await alice.presses(reply, 'Delete'), await alice.runs('general', '/kursk ask how many?')];
  expect(gone[0]).toMatchObject({ id: reply.id, content: 'one' });
  for (const { id } of gone) expect(loopback.world.messages.has(id)).toBe(false);
});

test('GIVEN a button WHEN the bot answers for one person THEN others do not see it', async () => {
  onInteraction = async (interaction) => {
    if (interaction.isChatInputCommand()) {
      await interaction.reply({ content: 'one', components: [row(button('why', 'Why'))] });
    } else if (interaction.isButton()) {
      await interaction.reply({ content: 'because', flags: MessageFlags.Ephemeral });
    }
  };
  const { loopback } = setup;
  const alice = loopback.person('alice');
  const reply = await alice.presses(await alice.runs('general', '/kursk northkorea'), 'Why');
  expect(reply).toMatchObject({ content: 'because', ephemeral: true });
  expect(alice.sees('general').map(({ id }) => id)).toContain(reply.id);
  expect(
    loopback
      .person('bob')
      .sees('general')
      .map(({ id }) => id),
  ).not.toContain(reply.id);
  alice.dismisses(reply);
  expect(alice.sees('general').map(({ id }) => id)).not.toContain(reply.id);
});

test('GIVEN a deferral WHEN the bot edits THEN the person sees the edit, not the deferral', async () => {
  onInteraction = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const deferred = await interaction.deferReply({ flags: MessageFlags.Ephemeral, withResponse: true });
    expect(deferred.resource?.message?.flags.has(MessageFlags.Loading)).toBe(true);
    await interaction.editReply({
      components: [{ type: 10, content: 'later' }],
      flags: MessageFlags.IsComponentsV2,
    });
  };
  const reply = await setup.loopback.person('alice').runs('general', '/kursk northkorea');
  expect(reply.ephemeral).toBe(true);
  expect(textOf(reply)).toBe('later');
});

test('GIVEN a follow-up, WHEN the bot fetches and deletes it THEN it is gone', async () => {
  const done = new Promise<void>((resolve) => {
    onInteraction = async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('first');
      const second = await interaction.followUp('second');
      expect((await interaction.fetchReply()).content).toBe('first');
      await interaction.deleteReply(second);
      await interaction.deleteReply();
      await expect(interaction.fetchReply()).rejects.toMatchObject({ code: 10008 });
      resolve();
    };
  });
  const reply = await setup.loopback.person('alice').runs('general', '/kursk northkorea');
  await done;
  expect(setup.loopback.world.messages.has(reply.id)).toBe(false);
});

test('GIVEN a deferred update WHEN the bot edits the message THEN that is what the person sees', async () => {
  onInteraction = async (interaction) => {
    if (interaction.isChatInputCommand()) {
      await interaction.reply({ content: 'one', components: [row(button('go', 'Go'))] });
    } else if (interaction.isButton()) {
      await interaction.deferUpdate();
      await interaction.editReply({ content: 'two', components: [] });
    }
  };
  const alice = setup.loopback.person('alice');
  const after = await alice.presses(await alice.runs('general', '/kursk northkorea'), 'go');
  expect(after.content).toBe('two');
  await expect(alice.presses(after, 'Go')).rejects.toThrow(
    "No button 'Go' on this message. There are: none.",
  );
});

test('GIVEN typed text WHEN an option has autocomplete THEN the bot gets it focused', async () => {
  onInteraction = async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const { name, value } = interaction.options.getFocused(true);
    await interaction.respond([{ name: `${name}: ${value}`, value: 'x' }]);
  };
  const alice = setup.loopback.person('alice');
  expect(await alice.types('general', '/kursk ask question: nor')).toEqual([
    { name: 'question: nor', value: 'x' },
  ]);
  expect(await alice.types('general', '/kursk ask nor')).toEqual([{ name: 'question: nor', value: 'x' }]);
  expect(await alice.types('general', '/kursk ask')).toEqual([{ name: 'question: ', value: 'x' }]);
});

test('GIVEN options of several types THEN the bot reads them as typed', async () => {
  onInteraction = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { options } = interaction;
    const name = options.getUser('for')?.username;
    await interaction.reply(`${options.getString('question')} ${options.getInteger('limit')} ${name}`);
  };
  const alice = setup.loopback.person('alice');
  const reply = await alice.runs('general', '/kursk ask how many? limit: 3 for: @bob');
  expect(reply.content).toBe('how many? 3 bob');
});

test.each([
  ['/kursk', 'needs one of its subcommands'],
  ['/kursk ask', "'question' is required"],
  ['/kursk ask x limit: 9', 'a whole number from 1 to 5'],
  ['/kursk ask x limit: two', 'a whole number'],
  [`/kursk ask ${'x'.repeat(101)}`, 'a text of 1 to 100 characters'],
  ['/kursk ask x for: nobody', 'a user'],
  ['/nothing', "No command '/nothing'"],
])('GIVEN %s THEN the client refuses', async (text, message) => {
  await expect(setup.loopback.person('alice').runs('general', text)).rejects.toThrow(message);
});

test('GIVEN nobody answers in time THEN the application did not respond, and a late answer is refused', async () => {
  const own = await start({ interactionDeadline: 30 });
  await own.client.application.commands.set([kursk]);
  const arrived = once(own.client, Events.InteractionCreate);
  await expect(own.loopback.person('alice').runs('general', '/kursk northkorea')).rejects.toThrow(
    'The application did not respond',
  );
  const [interaction] = await arrived;
  await expect(interaction.reply('late')).rejects.toMatchObject({ code: 10062, status: 404 });
  await own.close();
});

test('GIVEN a token that has expired THEN the webhook refuses it', async () => {
  const own = await start({ tokenLifetime: 0 });
  await own.client.application.commands.set([kursk]);
  const failed = new Promise((resolve) => {
    own.client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('in time');
      resolve(await interaction.followUp('late').catch((error: unknown) => error));
    });
  });
  await own.loopback.person('alice').runs('general', '/kursk northkorea');
  expect(await failed).toMatchObject({ code: 50027, status: 401 });
  await own.close();
});

test('GIVEN a second callback THEN it is refused: already acknowledged', async () => {
  const second = new Promise((resolve) => {
    onInteraction = async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply('one');
      const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      const body = { type: 4, data: { content: 'two' } };
      resolve(await setup.client.rest.post(path, { body, auth: false }).catch((error: unknown) => error));
    };
  });
  await setup.loopback.person('alice').runs('general', '/kursk northkorea');
  expect(await second).toMatchObject({ code: 40060, status: 400 });
});

describe('GIVEN the message command', () => {
  test('WHEN a moderator uses it THEN the bot reads the message AND pins it with a reason', async () => {
    onInteraction = async (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return;
      expect(interaction.targetMessage.content).toBe('worth keeping');
      expect(interaction.memberPermissions?.has(PermissionFlagsBits.PinMessages)).toBe(true);
      await interaction.targetMessage.pin('Pinned for mona & all');
      await interaction.reply({ content: 'done', flags: MessageFlags.Ephemeral });
    };
    const { loopback } = setup;
    const message = loopback.person('alice').writes('general', 'worth keeping');
    const reply = await loopback.person('mona').uses('Pin answer', message);
    expect(reply).toMatchObject({ content: 'done', type: 23 });
    expect(loopback.world.messages.get(message.id)?.pinned).toBe(true);
    expect(loopback.world.guild().auditLog.at(-1)).toMatchObject({
      actionType: 74,
      reason: 'Pinned for mona & all',
    });
    const notice = loopback.world.messagesIn('general').find((one) => one.type === 6);
    expect(notice).toMatchObject({
      author: { username: 'Bot' },
      message_reference: { message_id: message.id },
    });
    loopback.person('mona').unpins(message);
    expect(loopback.world.channel('general').pins).toEqual([]);
  });

  test('WHEN a person lacks the permission THEN it is hidden, unless an admin has opened it', async () => {
    onInteraction = async (interaction) => {
      if (interaction.isMessageContextMenuCommand()) await interaction.reply('you may not');
    };
    const alice = setup.loopback.person('alice');
    const message = alice.writes('general', 'mine');
    await expect(alice.uses('Pin answer', message)).rejects.toThrow("No 'Pin answer'");
    expect(await alice.uses('Pin answer', message, { force: true })).toMatchObject({
      content: 'you may not',
    });
    expect(() => alice.pins(message)).toThrow('alice may not pin messages');
  });
});

describe('GIVEN an archived thread', () => {
  test('WHEN the bot pins THEN 50083, until it is open again', async () => {
    const { loopback, client } = setup;
    const thread = loopback.world.addThread('general', 'Old');
    const message = loopback.person('alice').writes(thread, 'worth keeping');
    loopback.world.archive(thread);
    const channel = await client.channels.fetch(thread.id, { force: true });
    if (!channel?.isThread()) throw new Error('Expected a thread.');
    await expect(channel.messages.pin(message.id)).rejects.toMatchObject({ code: 50083 });
    await channel.setArchived(false);
    await channel.messages.pin(message.id);
    expect((await channel.messages.fetchPins()).items.map((pin) => pin.message.id)).toEqual([message.id]);
  });

  test('WHEN a person uses a command THEN the client refuses; a message opens the thread', async () => {
    const { loopback } = setup;
    const thread = loopback.world.addThread('general', 'Asleep', { archived: true });
    const alice = loopback.person('alice');
    await expect(alice.runs(thread, '/kursk northkorea')).rejects.toThrow('archived');
    alice.writes(thread, 'hello');
    expect(loopback.world.channel(thread).thread?.archived).toBe(false);
  });

  test('WHEN it is locked THEN neither the bot nor a person can open it', async () => {
    const { loopback, client } = setup;
    const thread = loopback.world.addThread('general', 'Locked', { archived: true, locked: true });
    await expect(
      client.rest.patch(`/channels/${thread.id}`, { body: { archived: false } }),
    ).rejects.toMatchObject({
      code: 50013,
    });
    await expect(
      client.rest.post(`/channels/${thread.id}/messages`, { body: { content: 'x' } }),
    ).rejects.toMatchObject({
      code: 160005,
    });
    expect(() => loopback.person('alice').writes(thread, 'x')).toThrow('locked');
  });
});

test('GIVEN 250 pins WHEN the bot pins one more THEN 30003', async () => {
  const { loopback, client } = setup;
  const channel = loopback.world.addChannel('full');
  for (let index = 0; index < 250; index += 1) {
    const message = loopback.world.addMessage(channel, 'alice', `${index}`);
    loopback.world.pin(message, 'alice', { notice: false });
  }
  const last = loopback.world.addMessage(channel, 'alice', 'one more');
  const path = `/channels/${channel.id}/messages/pins` as const;
  await expect(client.rest.put(`${path}/${last.id}`)).rejects.toMatchObject({ code: 30003 });
  const found = new Set<string>();
  const discord = await client.channels.fetch(channel.id);
  if (!discord?.isTextBased()) throw new Error('Expected a text channel.');
  for (let before: Date | undefined, more = true; more; ) {
    const page = await discord.messages.fetchPins({ limit: 50, ...(before ? { before } : {}) });
    for (const { message } of page.items) found.add(message.id);
    before = page.items.at(-1)?.pinnedAt;
    more = page.hasMore;
  }
  expect(found.size).toBe(250);
});

test('GIVEN an unknown route THEN it answers 404 AND it is a problem', async () => {
  const own = await start();
  const { id } = own.loopback.world.channel('general');
  await expect(own.client.rest.get(`/channels/${id}/pins`)).rejects.toMatchObject({ status: 404 });
  expect(own.loopback.problems).toEqual([
    `Unknown route: GET /channels/${id}/pins. Discord would answer 404, or the loopback lacks it.`,
  ]);
  await own.close();
});

test('GIVEN a check that objects THEN 50035 AND a problem', async () => {
  const own = await start({ check: ({ path }) => (path.endsWith('/typing') ? ['no typing'] : []) });
  const heard: string[] = [];
  own.loopback.world.on('problem', (problem) => heard.push(problem));
  const { id } = own.loopback.world.channel('general');
  await expect(own.client.rest.post(`/channels/${id}/typing`)).rejects.toMatchObject({ code: 50035 });
  expect(own.loopback.problems).toEqual([`POST /channels/${id}/typing: no typing`]);
  expect(heard).toEqual(own.loopback.problems);
  await own.close();
});

test('GIVEN an interceptor WHEN it answers 429 THEN the client tries again', async () => {
  const { loopback, client } = setup;
  const { id } = loopback.world.channel('general');
  let first = true;
  const remove = loopback.intercept(() => {
    if (!first) return undefined;
    first = false;
    return Response.json({ message: 'slow down', retry_after: 0.01, global: false }, { status: 429 });
  });
  const before = loopback.requests.length;
  await client.rest.post(`/channels/${id}/typing`);
  remove();
  expect(loopback.requests.slice(before).map(({ status }) => status)).toEqual([429, 204]);
});

test('GIVEN an interceptor that hangs THEN the loopback still closes', async () => {
  const own = await start();
  const asked = new Promise<void>((resolve) => {
    own.loopback.intercept(() => {
      resolve();
      return new Promise(() => undefined);
    });
  });
  const response = own.client.rest.get('/users/@me').catch((error: unknown) => error);
  await asked;
  await own.close();
  expect(await response).toBeInstanceOf(Error);
});

test('GIVEN answers that are lost THEN a request is done, and who sent it does not hear of it', async () => {
  const own = await start();
  Object.assign(own.client.rest.options, { timeout: 100, retries: 0 });
  const { world } = own.loopback;
  const { id } = world.channel('general');
  const post = () => own.client.rest.post(`/channels/${id}/messages`, { body: { content: 'x' } });
  const found = own.loopback.lose(({ method }) => method === 'POST');
  await expect(post()).rejects.toThrow();
  expect(world.messagesIn('general')).toHaveLength(1);
  found();
  own.client.rest.options.timeout = 15_000;
  await post();
  expect(world.messagesIn('general')).toHaveLength(2);
  await own.close();
});

test('GIVEN a forged press THEN the bot gets a custom id that the message does not carry', async () => {
  onInteraction = async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply('plain');
    else if (interaction.isButton()) await interaction.reply(`got ${interaction.customId}`);
  };
  const alice = setup.loopback.person('alice');
  const reply = await alice.runs('general', '/kursk northkorea');
  expect((await alice.forges(reply, 'pin:1')).content).toBe('got pin:1');
});

test('GIVEN an ephemeral message WHEN another person presses its button THEN the client refuses', async () => {
  onInteraction = async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const components = [row(button('next', 'Next'))];
    await interaction.reply({ content: 'yours', components, flags: MessageFlags.Ephemeral });
  };
  const reply = await setup.loopback.person('alice').runs('general', '/kursk northkorea');
  await expect(setup.loopback.person('bob').presses(reply, 'Next')).rejects.toThrow(
    'Only alice sees this message.',
  );
  await expect(
    setup.client.rest.get(`/channels/${reply.channel_id}/messages/${reply.id}`),
  ).rejects.toMatchObject({
    code: 10008,
  });
});

test('GIVEN the commands WHEN they are read back THEN discord.js finds them equal', async () => {
  const { client } = setup;
  const commands = await client.application.commands.fetch({ withLocalizations: true });
  const found = commands.find((command) => command.name === 'kursk');
  // A builder's JSON has undefined keys, which `equals` takes for differences.
  const sent = JSON.parse(JSON.stringify(kursk.toJSON()));
  expect(found?.equals(sent)).toBe(true);
});

test('GIVEN a select menu WHEN a person chooses THEN the bot gets the values', async () => {
  onInteraction = async (interaction) => {
    if (interaction.isChatInputCommand()) {
      const options = ['One', 'Two'].map((label) => ({ label, value: label.toLowerCase() }));
      const components = [{ type: 1, components: [{ type: 3, custom_id: 'pick', options }] }];
      await interaction.reply({ content: 'which?', components });
    } else if (interaction.isStringSelectMenu()) await interaction.update(interaction.values.join());
  };
  const alice = setup.loopback.person('alice');
  const reply = await alice.runs('general', '/kursk northkorea');
  expect((await alice.chooses(reply, 'pick', ['Two'])).content).toBe('two');
  await expect(alice.chooses(reply, 'pick', ['Three'])).rejects.toThrow("No 'Three' in the menu: One, Two.");
});

test('GIVEN a client WHEN it fetches itself and its guild THEN the loopback has it all', async () => {
  const { client, loopback } = setup;
  const guild = client.guilds.cache.first();
  await client.application.fetch();
  expect((await client.users.fetch(loopback.world.user('alice').id, { force: true })).username).toBe('alice');
  expect((await guild?.members.fetchMe({ force: true }))?.id).toBe(client.user.id);
  expect((await guild?.roles.fetch())?.map(({ name }) => name)).toContain('Moderator');
  expect((await guild?.channels.fetchActiveThreads())?.threads).toBeDefined();
  await expect(guild?.fetchAuditLogs()).rejects.toMatchObject({ code: 50013 });
  loopback.world.setRole('Bot', {
    permissions: guild?.members.me?.permissions.add('ViewAuditLog').bitfield ?? 0n,
  });
  const log = await guild?.fetchAuditLogs({ type: AuditLogEvent.MessagePin, limit: 1 });
  expect(log?.entries.first()?.action).toBe(AuditLogEvent.MessagePin);
});

test('GIVEN permissions THEN a person is offered the commands that it may use', () => {
  const { loopback } = setup;
  const names = (who: string) =>
    loopback
      .person(who)
      .offers('general')
      .map(({ name }) => name);
  expect(names('alice')).toEqual(['kursk']);
  expect(names('mona')).toEqual(['kursk', 'Pin answer']);
  const channel = loopback.world.addChannel('quiet');
  loopback.world.setOverwrite(channel, '@everyone', { deny: PermissionFlagsBits.UseApplicationCommands });
  expect(() => loopback.person('alice').offers(channel)).toThrow('USE_APPLICATION_COMMANDS');
});
