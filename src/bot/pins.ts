import {
  type APIMessageTopLevelComponent,
  type APIThreadChannel,
  type Client,
  DiscordAPIError,
  type Message,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';

/** A message as far as pinning looks at it, whatever way it came. */
export interface Posted {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly pinned: boolean;
  readonly components: readonly APIMessageTopLevelComponent[];
}

/**
 * What came of an attempt to pin or to unpin. `doneOpen`: it is done, in a thread that was archived and that
 * the bot may open but not close again.
 */
export type PinOutcome = 'done' | 'doneOpen' | Failure;
type Failure = 'full' | 'gone' | 'archived' | 'locked' | 'botNotAllowed';

/** Whether it is done. */
export function isDone(outcome: PinOutcome): outcome is 'done' | 'doneOpen' {
  return outcome === 'done' || outcome === 'doneOpen';
}

/** A message that discord.js has. */
export function postedOf({ id, channelId, author, pinned, components }: Message): Posted {
  return { id, channelId, authorId: author.id, pinned, components: components.map((top) => top.toJSON()) };
}

/**
 * Pins a message; in a thread that is archived, opens it for that long.
 * @param reason for the server's audit log, which would otherwise name only the bot
 */
export async function pin(client: Client, { channelId, id }: Posted, reason: string): Promise<PinOutcome> {
  // Not `message.pin()`: that needs the channel in the cache, where a private thread may not be.
  const route = Routes.channelMessagesPin(channelId, id);
  return inOpenThread(client, channelId, reason, () => client.rest.put(route, { reason }));
}

/** Unpins a message; the same holds as for pinning. */
export async function unpin(client: Client, { channelId, id }: Posted, reason: string): Promise<PinOutcome> {
  const route = Routes.channelMessagesPin(channelId, id);
  return inOpenThread(client, channelId, reason, () => client.rest.delete(route, { reason }));
}

/** Discord takes no change in a thread that is archived. Whoever may write in it may open it, unless it is locked. */
async function inOpenThread(
  client: Client,
  channelId: string,
  reason: string,
  request: () => Promise<unknown>,
): Promise<PinOutcome> {
  const first = await attempt(request);
  if (first !== 'archived') return first;
  const route = Routes.channel(channelId);
  const { thread_metadata: thread } = (await client.rest.get(route)) as APIThreadChannel;
  // A bot with Manage Threads could open it, but somebody has locked it on purpose.
  if (thread?.locked) return 'locked';
  const archive = (archived: boolean) =>
    attempt(() => client.rest.patch(route, { reason, body: { archived } }));
  if ((await archive(false)) !== 'done') return 'archived';
  let second: 'done' | Failure;
  let closed: 'done' | Failure;
  try {
    second = await attempt(request);
  } finally {
    closed = await archive(true);
  }
  return second === 'done' && closed !== 'done' ? 'doneOpen' : second;
}

async function attempt(request: () => Promise<unknown>): Promise<'done' | Failure> {
  try {
    await request();
    return 'done';
  } catch (error) {
    const failure = error instanceof DiscordAPIError ? FAILURES.get(error.code) : undefined;
    if (failure) return failure;
    throw error;
  }
}

const FAILURES: ReadonlyMap<number | string, Failure> = new Map<number | string, Failure>([
  [RESTJSONErrorCodes.MaximumNumberOfPinsReachedForTheChannel, 'full'],
  [RESTJSONErrorCodes.UnknownMessage, 'gone'],
  [RESTJSONErrorCodes.UnknownChannel, 'gone'],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread, 'archived'],
  [RESTJSONErrorCodes.ThreadLocked, 'locked'],
  [RESTJSONErrorCodes.MissingPermissions, 'botNotAllowed'],
  [RESTJSONErrorCodes.MissingAccess, 'botNotAllowed'],
]);
