import {
  type APIMessage,
  type APIMessageTopLevelComponent,
  type APIThreadChannel,
  type Client,
  DiscordAPIError,
  type Message,
  type RESTGetAPIChannelMessagesPinsResult,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import { limits } from '../reply/limits.ts';
import { quotes } from '../reply/recognise.ts';
import { refusedWith } from './boundary.ts';

/** A message as far as pinning looks at it, whatever way it came. */
export interface Posted {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly pinned: boolean;
  readonly components: readonly APIMessageTopLevelComponent[];
}

/** A message of a channel as it is now; undefined where it is gone, or out of the bot's sight. */
export async function postedAt(client: Client, channelId: string, id: string): Promise<Posted | undefined> {
  try {
    return postedFrom((await client.rest.get(Routes.channelMessage(channelId, id))) as APIMessage);
  } catch (error) {
    if (refusedWith(error, RESTJSONErrorCodes.UnknownMessage, RESTJSONErrorCodes.MissingAccess))
      return undefined;
    throw error;
  }
}

/**
 * The bot's own answers among a channel's pins, the last pinned first. Discord is asked each time: it is the
 * only record, and a pin made by hand counts like any other. Undefined where the channel is out of the bot's
 * sight, such as a private thread that it is not in, of which its permissions say nothing.
 */
export async function answersPinned(
  client: Client<true>,
  channelId: string,
): Promise<readonly Pin[] | undefined> {
  try {
    return await readPins(client, channelId);
  } catch (error) {
    if (refusedWith(error, RESTJSONErrorCodes.MissingAccess)) return undefined;
    throw error;
  }
}

async function readPins(client: Client<true>, channelId: string): Promise<readonly Pin[]> {
  const pins: Pin[] = [];
  let before: string | undefined;
  for (;;) {
    const query = new URLSearchParams({ limit: String(limits.pinsPage), ...(before && { before }) });
    const { items, has_more } = (await client.rest.get(Routes.channelMessagesPins(channelId), {
      query,
    })) as RESTGetAPIChannelMessagesPinsResult;
    pins.push(...items.map(({ message, pinned_at }) => ({ ...postedFrom(message), at: pinned_at })));
    before = items.at(-1)?.pinned_at;
    if (!has_more || !before) break;
  }
  return pins
    .filter(({ authorId, components }) => authorId === client.user.id && quotes(components))
    .toSorted((a, b) => b.at.localeCompare(a.at));
}

function postedFrom({ id, channel_id, author, pinned, components = [] }: APIMessage): Posted {
  return { id, channelId: channel_id, authorId: author.id, pinned, components };
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

/** A message that is pinned, and since when. */
export interface Pin extends Posted {
  /** A time as ISO 8601 writes it. */
  readonly at: string;
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
