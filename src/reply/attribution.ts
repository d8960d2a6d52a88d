import type { Article, Citation } from '../knowledge/article.ts';
import { format } from './dates.ts';
import { isIn, languageName } from './language.ts';
import { escapeMarkdown } from './markdown.ts';
import type { Text } from './text/en.ts';

/** Where a passage is from, and when: what the article states, and what it does not. */
export function attributionLines({ article, section, passage }: Citation, text: Text): string[] {
  const place = [
    `**${escapeMarkdown(article.title)}**`,
    escapeMarkdown(titleOf(section, text)),
    ...(passage.subheading ? [escapeMarkdown(passage.subheading)] : []),
    text.place(passage.number, article.passages.length),
  ];
  return [place.join(' › '), originLine(article, text)];
}

/** When an article was published, by whom, what of that it does not state, and its language where it is not the reader's. */
export function originLine(article: Article, text: Text): string {
  return [
    article.published
      ? text.asOf(format(article.published, { dateStyle: 'long' }, text))
      : text.notStated.published,
    article.publisher ? escapeMarkdown(article.publisher) : text.notStated.publisher,
    article.author ? text.author(escapeMarkdown(article.author)) : text.notStated.author,
    ...(article.url ? [] : [text.notStated.url]),
    ...(article.licence ? [text.licence(escapeMarkdown(article.licence))] : []),
    ...(isIn(article, text) ? [] : [text.language(languageName(article.language, text))]),
  ].join(' · ');
}

/** A section's heading as written; the lead has none and is named in the reader's language. */
export function titleOf(section: Citation['section'], text: Text): string {
  return section.title ?? text.lead;
}
