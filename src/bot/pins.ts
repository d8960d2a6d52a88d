import {
  type APIMessageTopLevelComponent,
  type Client,
  type Message,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import { refusedWith } from './boundary.ts';

/** A message as far as pinning looks at it, whatever way it came. */
export interface Posted {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly pinned: boolean;
  readonly components: readonly APIMessageTopLevelComponent[];
}

/** What came of an attempt to pin or to unpin. */
export type PinOutcome = 'done' | 'full' | 'gone' | 'archived' | 'botNotAllowed';

/** A message that discord.js has. */
export function postedOf({ id, channelId, author, pinned, components }: Message): Posted {
  return { id, channelId, authorId: author.id, pinned, components: components.map((top) => top.toJSON()) };
}

/**
 * Pins a message.
 * @param reason for the server's audit log, which would otherwise name only the bot
 */
export async function pin(client: Client, { channelId, id }: Posted, reason: string): Promise<PinOutcome> {
  // Not `message.pin()`: that needs the channel in the cache, where a private thread may not be.
  return attempt(() => client.rest.put(Routes.channelMessagesPin(channelId, id), { reason }));
}

/** Unpins a message; the same holds as for pinning. */
export async function unpin(client: Client, { channelId, id }: Posted, reason: string): Promise<PinOutcome> {
  return attempt(() => client.rest.delete(Routes.channelMessagesPin(channelId, id), { reason }));
}

async function attempt(request: () => Promise<unknown>): Promise<PinOutcome> {
  try {
    await request();
    return 'done';
  } catch (error) {
    if (refusedWith(error, RESTJSONErrorCodes.MaximumNumberOfPinsReachedForTheChannel)) return 'full';
    if (refusedWith(error, RESTJSONErrorCodes.UnknownMessage)) return 'gone';
    if (refusedWith(error, RESTJSONErrorCodes.InvalidActionOnArchivedThread)) return 'archived';
    if (refusedWith(error, RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess))
      return 'botNotAllowed';
    throw error;
  }
}
