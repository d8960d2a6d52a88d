import { setTimeout as sleep } from 'node:timers/promises';
import { RESTJSONErrorCodes } from 'discord.js';
import { createRecent } from './recent.ts';
import { isAbort, refusalIn, type Send } from './rest.ts';

/** Discord takes the first answer to an interaction for so many milliseconds, and no longer. */
const ANSWER = 3_000;

/** Milliseconds for one attempt at it: where nothing comes back, a second one is still in time. */
const ANSWER_ATTEMPT = 1_400;

/** Milliseconds for other requests; whoever else is served in that channel waits as long. */
const ATTEMPT = 5_000;

/** Milliseconds between a failure of Discord's own and the next attempt, for which discord.js does not wait. */
const PAUSE = 250;

/** Answers that are remembered while they are on their way; older ones are forgotten. */
const ANSWERS = 2_000;

/** The first answer to an interaction did not reach Discord in time. */
export class LateError extends Error {
  override readonly name = 'LateError';
}

interface Answering {
  readonly since: number;
  /** An attempt got no reply, and may have reached Discord all the same. */
  unsure: boolean;
}

/**
 * Gives a request no more time than whoever waits for it has. discord.js repeats what is given up, three times
 * at most; what would be there twice then is not repeated.
 */
export function withTimeouts(send: Send): Send {
  const answers = createRecent<Answering>(ANSWERS);

  const answer: Send = async (url, init) => {
    const entry = answers.get(url) ?? { since: performance.now(), unsure: false };
    answers.set(url, entry);
    const left = entry.since + ANSWER - performance.now();
    if (left <= 0) throw new LateError(`Discord has not taken the answer within ${ANSWER} ms.`);
    const { unsure } = entry;
    entry.unsure = true;
    const reply = await within(Math.min(ANSWER_ATTEMPT, left), send)(url, init);
    entry.unsure = unsure || reply.status >= 500;
    const isLast = reply.status < 500 && reply.status !== 429;
    if (isLast) answers.delete(url);
    if (!unsure || reply.status !== 400) return reply;
    const { code, response } = await refusalIn(reply);
    // It has reached Discord before, and only the reply to it was lost.
    const taken = code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
    return taken ? new Response(null, { status: 204 }) : response;
  };

  const way = (method: string | undefined, path: string): Send => {
    if (/\/interactions\/\d+\/[^/]+\/callback$/.test(path)) return answer;
    if (method === 'POST' && path.includes('/webhooks/')) return once(send);
    // Discord takes its time to write a long list of commands.
    return path.endsWith('/commands') ? send : within(ATTEMPT, send);
  };

  return async (url, init) => {
    const response = await way(init.method, new URL(url).pathname)(url, init);
    if (response.status >= 500) await sleep(PAUSE);
    return response;
  };
}

function within(milliseconds: number, send: Send): Send {
  return async (url, init) => {
    const timeout = new AbortController();
    let answered = false;
    // Where the process itself was busy, the reply may be there and only not read yet.
    const giveUp = () => setImmediate(() => answered || timeout.abort());
    const timer = setTimeout(giveUp, milliseconds);
    try {
      // In place of discord.js's signal, which would give up later than this one: to heed both costs more time than
      // all else that is done here.
      return await send(url, { ...init, signal: timeout.signal });
    } finally {
      answered = true;
      clearTimeout(timer);
    }
  };
}

/** A message that follows an answer has no mark by which Discord would know it again. */
function once(send: Send): Send {
  return (url, init) =>
    send(url, init).catch((error: unknown) => {
      if (!isAbort(error)) throw error;
      throw new Error('Discord has not said whether it took a message that follows an answer.', {
        cause: error,
      });
    });
}
