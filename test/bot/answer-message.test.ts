import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/loopback/loopback.ts';
import { en } from '../../src/reply/text/en.ts';
import { startFootnote } from './setup.ts';

const ANSWER = en.command.answer;

describe('Answer from the articles', () => {
  test('GIVEN a message of somebody else THEN the bot replies to it for all, and tells whoever asked where', async () => {
    const { loopback } = await startFootnote();
    const [alice, bob] = [loopback.person('alice'), loopback.person('bob')];
    const question = bob.writes('general', 'who is Podolyak?');
    const told = await alice.uses(ANSWER, question);
    const answer = await bob.hears(question);
    expect(textOf(answer)).toContain('Mykhailo Podolyak');
    expect(answer.mentions).toEqual([]);
    expect(told.ephemeral).toBe(true);
    expect(textOf(told)).toContain(`/${answer.channel_id}/${answer.id}`);
    expect((await bob.presses(answer, en.next)).id).toBe(answer.id);
  });

  test('GIVEN threads THEN it replies there, and in a private one that it is not in with the command', async () => {
    const { loopback } = await startFootnote();
    const alice = loopback.person('alice');
    const question = alice.writes(alice.startsThread('general', 'Open'), 'who is Podolyak?');
    await alice.uses(ANSWER, question);
    expect(textOf(await alice.hears(question))).toContain('Mykhailo Podolyak');
    const secret = alice.startsThread('general', 'Secret', { private: true });
    const told = await alice.uses(ANSWER, alice.writes(secret, 'who is Podolyak?'));
    expect(textOf(told)).toBe(en.answer.apart);
    const answer = await loopback.world.until(() => loopback.world.messagesIn(secret)[1]);
    expect(textOf(answer)).toContain('Mykhailo Podolyak');
  });

  test('GIVEN a channel where the bot may not write THEN the answer comes as the reply to the command', async () => {
    const { loopback } = await startFootnote();
    const { world } = loopback;
    world.setOverwrite('general', world.role('Footnote'), { deny: PermissionFlagsBits.SendMessages });
    const question = loopback.person('bob').writes('general', 'who is Podolyak?');
    const answer = await loopback.person('alice').uses(ANSWER, question);
    expect(answer.ephemeral).toBe(false);
    expect(textOf(answer)).toContain('Mykhailo Podolyak');
    expect(textOf(answer)).toContain(`Answer to https://discord.com/channels/`);
    expect(textOf(answer)).toContain(question.id);
    const next = await loopback.person('alice').presses(answer, en.next);
    expect(next.id).toBe(answer.id);
    expect(textOf(next)).toContain(question.id);
  });

  test('GIVEN a message without a question, or one of the bot THEN it refuses in private', async () => {
    const { loopback } = await startFootnote();
    const [alice, bob] = [loopback.person('alice'), loopback.person('bob')];
    const mine = await bob.runs('general', '/kursk northkorea');
    const refused = await alice.uses(ANSWER, mine);
    expect(refused.ephemeral).toBe(true);
    expect(textOf(refused)).toBe(en.answer.mine);
    for (const words of ['…', 'hello there', '👍']) {
      const reply = await alice.uses(ANSWER, bob.writes('general', words));
      expect(reply.ephemeral, words).toBe(true);
      expect(textOf(reply), words).toBe(en.answer.empty);
    }
  });
});
