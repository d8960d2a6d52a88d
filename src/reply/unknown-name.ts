import type { Library } from '../knowledge/article.ts';
import { joinFitting } from './fit-list.ts';
import { limits } from './limits.ts';
import { escapeMarkdown, shorten } from './markdown.ts';
import { type Message, notice } from './message.ts';
import type { Text } from './text/en.ts';

/** Says that there is no such article, and which ones there are, as many as fit. */
export function unknownArticleMessage({ articles }: Library, text: Text): Message {
  const { none, one, more } = text.unknownArticle;
  // The list that opens while somebody types shows no longer titles either.
  const lines = [...articles.values()].map(({ id, title }) =>
    one(id, escapeMarkdown(shorten(title, limits.choiceName))),
  );
  return notice(`${none}\n${joinFitting(lines, '\n', limits.text - none.length - 1, more)}`);
}
