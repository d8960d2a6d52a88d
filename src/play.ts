import type { Bot, BotOptions } from './bot/bot.ts';
import type { Serving, SharedServices } from './bot/command.ts';
import { startLoopback } from './loopback/loopback.ts';
import { bundlePage } from './playground/bundle.ts';
import { startPlayground } from './playground/server.ts';
import { converse } from './playground/terminal.ts';
import type { ReloadOptions } from './reload.ts';
import { textFor } from './reply/text/index.ts';
import { describeAll } from './serving.ts';
import { tourOf } from './tour.ts';

/** Starts the bot there, and keeps it at what its folder of articles holds. */
export type Start = (
  where: Omit<BotOptions, keyof Serving>,
  onLoad?: ReloadOptions['onLoad'],
) => Promise<Bot>;

export interface PlayOptions {
  readonly start: Start;
  /** What the bot serves at first. */
  readonly services: SharedServices;
  /** Port of the page, see `PLAYGROUND_PORT`. */
  readonly port: number;
  /** Resolves when a signal wants the end. */
  readonly stopped: Promise<void>;
}

/**
 * Begins to make the page.
 * @returns what runs the bot on a Discord of its own, in the browser and in the terminal, until the conversation
 * in the terminal ends; where nobody says a word there, until a signal ends it
 */
export function prepare(): (options: PlayOptions) => Promise<void> {
  const page = bundlePage();
  // Who asks for it hears of a failure; there may be nobody.
  page.catch(() => {});
  return async ({ start, services, port, stopped }) => {
    const signal = new AbortController();
    void stopped.then(() => signal.abort());
    const loopback = await startLoopback({ appName: 'Footnote' });
    let serving = services;
    const playground = await startPlayground({
      loopback,
      log: services.log,
      port,
      page,
      problems: describeAll(services.problems),
      tour: (locale) => tourOf({ ...serving, text: textFor(locale) }),
    });
    const bot = await start({ token: loopback.token, api: loopback.api }, (loaded) => {
      if (loaded.serving) serving = loaded.serving.services;
      playground.loaded(describeAll(loaded.problems), loaded.serving !== undefined);
    });
    console.log('DISCORD_TOKEN is not set, so the bot runs on a Discord of its own, on this machine only.');
    console.log('To run it on Discord, copy .env.example to .env and put the token in.\n');
    if (port !== 0 && !playground.address.endsWith(`:${port}`))
      console.log(`PLAYGROUND_PORT=${port} is taken, so the page has the next port that is free.`);
    console.log(`${bot.name} is in a Discord of its own: ${playground.address}\n`);
    const { stdin: input, stdout: output } = process;
    const lines = await converse({ loopback, input, output, signal: signal.signal });
    // In the background, or in a service, there is nobody at the terminal.
    if (lines === 0 && !input.isTTY) await stopped;
    await playground.close();
    await bot.stop();
    await loopback.close();
  };
}
