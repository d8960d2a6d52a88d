import { expect, test } from 'vitest';
import { en } from '../../src/reply/text/en.ts';
import { startAfterAnswer } from './restarted.ts';

test('GIVEN the bot was restarted THEN whoever asked by a mention still turns the page and deletes', async () => {
  const { loopback, alice, answer } = await startAfterAnswer();
  const turned = await alice.presses(answer, en.next);
  expect(turned.id).toBe(answer.id);
  expect((await loopback.person('bob').presses(turned, en.next)).ephemeral).toBe(true);
  await alice.presses(turned, en.delete.button);
  expect(loopback.world.messages.has(answer.id)).toBe(false);
});

test('GIVEN the question is gone as well THEN the page opens for whoever presses alone', async () => {
  const { loopback, alice, question, answer } = await startAfterAnswer();
  loopback.world.deleteMessage(question);
  expect((await alice.presses(answer, en.next)).ephemeral).toBe(true);
});
