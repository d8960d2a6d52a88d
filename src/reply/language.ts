import type { Article } from '../knowledge/article.ts';
import { type Text, textIn } from './text/index.ts';

/** How many languages are named at most: as many as anybody could choose from. */
const NAMED = 5;

/** Whether an article is in the language of these texts. */
export function isIn({ language }: Article, text: Text): boolean {
  return textIn(language) === text;
}

/** A language's name, in the language of these texts. */
export function languageName(tag: string, text: Text): string {
  // Of a tag, only language, script, region and variant have a name.
  const { baseName } = new Intl.Locale(tag);
  return new Intl.DisplayNames(text.locale, { type: 'language' }).of(baseName) ?? baseName;
}

/** Says which language the questions to these articles should be in, where none of them is in the reader's. */
export function askInLines(articles: readonly Article[], text: Text): string[] {
  if (articles.length === 0 || articles.some((article) => isIn(article, text))) return [];
  const languages = new Set(articles.map(({ language }) => new Intl.Locale(language).language));
  const names = [...languages].slice(0, NAMED).map((language) => languageName(language, text));
  return [text.askIn(new Intl.ListFormat(text.locale).format(names))];
}
