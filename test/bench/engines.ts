import MiniSearch, { type SearchOptions } from 'minisearch';
import { type Ask, type AskOptions, createSearch } from '../../src/answer/answer.ts';
import type { Answer, Span } from '../../src/answer/question.ts';
import type { Weights } from '../../src/answer/rank/weights.ts';
import type { Article, Library } from '../../src/knowledge/article.ts';
import half from './data/half-weights.json' with { type: 'json' };

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

/** Learned as the product's weights are, but from half of the shipped set alone, so that the other half can judge. */
export const halfWeights: Weights = half;

/** Opens a library with weights that nothing of what is asked was used for. */
export type OpenLibrary = (library: Library, options?: AskOptions) => Promise<Ask>;

export const openWith =
  (weights: Weights): OpenLibrary =>
  (library, options) =>
    createSearch(weights).open(library, options);

export function createFootnote(open: OpenLibrary): Engine {
  return {
    name: 'Footnote',
    async open(library) {
      const ask = await open(library);
      return async (text) => toReply(await ask({ text }));
    },
  };
}

export const miniSearch = createMiniSearch('MiniSearch, defaults', {});

export const miniSearchOfReadme = createMiniSearch('MiniSearch, README options', {
  prefix: true,
  fuzzy: 0.2,
  boost: { title: 2 },
});

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
