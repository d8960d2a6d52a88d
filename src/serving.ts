import { articleCommandsOf, invocableOf } from '../commands/index.ts';
import { createSearch } from './answer/answer.ts';
import { createNotes } from './answer/notes.ts';
import { createSuggestionIndex } from './answer/suggestion-index.ts';
import type { Serving, SharedServices } from './bot/command.ts';
import { type KeptIndex, openIndexFile } from './index-file.ts';
import { type Library, passagesIn } from './knowledge/article.ts';
import { createArticleFolder } from './knowledge/load.ts';
import { describe, type Problem } from './knowledge/problem.ts';
import { createPace } from './pace.ts';
import { articleCommandsLine } from './reply/article-commands.ts';
import { en } from './reply/text/en.ts';

export interface LoaderOptions {
  readonly folder: string;
  /** Where the index over all articles is kept, if it is. */
  readonly indexFile?: string | undefined;
  readonly others: Pick<SharedServices, 'log' | 'meters' | 'store'>;
}

/** What a folder of articles gives the bot to serve. */
export interface LoadedArticles {
  /** Absent where there is no article at all. */
  readonly serving?: Serving;
  readonly problems: readonly Problem[];
}

/** Loads what the bot serves. Made once, it keeps what it has worked out of articles that stay as they are. */
export interface Loader {
  load(): Promise<LoadedArticles>;
}

export function createLoader({ folder, indexFile, others }: LoaderOptions): Loader {
  const articles = createArticleFolder(folder);
  const search = createSearch();
  const suggestionIndex = createSuggestionIndex();
  const notesOn = createNotes();
  let keep: KeptIndex['keep'] | undefined;

  /** Where the index goes to, if it is kept, and the first time what the last start has kept. */
  async function openIndex(): Promise<Partial<KeptIndex>> {
    if (indexFile === undefined) return {};
    if (keep) return { keep };
    const opened = await openIndexFile(indexFile, others.log);
    keep = opened.keep;
    return opened;
  }

  return {
    async load() {
      const pace = createPace();
      const { library, problems } = await articles.load();
      if (library.articles.size === 0) return { problems };
      // With one article there is no index over all.
      const ask = await search.open(library, {
        notesOn,
        ...(library.articles.size > 1 && (await openIndex())),
      });
      const suggestions = await suggestionIndex.open(library);
      await pace();
      const invocable = invocableOf(library);
      await pace();
      const services = { ...others, library, notesOn, ask, suggestions, problems };
      return { serving: { invocable, services }, problems };
    },
  };
}

/** What the log says about articles that are served. */
export function reportOn(library: Library): Readonly<Record<string, unknown>> {
  const { summary } = articleCommandsOf(library);
  return {
    articles: library.articles.size,
    passages: passagesIn(library),
    commands: articleCommandsLine(summary, en).replaceAll('**', ''),
  };
}

/** Problems that are written out at a time. */
const MAX_DESCRIBED = 50;

/** Problems in words, as many as anybody reads at once. */
export function describeAll(problems: readonly Problem[]): string[] {
  const lines = problems.slice(0, MAX_DESCRIBED).map(describe);
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, `… and ${more} more; \`npm run check\` lists them all`] : lines;
}
