/** `npm start`: runs the bot on Discord, or without a token in the built-in Discord simulator. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Bot, StartError, startBot } from './bot/bot.ts';
import { createQuestionStore } from './bot/question-store.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { loadEnvironment } from './environment.ts';
import { noMeters } from './health/meters.ts';
import { PortError } from './health/port-error.ts';
import type { Health } from './health/server.ts';
import type { Shard } from './health/status.ts';
import { stampOf } from './knowledge/watch.ts';
import { createLog } from './log.ts';
import type { Start } from './play.ts';
import { reload } from './reload.ts';
import { createLoader, describeAll, reportOn } from './serving.ts';
import { stopSignal } from './stop-signal.ts';

const PACKAGE = new URL('../package.json', import.meta.url);

async function main(): Promise<void> {
  loadEnvironment();
  const config = readConfig(process.env);
  // In the conversation at the terminal, the log would be in the way.
  const level = config.LOG_LEVEL ?? (config.DISCORD_TOKEN ? 'info' : 'warn');
  const log = createLog(level, config.DISCORD_TOKEN ? [config.DISCORD_TOKEN] : []);
  let bot: Bot | undefined;
  const health = await healthOf(config, () => bot?.shards() ?? []);
  if (health) log.info({ address: health.address }, 'health is served');
  const others = { log, meters: health?.meters ?? noMeters, store: createQuestionStore() };
  const ended = new AbortController();
  try {
    // Loaded here alone, beside the articles: on Discord, none of it is needed.
    const playing = config.DISCORD_TOKEN ? undefined : import('./play.ts').then(({ prepare }) => prepare());
    const { KNOWLEDGE_DIR: folder, INDEX_FILE: indexFile } = config;
    const since = await stampOf(folder);
    const loader = createLoader({ folder, indexFile, others });
    const { serving, problems } = await loader.load();
    if (!serving) throw new StartError(['Invalid articles:', ...describeAll(problems)].join('\n'));
    log.info(reportOn(serving.services.library), 'articles loaded');
    if (problems.length > 0)
      log.error(
        { problems: describeAll(problems) },
        'invalid articles: each is left out, the others are served',
      );
    const start: Start = async (where, onLoad) => {
      bot = await startBot({ ...where, ...serving });
      void reload({ folder, loader, since, bot, serving, log, signal: ended.signal, onLoad });
      return bot;
    };
    if (config.DISCORD_TOKEN) return await serve(config.DISCORD_TOKEN, config, start);
    const play = await playing;
    await play?.({ start, services: serving.services, port: config.PLAYGROUND_PORT, stopped: stopSignal() });
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

// Whoever reads the output may stop reading.
process.stdout.on('error', () => process.exit(0));

main().catch((error: unknown) => {
  if (error instanceof ConfigError)
    console.error(['Invalid configuration:', ...error.faults, 'See .env.example.'].join('\n'));
  else if (error instanceof StartError || error instanceof PortError) console.error(error.message);
  else console.error(error);
  process.exitCode = 1;
});
