import { MessageFlags, InteractionResponseType as R } from 'discord-api-types/v10';
import { Refused } from '../errors.ts';
import type { Interaction, Message } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** Milliseconds that a person waits for what a deferral promised. A test that needs longer is too slow anyway. */
const patience = 10_000;

/** The interaction with its first response. @throws Refused when none comes before the deadline. */
export async function firstResponse(
  world: World,
  { id }: Interaction,
  deadline: number,
): Promise<Interaction> {
  const answered = (): Interaction | false => {
    const now = world.interactions.get(id);
    return now?.callback !== undefined && now;
  };
  return await world.until(answered, { timeout: deadline }).catch(() => {
    throw new Refused('The application did not respond');
  });
}

/**
 * The message that a person sees in the end: what a deferral promised too. Where the bot takes it away instead, the
 * message as it was.
 */
export async function outcome(world: World, started: Interaction, deadline: number): Promise<Message> {
  const {
    id,
    callback,
    originalId = '',
    sourceId = '',
    modal,
  } = await firstResponse(world, started, deadline);
  if (modal)
    throw new Refused(`The application opened a modal '${String(modal.title)}' instead of a message.`);
  const options = { timeout: patience, what: 'the message that the application deferred' };
  const before = world.messages.get(callback === R.DeferredMessageUpdate ? sourceId : originalId);
  const gone = (): Message | undefined => (before && !world.messages.has(before.id) ? before : undefined);
  if (callback === R.DeferredMessageUpdate) {
    const changed = (): Message | undefined =>
      world.interactions.get(id)?.results.flatMap((one) => world.messages.get(one) ?? [])[0] ?? gone();
    return await world.until(changed, options);
  }
  return await world.until(() => {
    const message = world.messages.get(originalId);
    if (!message) return gone();
    return ((message.flags ?? 0) & MessageFlags.Loading) === 0 && message;
  }, options);
}
