import { PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import { describe, expect, test, vi } from 'vitest';
import { invocableOf } from '../../commands/index.ts';
import { StartError } from '../../src/bot/bot.ts';
import { commandsOf, type SlashCommand } from '../../src/bot/command.ts';
import { textOf } from '../../src/loopback/loopback.ts';
import { notice } from '../../src/reply/message.ts';
import { articleOf, libraryOf } from '../articles.ts';
import { startDiscord, startFootnote } from './setup.ts';

const writes = (requests: readonly { method: string; path: string }[]) =>
  requests
    .filter(({ method, path }) => method !== 'GET' && path.includes('/commands'))
    .map(({ path }) => path);

describe('the commands', () => {
  test('GIVEN a first start THEN they are written once, and a second start writes nothing', async () => {
    const { loopback, startBot, services } = await startDiscord();
    await (await startBot()).stop();
    expect(writes(loopback.requests)).toHaveLength(1);
    const names = [...loopback.world.commands.values()].map(({ name }) => name).sort();
    expect(names).toEqual(
      commandsOf(invocableOf(services.library))
        .map(({ name }) => name)
        .sort(),
    );
    expect(names).toEqual(expect.arrayContaining(['Pin answer', 'Unpin answer', 'ask', 'kursk', 'pins']));
    await startBot();
    expect(writes(loopback.requests)).toHaveLength(1);
  });

  test('GIVEN an article that has changed or gone THEN they are written again', async () => {
    const { loopback, startBot } = await startDiscord();
    await (await startBot()).stop();
    const article = articleOf(['One.', 'Two.', 'Three.']);
    await (await startBot({ invocable: invocableOf(libraryOf(article)) })).stop();
    const names = [...loopback.world.commands.values()].map(({ name }) => name);
    expect(names).toContain('x');
    expect(names).not.toContain('kursk');
    const renamed = articleOf(['One.', 'Two.', 'Three.'], 'Another title');
    await startBot({ invocable: invocableOf(libraryOf(renamed)) });
    expect(writes(loopback.requests)).toHaveLength(3);
    expect([...loopback.world.commands.values()].find(({ name }) => name === 'x')?.description).toBe(
      'Another title',
    );
  });

  test('GIVEN a name or a description that has changed in one language alone THEN they are written again', async () => {
    const { loopback, startBot, services } = await startDiscord();
    await (await startBot()).stop();
    const { slash, message, press } = invocableOf(services.library);
    const [pin, ...others] = message;
    if (!pin?.data.name_localizations) throw new Error('expected a menu command with localizations');
    const names = { ...pin.data.name_localizations, uk: 'Закріпити' };
    const renamed = { ...pin, data: { ...pin.data, name_localizations: names } };
    await (await startBot({ invocable: { slash, press, message: [renamed, ...others] } })).stop();
    expect(writes(loopback.requests)).toHaveLength(2);
    const stored = [...loopback.world.commands.values()].find(({ name }) => name === pin.data.name);
    expect(stored?.name_localizations).toEqual(names);

    const described = slash.map((command) => ({
      ...command,
      data: {
        ...command.data,
        options: command.data.options?.map((option) =>
          option.name === 'question'
            ? { ...option, description_localizations: { ...option.description_localizations, ru: 'Что?' } }
            : option,
        ),
      },
    })) as typeof slash;
    const changed = { slash: described, press, message: [renamed, ...others] };
    await (await startBot({ invocable: changed })).stop();
    expect(writes(loopback.requests)).toHaveLength(3);
    await startBot({ invocable: changed });
    expect(writes(loopback.requests)).toHaveLength(3);
  });

  test('GIVEN one server THEN it alone has them, no global twin is left, and they work', async () => {
    const { loopback, startBot } = await startDiscord();
    await (await startBot()).stop();
    const guildId = loopback.world.guild().id;
    await (await startBot({ guildId })).stop();
    expect(new Set([...loopback.world.commands.values()].map(({ guild_id }) => guild_id))).toEqual(
      new Set([guildId]),
    );
    const before = writes(loopback.requests).length;
    await startBot({ guildId });
    expect(writes(loopback.requests)).toHaveLength(before);
    expect(textOf(await loopback.person('alice').runs('general', '/kursk overview'))).toContain(
      'paragraph 1 of 21',
    );
  });
});

describe('a start that cannot succeed', () => {
  test.each([
    ['a token that Discord does not know', { token: 'wrong.token' }, /does not accept DISCORD_TOKEN/],
    [
      'a server that the bot is not in',
      { guildId: '123456789012345678' },
      /DISCORD_GUILD_ID=123456789012345678/,
    ],
    [
      'a Discord that is not there',
      { api: 'http://127.0.0.1:1/api' },
      /cannot be reached at http:\/\/127\.0\.0\.1:1\/api \(.*\). Expected DISCORD_API_URL/,
    ],
  ])('GIVEN %s THEN it says what to do', async (_, options, expected) => {
    const { startBot } = await startDiscord();
    const error = await startBot(options).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StartError);
    expect(String(error)).toMatch(expected);
  });
});

