import { type Message, RESTJSONErrorCodes, Routes } from 'discord.js';
import { refusedWith } from './boundary.ts';

/** What came of an attempt to pin. */
export type PinOutcome = 'pinned' | 'full' | 'gone' | 'archived' | 'botNotAllowed';

/**
 * Pins a message.
 * @param reason for the server's audit log, which would otherwise name only the bot
 */
export async function pin({ client, channelId, id }: Message, reason: string): Promise<PinOutcome> {
  try {
    // Not `message.pin()`: that needs the channel in the cache, where a private thread may not be.
    await client.rest.put(Routes.channelMessagesPin(channelId, id), { reason });
    return 'pinned';
  } catch (error) {
    if (refusedWith(error, RESTJSONErrorCodes.MaximumNumberOfPinsReachedForTheChannel)) return 'full';
    if (refusedWith(error, RESTJSONErrorCodes.UnknownMessage)) return 'gone';
    if (refusedWith(error, RESTJSONErrorCodes.InvalidActionOnArchivedThread)) return 'archived';
    if (refusedWith(error, RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess))
      return 'botNotAllowed';
    throw error;
  }
}
