import { randomBytes } from 'node:crypto';
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Services } from './command.ts';
import { LateError } from './timeouts.ts';

/** Answers that came too late or twice, or to what is gone: nothing is left to answer, and nothing is broken. */
const MOOT: readonly (number | string)[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownMessage,
];

/** Whether Discord refused a request with one of these codes. */
export function refusedWith(
  error: unknown,
  ...codes: readonly (number | string)[]
): error is DiscordAPIError {
  return error instanceof DiscordAPIError && codes.includes(error.code);
}

/**
 * The one place where whatever goes wrong while serving somebody ends: the log gets the whole error, the
 * person a reference to it.
 * @param about what was being served, for the log; no text of a person belongs in it
 * @param tell says to the person that it failed; may fail itself
 */
export async function guard(
  { log, meters }: Pick<Services, 'log' | 'meters'>,
  about: Readonly<Record<string, unknown>>,
  serve: () => Promise<unknown>,
  tell: (reference: string) => Promise<unknown>,
): Promise<void> {
  try {
    await serve();
  } catch (err) {
    if (refusedWith(err, ...MOOT) || err instanceof LateError) {
      log.warn(
        { ...about, err },
        'Discord takes no answer any more: it was late, given already, or its message is gone',
      );
      return;
    }
    meters.fault();
    const reference = randomBytes(4).toString('hex');
    log.error({ ...about, err, reference }, 'serving somebody failed');
    await tell(reference).catch((telling: unknown) =>
      log.warn({ ...about, err: telling, reference }, 'nor could they be told'),
    );
  }
}
