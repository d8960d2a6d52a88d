import { PermissionsBitField } from 'discord.js';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import about from '../../package.json' with { type: 'json' };
import { PERMISSIONS } from '../../src/bot/permissions.ts';
import { textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { articleOf } from '../articles.ts';
import { startDiscord, startFootnote } from './setup.ts';

const { doctor } = en;
const NEEDED = Object.values(doctor.permissions);

describe('/doctor', () => {
  test('GIVEN all is well THEN it says so, with articles, dates, version and where commands are permitted', async () => {
    const { loopback } = await startFootnote();
    const report = await loopback.person('mona').runs('general', '/doctor');
    expect(report.ephemeral).toBe(true);
    const lines = textOf(report).split('\n');
    for (const { name, use } of NEEDED) expect(lines).toContain(doctor.held(name, use));
    expect(lines).toContain(doctor.inSync);
    expect(lines).toContain(doctor.articles(1));
    expect(lines).toContain("- Five things to know about Ukraine's Kursk incursion · as of 26 April 2025");
    expect(lines).toContain(doctor.integrations('Footnote'));
    expect(lines).toContain(doctor.version('Footnote', about.version, '0 min'));
  });

  test('THEN it looks at all permissions that the bot is invited with', () => {
    const looked = Object.keys(doctor.permissions) as (keyof typeof doctor.permissions)[];
    expect(PermissionsBitField.resolve(looked)).toBe(PermissionsBitField.resolve(PERMISSIONS));
  });

  test('GIVEN a member THEN it is not offered', async () => {
    const { loopback } = await startFootnote();
    await expect(loopback.person('alice').runs('general', '/doctor')).rejects.toThrow(/No command/);
  });

  test.each(Object.entries(doctor.permissions))(
    'GIVEN %s is denied in one channel THEN it says there what to do, and nothing in another',
    async (permission, { name, use }) => {
      const { loopback } = await startFootnote();
      const { world } = loopback;
      const mona = loopback.person('mona');
      const deny = PermissionFlagsBits[permission as keyof typeof doctor.permissions];
      world.setOverwrite('general', world.role('Footnote'), { deny });
      const missing = doctor.missing(name, use, 'Footnote');
      expect(textOf(await mona.runs('general', '/doctor')).split('\n')).toContain(missing);
      expect(textOf(await mona.runs('news', '/doctor'))).not.toContain('❌');
    },
  );

  test('GIVEN a thread THEN it names the channel that its permissions come from', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    const mona = loopback.person('mona');
    world.setOverwrite('general', world.role('Footnote'), { deny: PermissionFlagsBits.PinMessages });
    const lines = textOf(await mona.runs(mona.startsThread('general', 'Open'), '/doctor')).split('\n');
    expect(lines[0]).toBe(doctor.inThread(`<#${world.channel('general').id}>`));
    const { name, use } = doctor.permissions.PinMessages;
    expect(lines).toContain(doctor.missing(name, use, 'Footnote'));
    expect(lines).not.toContain(doctor.notIn);
  });

  test('GIVEN a private thread THEN it says whether the bot is in it, and being mentioned is enough', async () => {
    const { loopback } = await startFootnote();
    const mona = loopback.person('mona');
    const secret = mona.startsThread('general', 'Secret', { private: true });
    expect(textOf(await mona.runs(secret, '/doctor')).split('\n')).toContain(doctor.notIn);
    expect(textOf(await mona.runs(secret, '/pins'))).toBe(en.pins.notIn);
    await mona.hears(mona.writes(secret, '@Footnote who is Podolyak?'));
    expect(textOf(await mona.runs(secret, '/doctor'))).not.toContain('❌');
    expect(textOf(await mona.runs(secret, '/pins'))).toBe(en.pins.none);
  });

  test.each([
    ['differ', /\/applications\/\d+\/commands$/, { description: 'Another one' }],
    ['are there twice', /\/guilds\/\d+\/commands$/, {}],
  ])('GIVEN commands that %s THEN it says so and writes nothing', async (_, route, change) => {
    const { loopback } = await startFootnote();
    const { world, requests } = loopback;
    const writes = () =>
      requests.filter(({ method, path }) => method === 'PUT' && path.includes('/commands'));
    const written = writes().length;
    loopback.intercept(({ method, path }) =>
      method === 'GET' && route.test(path)
        ? Response.json([...world.commands.values()].map((command) => ({ ...command, ...change })))
        : undefined,
    );
    const report = await loopback.person('mona').runs('general', '/doctor');
    expect(textOf(report).split('\n')).toContain(doctor.notInSync);
    expect(writes()).toHaveLength(written);
  });

  test('GIVEN the commands are of one server THEN they are in sync there', async () => {
    const { loopback, startBot } = await startDiscord();
    await startBot({ guildId: loopback.world.guild().id });
    expect(textOf(await loopback.person('mona').runs('general', '/doctor'))).toContain(doctor.inSync);
  });

  test('GIVEN more articles than can be named THEN the newest are, and the rest is counted', async () => {
    const articles = Array.from({ length: 60 }, (_, n) => ({
      ...articleOf(['Text.'], `@everyone ${'*'.repeat(180)}`),
      id: `a${n}`,
      summary: 'An article',
      ...(n > 0 && { published: `2025-01-${String((n % 28) + 1).padStart(2, '0')}` }),
    }));
    const { loopback } = await startFootnote({}, articles);
    const report = textOf(await loopback.person('mona').runs('general', '/doctor'));
    expect(report).toContain(doctor.articles(60));
    expect(report).toContain(doctor.more(54));
    expect(report).toContain('as of 28 January 2025');
    expect(report).not.toContain(en.notStated.published);
  });

  test('THEN the time since the start is told in days, hours and minutes', () => {
    expect([doctor.uptime(0, 0, 5), doctor.uptime(0, 2, 0), doctor.uptime(3, 0, 1)]).toEqual([
      '5 min',
      '2 h 0 min',
      '3 d 0 h 1 min',
    ]);
  });
});
