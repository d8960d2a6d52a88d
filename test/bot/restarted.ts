import type { Message, Person } from '../../src/loopback/loopback.ts';
import { type Setup, startDiscord } from './setup.ts';

export interface Restarted extends Setup {
  readonly alice: Person;
  /** Hers, a mention. */
  readonly question: Message;
  readonly answer: Message;
}

/** A question that a bot has answered, and another bot that was started after that. */
export async function startAfterAnswer(asked = '@Footnote who is Podolyak?'): Promise<Restarted> {
  const setup = await startDiscord();
  const first = await setup.startBot();
  const alice = setup.loopback.person('alice');
  const question = alice.writes('general', asked);
  const answer = await alice.hears(question);
  await first.stop();
  await setup.startBot();
  return { ...setup, alice, question, answer };
}
