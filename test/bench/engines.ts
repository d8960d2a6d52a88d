import MiniSearch, { type SearchOptions } from 'minisearch';
import { createAsk } from '../../src/answer/answer.ts';
import type { Span } from '../../src/answer/question.ts';
import type { Article } from '../../src/knowledge/article.ts';

/** What an engine has to say to a question. */
export interface Reply {
  /** Ids of passages, best first. */
  readonly ranking: readonly string[];
  /** The higher, the surer that the first passage answers. */
  readonly sure: number;
  readonly answered?: boolean;
  /** The sentence of the first passage that answers, where the engine tells. */
  readonly sentence?: Span | undefined;
}

/** A way to answer from one article; what is made of the article is kept. */
export interface Engine {
  readonly name: string;
  open(article: Article): (question: string) => Promise<Reply>;
}

function miniSearch(name: string, options: SearchOptions): Engine {
  return {
    name,
    open(article) {
      const index = new MiniSearch({ fields: ['title', 'text'], searchOptions: options });
      index.addAll(article.passages.map(({ id, text }) => ({ id, text, title: article.title })));
      return async (question) => {
        const hits = index.search(question);
        return { ranking: hits.map((hit) => String(hit.id)), sure: hits[0]?.score ?? 0 };
      };
    },
  };
}

export const engines: readonly Engine[] = [
  miniSearch('MiniSearch, defaults', {}),
  miniSearch('MiniSearch, README options', { prefix: true, fuzzy: 0.2, boost: { title: 2 } }),
  {
    name: 'Footnote',
    open(article) {
      const ask = createAsk({ articles: new Map([[article.id, article]]), synonyms: [] });
      return async (text) => {
        const { ranking, confidence, answered, highlights } = await (await ask)({
          text,
          article: article.id,
        });
        return {
          ranking: ranking.map(({ passage }) => passage.id),
          sure: confidence,
          answered,
          sentence: highlights[0],
        };
      };
    },
  },
];
