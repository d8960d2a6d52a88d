import type { Synonym } from './synonyms.ts';

/** What an article file becomes. Everything here is immutable: a changed file makes a new library. */

/** One paragraph, list item, quotation or table of an article: what an answer quotes. */
export interface Passage {
  /** Stable name of the passage, such as `kursk#northkorea-4`: article, section, place in the section. */
  readonly id: string;
  readonly article: string;
  readonly section: string;
  /** Place in the whole article, counted from 1. */
  readonly number: number;
  /** The text as a reader of the article sees it: Markdown's marks gone, every word and sign kept. */
  readonly text: string;
  /** The sub-heading (### or deeper) that the passage stands under, if any. */
  readonly subheading?: string;
}

/** A `## Heading {#id}` and its passages, or the lead before the first heading. */
export interface Section {
  readonly id: string;
  /** As written in the article; the lead has no heading and so no title. */
  readonly title?: string;
  readonly line: number;
  readonly passages: readonly Passage[];
}

/** An article and what it says of its own origin. A field that the file does not state is absent. */
export interface Article {
  /** The name of its slash command, if it has one, else of its file, such as `kursk`. */
  readonly id: string;
  /** What the file says about a slash command: its name, or `false` for none. Absent, the library's size decides. */
  readonly command?: string | false;
  readonly title: string;
  readonly publisher?: string;
  readonly author?: string;
  /** Calendar date of publication, `YYYY-MM-DD`. */
  readonly published?: string;
  readonly url?: string;
  /** BCP 47 tag of the language that the article is written in. */
  readonly language: string;
  readonly licence?: string;
  /** One line that describes the article's command in Discord's menu. */
  readonly summary?: string;
  readonly sections: readonly Section[];
  /** Every passage in reading order; `passages[n - 1].number === n`. */
  readonly passages: readonly Passage[];
  readonly source: Source;
}

/** The line, counted from 1, of each front matter field that a file states. */
export type Lines = ReadonlyMap<string, number>;

/** Where an article was read from, so that a message about it can say where to look. */
export interface Source {
  readonly file: string;
  readonly lines: Lines;
}

/** The section id of the text before an article's first heading. */
export const LEAD = 'overview';

/** All articles, by id, and what may be said for what when they are asked. */
export interface Library {
  readonly articles: ReadonlyMap<string, Article>;
  readonly synonyms: readonly Synonym[];
}

/** Finds an article's section by id. */
export function sectionOf(article: Article, id: string): Section | undefined {
  return article.sections.find((section) => section.id === id);
}

const passageCounts = new WeakMap<Library, number>();

/** How many passages there are in all articles; counted once for each library. */
export function passagesIn(library: Library): number {
  let count = passageCounts.get(library);
  if (count === undefined) {
    count = 0;
    for (const { passages } of library.articles.values()) count += passages.length;
    passageCounts.set(library, count);
  }
  return count;
}

/** A passage together with all that attributes it; nothing quotes a passage without this. */
export interface Citation {
  readonly article: Article;
  readonly section: Section;
  readonly passage: Passage;
}

/** Finds a passage by its id and cites it; undefined where there is none, whatever the text. */
export function cite(library: Library, passageId: string): Citation | undefined {
  const article = library.articles.get(passageId.slice(0, Math.max(passageId.indexOf('#'), 0)));
  const passage = article?.passages.find(({ id }) => id === passageId);
  const section = article && passage && sectionOf(article, passage.section);
  return article && section && passage && { article, section, passage };
}
