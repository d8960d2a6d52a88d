import type { Bot, BotOptions } from './bot/bot.ts';
import type { Serving, SharedServices } from './bot/command.ts';
import { startLoopback } from './loopback/loopback.ts';
import { bundlePage } from './playground/bundle.ts';
import { type Playground, startPlayground } from './playground/server.ts';
import { converse } from './playground/terminal.ts';
import type { ReloadOptions } from './reload.ts';
import { textFor } from './reply/text/index.ts';
import { describeAll } from './serving.ts';
import { tourOf } from './tour.ts';

/** Starts the bot and reloads its articles when they change. */
export type Start = (
  where: Omit<BotOptions, keyof Serving>,
  onLoad?: ReloadOptions['onLoad'],
) => Promise<Bot>;

export interface PlayOptions {
  readonly start: Start;
  /** What the bot serves until the first reload. */
  readonly services: SharedServices;
  /** The port of the page, see `PLAYGROUND_PORT`. */
  readonly port: number;
  /** Resolves when the process should end. */
  readonly stopped: Promise<void>;
}

/**
 * Starts bundling the page.
 * @returns a function that runs the bot in the built-in Discord simulator, with the page and the terminal. It
 * returns when the conversation in the terminal ends; without a line of input, when `stopped` resolves.
 */
export function prepare(): (options: PlayOptions) => Promise<void> {
  const page = bundlePage();
  // A failure is reported where the page is requested, which may never happen.
  page.catch(() => {});
  return async ({ start, services, port, stopped }) => {
    const signal = new AbortController();
    void stopped.then(() => signal.abort());
    const loopback = await startLoopback({ appName: 'Footnote' });
    let playground: Playground | undefined;
    let bot: Bot | undefined;
    // Whatever fails in between, nothing may stay open: the process would neither work nor end.
    try {
      let serving = services;
      const served = await startPlayground({
        loopback,
        log: services.log,
        port,
        page,
        problems: describeAll(services.problems),
        tour: (locale) => tourOf({ ...serving, text: textFor(locale) }),
      });
      playground = served;
      bot = await start({ token: loopback.token, api: loopback.api }, (loaded) => {
        if (loaded.serving) serving = loaded.serving.services;
        served.loaded(describeAll(loaded.problems), loaded.serving !== undefined);
      });
      console.log('DISCORD_TOKEN is not set, so the bot runs on this machine only.');
      console.log('To run it on Discord, copy .env.example to .env and put the token in.\n');
      if (port !== 0 && !served.address.endsWith(`:${port}`))
        console.log(`PLAYGROUND_PORT=${port} is taken, so the page uses the next free port.`);
      console.log(
        `Playground: ${served.address} (a local Discord server with ${bot.name} in it; no token needed)\n`,
      );
      const { stdin: input, stdout: output } = process;
      const lines = await converse({ loopback, input, output, signal: signal.signal });
      // In the background, or in a service, there is nobody at the terminal.
      if (lines === 0 && !input.isTTY) await stopped;
    } finally {
      await playground?.close();
      await bot?.stop();
      await loopback.close();
    }
  };
}
