import { Writable } from 'node:stream';
import { expect, onTestFinished } from 'vitest';
import { invocableOf } from '../../commands/index.ts';
import { createAsk } from '../../src/answer/answer.ts';
import { createNotes } from '../../src/answer/notes.ts';
import { createSuggestionIndex } from '../../src/answer/suggestion-index.ts';
import { type Bot, type BotOptions, startBot } from '../../src/bot/bot.ts';
import type { SharedServices } from '../../src/bot/command.ts';
import { createQuestionStore } from '../../src/bot/question-store.ts';
import { noMeters } from '../../src/health/meters.ts';
import type { Article, Library } from '../../src/knowledge/article.ts';
import { loadLibrary } from '../../src/knowledge/load.ts';
import { createLog } from '../../src/log.ts';
import { type Loopback, type LoopbackOptions, startLoopback } from '../../src/loopback/loopback.ts';
import { libraryOf } from '../articles.ts';
import { checkRequest } from '../openapi.ts';

export interface Setup {
  readonly loopback: Loopback;
  readonly services: SharedServices;
  /** What the bot has logged, a line each. */
  readonly logged: readonly { level: number; msg: string; [key: string]: unknown }[];
  /** Starts another bot on the same Discord, as a restart would. */
  startBot(options?: Partial<BotOptions>): Promise<Bot>;
}

const { library: shipped } = await loadLibrary('knowledge');

/** What is worked out of a library, to be served. */
export async function openLibrary(
  library: Library,
): Promise<Omit<SharedServices, 'log' | 'meters' | 'store'>> {
  const notesOn = createNotes();
  const suggestions = await createSuggestionIndex().open(library);
  return { library, notesOn, ask: await createAsk(library, { notesOn }), suggestions, problems: [] };
}

/** Keeps what is to be done when a test has ended. */
type AtEnd = (end: () => Promise<void>) => void;

/**
 * A Discord on 127.0.0.1 that holds every request against Discord's own description. Whatever it had to
 * refuse for that, or had no route for, fails the test at its end.
 * @param atEnd of a test that runs beside others, its own `onTestFinished`
 */
export async function startDiscord(
  options: LoopbackOptions = {},
  articles?: readonly Article[],
  atEnd: AtEnd = onTestFinished,
): Promise<Setup> {
  const library: Library = articles ? libraryOf(...articles) : shipped;
  const loopback = await startLoopback({ appName: 'Footnote', check: checkRequest, ...options });
  atEnd(async () => {
    await loopback.close();
    expect(loopback.problems).toEqual([]);
  });
  const logged: Setup['logged'][number][] = [];
  const sink = new Writable({
    write(line, _, done) {
      logged.push(JSON.parse(String(line)));
      done();
    },
  });
  const log = createLog('debug', [loopback.token], sink);
  const services = {
    ...(await openLibrary(library)),
    log,
    meters: noMeters,
    store: createQuestionStore(),
  };
  let starts = 0;
  return {
    loopback,
    services,
    logged,
    async startBot(more = {}) {
      // What the bot remembers does not outlive it.
      const store = starts++ === 0 ? services.store : createQuestionStore();
      const bot = await startBot({
        token: loopback.token,
        api: loopback.api,
        invocable: invocableOf(library),
        ...more,
        services: { ...(more.services ?? services), store },
      });
      let stopped = false;
      const stop = async () => {
        if (!stopped) await bot.stop();
        stopped = true;
      };
      atEnd(stop);
      return { ...bot, stop };
    },
  };
}

/** The same, with a bot connected to it. */
export async function startFootnote(
  options?: LoopbackOptions,
  articles?: readonly Article[],
  atEnd?: AtEnd,
): Promise<Setup & { bot: Bot }> {
  const setup = await startDiscord(options, articles, atEnd);
  return { ...setup, bot: await setup.startBot() };
}
