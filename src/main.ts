/** `npm start`: the bot, on Discord; without a token, on a Discord of its own in the terminal. */
import { readFile } from 'node:fs/promises';
import { config as loadEnv } from 'dotenv';
import { z } from 'zod';
import { type Bot, type BotOptions, StartError, startBot } from './bot/bot.ts';
import type { Serving } from './bot/command.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { noMeters } from './health/meters.ts';
import { PortError } from './health/port-error.ts';
import type { Health } from './health/server.ts';
import type { Shard } from './health/status.ts';
import { describe } from './knowledge/problem.ts';
import { stampOf } from './knowledge/watch.ts';
import { createLog } from './log.ts';
import { reload } from './reload.ts';
import { loadServing } from './serving.ts';

const PACKAGE = new URL('../package.json', import.meta.url);

async function main(): Promise<void> {
  loadEnv({ quiet: true });
  const config = readConfig(process.env);
  // In the conversation at the terminal, the log would be in the way.
  const level = config.LOG_LEVEL ?? (config.DISCORD_TOKEN ? 'info' : 'warn');
  const log = createLog(level, config.DISCORD_TOKEN ? [config.DISCORD_TOKEN] : []);
  let bot: Bot | undefined;
  const health = await healthOf(config, () => bot?.shards() ?? []);
  if (health) log.info({ address: health.address }, 'health is served');
  const others = { log, meters: health?.meters ?? noMeters };
  const ended = new AbortController();
  try {
    const { KNOWLEDGE_DIR: folder, INDEX_FILE: indexFile } = config;
    const since = await stampOf(folder);
    const serving = await loadServing(folder, others, indexFile);
    if (!('services' in serving))
      throw new StartError(['The articles are not in order:', ...serving.map(describe)].join('\n'));
    const start: Start = async (where) => {
      bot = await startBot({ ...where, ...serving });
      void reload({ folder, indexFile, since, bot, others, signal: ended.signal });
      return bot;
    };
    await (config.DISCORD_TOKEN ? serve(config.DISCORD_TOKEN, config, start) : play(start));
  } finally {
    ended.abort();
    await health?.close();
  }
}

/** Tells over HTTP how the bot is, where there is a port for it. */
async function healthOf(
  { HEALTH_PORT: port, HEALTH_HOST: host }: Config,
  shards: () => readonly Shard[],
): Promise<Health | undefined> {
  if (port === undefined) return undefined;
  // Loaded here alone: most bots have nobody who counts.
  const { startHealth } = await import('./health/server.ts');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(PACKAGE, 'utf8')));
  return startHealth({ host, port, version, shards });
}

type Start = (where: Omit<BotOptions, keyof Serving>) => Promise<Bot>;

/** Runs on Discord until a signal ends it. */
async function serve(token: string, config: Config, start: Start): Promise<void> {
  const stopped = stopSignal();
  const { DISCORD_API_URL: api, DISCORD_GUILD_ID: guildId, SHARDS: shards, SHARD_COUNT: count } = config;
  const part = shards && count ? { shards, count } : undefined;
  const bot = await Promise.race([start({ token, api, guildId, part }), stopped]);
  // Nobody is served yet, and a server that does not answer need not be waited for.
  if (!bot) process.exit(0);
  const ended = await Promise.race([stopped, bot.lost]);
  await bot.stop();
  if (typeof ended === 'string') throw new StartError(ended);
}

/** Runs on a Discord of its own until the conversation ends. */
async function play(start: Start): Promise<void> {
  // Loaded here alone: on Discord, none of it is needed.
  const [{ startLoopback }, { converse }] = await Promise.all([
    import('./loopback/loopback.ts'),
    import('./playground/terminal.ts'),
  ]);
  console.log('DISCORD_TOKEN is not set, so the bot runs on a Discord of its own, on this machine only.');
  console.log('To run it on Discord, copy .env.example to .env and put the token in.\n');
  const stopped = new AbortController();
  void stopSignal().then(() => stopped.abort());
  const loopback = await startLoopback({ appName: 'Footnote' });
  const bot = await start({ token: loopback.token, api: loopback.api });
  await converse({ loopback, input: process.stdin, output: process.stdout, signal: stopped.signal });
  await bot.stop();
  await loopback.close();
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

// Whoever reads the output may stop reading.
process.stdout.on('error', () => process.exit(0));

main().catch((error: unknown) => {
  if (error instanceof ConfigError)
    console.error(['The environment is not in order:', ...error.faults, 'See .env.example.'].join('\n'));
  else if (error instanceof StartError || error instanceof PortError) console.error(error.message);
  else console.error(error);
  process.exitCode = 1;
});
