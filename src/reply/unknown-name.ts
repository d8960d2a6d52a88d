import type { Article, Section } from '../knowledge/article.ts';
import type { Lookup } from '../knowledge/lookup.ts';
import { titleOf } from './attribution.ts';
import { joinFitting } from './fit-list.ts';
import { limits } from './limits.ts';
import { escapeMarkdown, shorten } from './markdown.ts';
import { type Message, notice } from './message.ts';
import type { SuggestionSources } from './suggestions.ts';
import type { Text } from './text/en.ts';

/** Articles that are named, at most. */
const MAX_NAMED = 10;

/** Says that no one article has this name, and names those that could be meant or come nearest. */
export function unknownArticleMessage(
  typed: string,
  { candidates }: Lookup<Article>,
  { library, suggestions, text }: Omit<SuggestionSources, 'ask'>,
): Message {
  const { none, several, more } = text.unknownArticle;
  const total = candidates.length > 0 ? candidates.length : library.articles.size;
  const nearest = new Set(candidates.length > 0 ? candidates : suggestions.articles(typed, MAX_NAMED));
  if (candidates.length === 0)
    for (const article of library.articles.values()) {
      if (nearest.size >= MAX_NAMED) break;
      nearest.add(article);
    }
  const named = [...nearest].slice(0, MAX_NAMED);
  return notice(
    [
      candidates.length > 0 ? several : none,
      ...named.map(({ id, title }) => lineOf(id, title, text)),
      ...(total > named.length ? [more(total - named.length)] : []),
    ].join('\n'),
  );
}

/** Says that no one section of an article has this name, and which ones there are, as many as fit. */
export function unknownSectionMessage(
  { sections }: Article,
  { candidates }: Lookup<Section>,
  text: Text,
): Message {
  const head = candidates.length > 0 ? text.unknownSection.several : text.unknownSection.none;
  const shown = candidates.length > 0 ? candidates : sections;
  const lines = shown.map((section) => lineOf(section.id, titleOf(section, text), text));
  return notice(
    `${head}\n${joinFitting(lines, '\n', limits.text - head.length - 1, text.unknownArticle.more)}`,
  );
}

/** The list that opens while a member types shows no longer titles either. */
function lineOf(id: string, title: string, text: Text): string {
  return text.unknownArticle.one(id, escapeMarkdown(shorten(title, limits.choiceName)));
}
