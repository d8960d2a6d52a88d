import type { Logger } from 'pino';
import type { Bot } from './bot/bot.ts';
import type { Serving } from './bot/command.ts';
import { changesOf, stampOf } from './knowledge/watch.ts';
import { describeAll, type LoadedArticles, type Loader, reportOn } from './serving.ts';

export interface ReloadOptions {
  readonly folder: string;
  readonly loader: Loader;
  /** The folder's stamp from before its articles were loaded the first time. */
  readonly since: string;
  readonly bot: Bot;
  /** What the bot serves at first. */
  readonly serving: Serving;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Called after each change with what is served from now on, and every problem. */
  readonly onLoad?: ((loaded: LoadedArticles) => void) | undefined;
}

/**
 * Keeps the bot at what its folder of articles holds, until the signal ends it. A file with a problem concerns its
 * own article alone; a folder without any article leaves everything as it was.
 */
export async function reload(options: ReloadOptions): Promise<void> {
  const { folder, loader, since, bot, log, signal, onLoad } = options;
  let { serving } = options;
  for await (const stamp of changesOf(folder, since, signal)) {
    const loaded = await loader.load();
    // What has changed while it was read may be half old, half new: the next look finds it.
    if ((await stampOf(folder)) !== stamp) continue;
    const { problems } = loaded;
    serving = loaded.serving ?? { ...serving, services: { ...serving.services, problems } };
    await bot.serve(serving).catch((err: unknown) => logUnwritten(err, log, signal));
    if (loaded.serving) log.info(reportOn(serving.services.library), 'articles reloaded');
    if (problems.length > 0)
      log.error(
        { problems: describeAll(problems) },
        loaded.serving
          ? 'invalid articles: each keeps its last good version, or is left out'
          : 'no article is left: the bot answers from the last ones',
      );
    onLoad?.(loaded);
  }
}

function logUnwritten(err: unknown, log: Logger, { aborted }: AbortSignal): void {
  if (!aborted) log.error({ err }, 'the commands of the changed articles could not be written to Discord');
}