describe('what goes wrong while serving', () => {
  const broken = () => {
    throw new Error('the index is broken');
  };

  test('GIVEN a fault in a command THEN the member gets a reference in private, and the log the whole error under it', async () => {
    const { loopback, startBot, services, logged } = await startDiscord();
    await startBot({ services: { ...services, ask: broken } });
    const reply = await loopback.person('alice').runs('general', '/kursk ask question: a');
    expect(reply.ephemeral).toBe(true);
    const reference = /`([0-9a-f]{8})`/.exec(textOf(reply))?.[1];
    const line = logged.find((entry) => entry.reference === reference);
    expect(line).toMatchObject({ name: 'kursk', err: { message: 'the index is broken' } });
    expect(JSON.stringify(line)).toContain('lifecycle.test.ts');
  });

  test('GIVEN a fault in a mention THEN the reply has a reference that the log has too', async () => {
    const { loopback, startBot, services, logged } = await startDiscord();
    await startBot({ services: { ...services, ask: broken } });
    const alice = loopback.person('alice');
    const reply = await alice.hears(await alice.writes('general', '@Footnote a'));
    const reference = /`([0-9a-f]{8})`/.exec(textOf(reply))?.[1];
    expect(logged.some((entry) => entry.reference === reference)).toBe(true);
  });

  test('GIVEN a fault where faults are handled THEN discord.js reports it, the log has it, and the bot goes on', async () => {
    const { loopback, startBot, services, logged } = await startDiscord();
    const meters = { ...services.meters, fault: broken };
    await startBot({ services: { ...services, ask: broken, meters } });
    const alice = loopback.person('alice');
    alice.runs('general', '/kursk ask question: a').catch(() => undefined);
    await vi.waitFor(() =>
      expect(logged.find(({ msg }) => msg === 'discord.js reports an error')).toMatchObject({
        level: 50,
        err: { message: 'the index is broken' },
      }),
    );
    await alice.runs('general', '/kursk overview');
  });

  test('GIVEN an answer that Discord finds late THEN it is logged and the bot goes on', async () => {
    const { loopback, logged } = await startFootnote({ interactionDeadline: 200 });
    const alice = loopback.person('alice');
    const late = loopback.intercept(({ path }) =>
      path.endsWith('/callback')
        ? Response.json({ code: 10062, message: 'Unknown interaction' }, { status: 404 })
        : undefined,
    );
    await expect(alice.runs('general', '/kursk overview')).rejects.toThrow(/did not respond/);
    late();
    expect(logged.find(({ msg }) => msg.startsWith('Discord takes no answer'))).toMatchObject({
      level: 40,
      err: { code: 10062 },
    });
    expect(textOf(await alice.runs('general', '/kursk overview'))).toContain('paragraph 1 of 21');
  });

  test('GIVEN a message that is deleted while its button is pressed THEN nothing is said, and the bot goes on', async () => {
    const { loopback, logged } = await startFootnote();
    const alice = loopback.person('alice');
    const answer = await alice.runs('general', '/kursk overview');
    const remove = loopback.intercept(({ path }) => {
      if (path.endsWith('/callback')) loopback.world.deleteMessage(answer);
      return undefined;
    });
    alice.presses(answer, 'Next').catch(() => undefined);
    await vi.waitFor(() =>
      expect(logged.find(({ msg }) => msg.startsWith('Discord takes no answer'))).toMatchObject({
        err: { code: 10008 },
      }),
    );
    remove();
    expect(logged.filter(({ level }) => level >= 50)).toEqual([]);
    await alice.runs('general', '/kursk overview');
  });

  test('GIVEN a command that answers twice THEN the first answer stands, and the second is logged', async () => {
    const { loopback, startBot, logged } = await startDiscord();
    const { slash, ...others } = invocableOf(libraryOf());
    const twice: SlashCommand = {
      data: { name: 'twice', description: 'Answers twice' },
      async execute(interaction) {
        const { flags, components } = notice('once');
        const { client, id, token } = interaction;
        await interaction.reply({ flags, components });
        // As a second process under the same token would.
        await client.rest.post(Routes.interactionCallback(id, token), {
          body: { type: 4, data: { flags, components } },
        });
      },
    };
    await startBot({ invocable: { slash: [...slash, twice], ...others } });
    expect(textOf(await loopback.person('alice').runs('general', '/twice'))).toBe('once');
    await vi.waitFor(() =>
      expect(logged.some(({ err }) => (err as { code?: number })?.code === 40060)).toBe(true),
    );
    expect(logged.filter(({ level }) => level >= 50)).toEqual([]);
  });

  test('GIVEN the bot may not write where it is mentioned THEN it stays silent and the log says why', async () => {
    const { loopback, logged } = await startFootnote();
    const { world } = loopback;
    world.setOverwrite('general', world.role('Footnote'), { deny: PermissionFlagsBits.SendMessages });
    const alice = loopback.person('alice');
    await alice.writes('general', '@Footnote who is Podolyak?');
    await alice.hears(await alice.writes('news', '@Footnote who is Podolyak?'));
    await vi.waitFor(() =>
      expect(logged.some(({ msg }) => msg.startsWith('a mention cannot be answered'))).toBe(true),
    );
    expect(alice.sees('general').filter(({ author }) => author.bot)).toEqual([]);
  });
});

describe('the connection', () => {
  test.each([
    ['is cut', 'drop'],
    ['shall be made anew', 'reconnect'],
  ] as const)('GIVEN it %s THEN it is resumed and what came meanwhile is answered', async (_, fault) => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const resumed = loopback.gateway.next('resume');
    loopback.gateway[fault]();
    const question = await alice.writes('general', '@Footnote who is Podolyak?');
    await resumed;
    expect(textOf(await alice.hears(question))).toContain('Podolyak');
  });

  test('THEN no line of the log at any level holds the token, nor an interaction token', async () => {
    const { loopback, logged } = await startFootnote();
    const alice = loopback.person('alice');
    await alice.runs('general', '/kursk overview');
    const tokens = [...loopback.world.interactions.values()].map(({ token }) => token);
    expect(tokens).not.toEqual([]);
    for (const secret of [loopback.token, ...tokens]) expect(JSON.stringify(logged)).not.toContain(secret);
  });
});
