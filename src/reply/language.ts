import type { Article, Library } from '../knowledge/article.ts';
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

const languagesByLibrary = new WeakMap<Library, ReadonlySet<string>>();

/** The languages of all articles, by the tags that they state; looked up once for each library. */
export function languagesOf(library: Library): ReadonlySet<string> {
  const known = languagesByLibrary.get(library);
  if (known) return known;
  const tags = new Set<string>();
  for (const { language } of library.articles.values()) tags.add(language);
  languagesByLibrary.set(library, tags);
  return tags;
}

/** Says which language questions should be in, where none of the articles' languages is the reader's. */
export function askInLines(tags: ReadonlySet<string>, text: Text): string[] {
  if (tags.size === 0 || [...tags].some((tag) => textIn(tag) === text)) return [];
  const languages = new Set([...tags].map((tag) => new Intl.Locale(tag).language));
  const names = [...languages].slice(0, NAMED).map((language) => languageName(language, text));
  return [text.askIn(new Intl.ListFormat(text.locale).format(names))];
}
