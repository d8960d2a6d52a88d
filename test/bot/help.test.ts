import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { articleOf } from '../articles.ts';
import { startDiscord, startFootnote } from './setup.ts';

describe('/help', () => {
  test('THEN its examples are commands that can be pressed, and a question that is answered', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const help = await alice.runs('general', '/help');
    const text = textOf(help);
    expect(help.ephemeral).toBe(true);
    const idOf = (name: string) =>
      [...loopback.world.commands.values()].find((command) => command.name === name)?.id;
    expect(text).toContain(`</ask:${idOf('ask')}>`);
    expect(text).toContain(`</kursk unprecedented:${idOf('kursk')}> opens “Unprecedented action”`);
    expect(text).toContain(`</sources:${idOf('sources')}>`);
    expect(help.mentions).toEqual([]);
    const question = /such as “(.*)”/.exec(text)?.[1];
    expect(question).toMatch(/^What did .* say\?$/);
    expect(textOf(await alice.runs('general', `/ask ${question}`))).not.toContain('Not covered');
  });

  test('THEN it names all that the member may do, and no more', async () => {
    const { loopback } = await startFootnote();
    const helpFor = async (name: string) => textOf(await loopback.person(name).runs('general', '/help'));
    const everybodys = [/<\/pins:\d+> lists/, /\*\*Answer from the articles\*\*/];
    const moderators = [/\*\*Pin answer\*\* and \*\*Unpin answer\*\*/, /<\/doctor:\d+> tells/];
    const [member, moderator] = [await helpFor('alice'), await helpFor('mona')];
    for (const line of everybodys)
      expect([member, moderator]).toEqual(Array(2).fill(expect.stringMatching(line)));
    for (const line of moderators) {
      expect(member).not.toMatch(line);
      expect(moderator).toMatch(line);
    }
  });

  test('GIVEN commands of one server THEN it mentions those', async () => {
    const { loopback, startBot } = await startDiscord();
    await (await startBot()).stop();
    await startBot({ guildId: loopback.world.guild().id });
    const own = [...loopback.world.commands.values()].find(
      ({ name, guild_id }) => name === 'ask' && guild_id !== undefined,
    );
    expect(textOf(await loopback.person('alice').runs('general', '/help'))).toContain(`</ask:${own?.id}>`);
  });

  test('GIVEN an article of which no question is sure to be answered THEN none is shown', async () => {
    const { loopback } = await startFootnote({}, [articleOf(['—', '…'], '@everyone')]);
    const help = await loopback.person('alice').runs('general', '/help');
    expect(textOf(help)).toContain('in plain words\n');
    expect(textOf(help)).toContain(`opens “${en.lead}” of “\\@everyone”`);
  });
});
