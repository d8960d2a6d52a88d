import { expect, test } from 'vitest';
import { en } from '../../src/reply/text/en.ts';
import { startDiscord } from './setup.ts';

const QUESTION = '@Footnote who is Podolyak?';

/** An answer to a mention, and a bot that was started after it. */
async function afterRestart() {
  const setup = await startDiscord();
  const { loopback } = setup;
  const first = await setup.startBot();
  const alice = loopback.person('alice');
  const question = alice.writes('general', QUESTION);
  const answer = await alice.hears(question);
  await first.stop();
  await setup.startBot();
  return { loopback, alice, question, answer };
}

test('GIVEN the bot was restarted THEN whoever asked by a mention still turns the page and deletes', async () => {
  const { loopback, alice, answer } = await afterRestart();
  const turned = await alice.presses(answer, en.next);
  expect(turned.id).toBe(answer.id);
  expect((await loopback.person('bob').presses(turned, en.next)).ephemeral).toBe(true);
  await alice.presses(turned, en.delete.button);
  expect(loopback.world.messages.has(answer.id)).toBe(false);
});

test('GIVEN the question is gone as well THEN the page opens for whoever presses alone', async () => {
  const { loopback, alice, question, answer } = await afterRestart();
  loopback.world.deleteMessage(question);
  expect((await alice.presses(answer, en.next)).ephemeral).toBe(true);
});
