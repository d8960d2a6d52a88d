import type { Logger } from 'pino';
import type { Bot } from './bot/bot.ts';
import type { Serving, SharedServices } from './bot/command.ts';
import { passagesIn } from './knowledge/article.ts';
import { describe, type Problem } from './knowledge/problem.ts';
import { changesOf, stampOf } from './knowledge/watch.ts';
import { loadServing } from './serving.ts';

export interface ReloadOptions {
  readonly folder: string;
  /** Where the index over all articles is kept, if it is. */
  readonly indexFile?: string | undefined;
  /** The folder's stamp from before its articles were loaded the first time. */
  readonly since: string;
  readonly bot: Bot;
  readonly others: Pick<SharedServices, 'log' | 'meters' | 'store'>;
  readonly signal: AbortSignal;
  /** Hears what became of each change: what is served from now on, or every problem. */
  readonly onLoad?: ((loaded: Serving | readonly Problem[]) => void) | undefined;
}

/**
 * Keeps the bot at what its folder of articles holds, until the signal ends it. Articles that are not in
 * order are told to the log, and those from before keep answering.
 */
export async function reload({
  folder,
  indexFile,
  since,
  bot,
  others,
  signal,
  onLoad,
}: ReloadOptions): Promise<void> {
  const { log } = others;
  for await (const stamp of changesOf(folder, since, signal)) {
    const loaded = await loadServing(folder, others, indexFile);
    // What has changed while it was read may be half old, half new: the next look finds it.
    if ((await stampOf(folder)) !== stamp) continue;
    if ('services' in loaded) {
      await bot.serve(loaded).catch((err: unknown) => tellUnwritten(err, log, signal));
      const { library } = loaded.services;
      log.info(
        { articles: library.articles.size, passages: passagesIn(library) },
        'the articles have changed and are loaded again',
      );
    } else {
      log.error(
        { problems: loaded.map(describe) },
        'the articles have changed and are not in order; those from before keep answering',
      );
    }
    onLoad?.(loaded);
  }
}

function tellUnwritten(err: unknown, log: Logger, { aborted }: AbortSignal): void {
  if (!aborted) log.error({ err }, 'the commands of the changed articles could not be written to Discord');
}
