import type { Library } from '../knowledge/article.ts';
import { limits } from './limits.ts';
import { escapeMarkdown, shorten } from './markdown.ts';
import { type Message, notice } from './message.ts';
import type { Text } from './text/en.ts';

/** Longest title that is named; Discord's own list of them shows no more. */
const TITLE = limits.choiceName;

/** Says that there is no such article, and which ones there are, as many as fit. */
export function unknownArticleMessage({ articles }: Library, text: Text): Message {
  const lines = [text.unknownArticle.none];
  let length = text.unknownArticle.none.length + text.unknownArticle.more(articles.size).length;
  let left = articles.size;
  for (const { id, title } of articles.values()) {
    const line = text.unknownArticle.one(id, escapeMarkdown(shorten(title, TITLE)));
    length += line.length + 1;
    if (length > limits.text) break;
    lines.push(line);
    left -= 1;
  }
  return notice([...lines, ...(left > 0 ? [text.unknownArticle.more(left)] : [])].join('\n'));
}
