import MiniSearch, { type SearchOptions } from 'minisearch';
import { createAsk } from '../../src/answer/answer.ts';
import type { Answer, Span } from '../../src/answer/question.ts';
import type { Article, Library } from '../../src/knowledge/article.ts';

/** An engine's reply to a question. */
export interface EngineReply {
  /** IDs of passages, best first. */
  readonly ranking: readonly string[];
  /** The higher, the likelier that the first passage answers. */
  readonly confidence: number;
  /** Whether the engine answers at all; absent for engines that always do. */
  readonly isAnswered?: boolean;
  /** The sentence of the first passage that answers, for engines that tell. */
  readonly sentence?: Span | undefined;
}

export type EngineAsk = (question: string) => Promise<EngineReply>;

/** A search engine as its users would set it up. */
export interface Engine {
  readonly name: string;
  /** Indexes a library. */
  open(library: Library): Promise<EngineAsk>;
}

export const footnote: Engine = {
  name: 'Footnote',
  async open(library) {
    const ask = await createAsk(library);
    return async (text) => toReply(await ask({ text }));
  },
};

export const miniSearch = createMiniSearch('MiniSearch, defaults', {});

export const engines: readonly Engine[] = [
  miniSearch,
  createMiniSearch('MiniSearch, README options', { prefix: true, fuzzy: 0.2, boost: { title: 2 } }),
  footnote,
];

export function toReply({ ranking, confidence, answered, highlights }: Answer): EngineReply {
  return {
    ranking: ranking.map(({ passage }) => passage.id),
    confidence,
    isAnswered: answered,
    sentence: highlights[0],
  };
}

export function createLibrary(articles: Iterable<Article>): Library {
  return { articles: new Map(Array.from(articles, (article) => [article.id, article])), synonyms: [] };
}

function createMiniSearch(name: string, searchOptions: SearchOptions): Engine {
  return {
    name,
    async open({ articles }) {
      const index = new MiniSearch({ fields: ['title', 'text'], searchOptions });
      for (const { title, passages } of articles.values())
        index.addAll(passages.map(({ id, text }) => ({ id, text, title })));
      return async (question) => {
        const hits = index.search(question);
        return { ranking: hits.map((hit) => String(hit.id)), confidence: hits[0]?.score ?? 0 };
      };
    },
  };
}
