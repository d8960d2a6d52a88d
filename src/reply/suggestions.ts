import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Ask } from '../answer/answer.ts';
import type { Heading, Suggestions } from '../answer/suggestion-index.ts';
import {
  type Article,
  type Citation,
  cite,
  type Library,
  passagesIn,
  type Section,
} from '../knowledge/article.ts';
import { findArticle, findSection, foldName, type Lookup } from '../knowledge/lookup.ts';
import { titleOf } from './attribution.ts';
import { joinWithin } from './fit-list.ts';
import { limits } from './limits.ts';
import { shorten } from './markdown.ts';
import { labelOf } from './not-covered.ts';
import { everyText, type Text } from './text/index.ts';

/** What suggestions are made from. */
export interface SuggestionSources {
  readonly library: Library;
  readonly ask: Ask;
  readonly suggestions: Suggestions;
  readonly text: Text;
}

type Choice = APIApplicationCommandOptionChoice<string>;

/** Passages that are asked at every letter, at most; more would take too long, and headings have to do. */
const MAX_ASKED = 1_000;

/** Articles that a label may name, at most. */
const MAX_LABELED = 50;

/**
 * Suggests passages while a member types a question: headings that are or hold what was typed, then the passages
 * that come nearest, by the name of their section; of several articles, each with its title. The value is the
 * passage's id.
 * @param article the one article that is asked; without it, all are
 */
export async function suggestQuestions(
  typed: string,
  article: Article | undefined,
  sources: SuggestionSources,
): Promise<Choice[]> {
  const { library, ask, suggestions, text } = sources;
  const wanted = foldName(typed);
  const scope = article ?? onlyArticle(library);
  const offered = new Map<string, Choice>();
  const offer = (citation: Citation | undefined, name: (citation: Citation) => string) => {
    if (!citation || offered.size === limits.choices || offered.has(citation.passage.id)) return;
    offered.set(citation.passage.id, { name: name(citation), value: citation.passage.id });
  };
  const offerSection = (heading: Heading) =>
    offer(firstPassage(heading, library), () => headingLabel(heading, scope === undefined, text));

  for (const heading of headingsFor(wanted, scope, sources)) offerSection(heading);
  if (wanted === '' || offered.size === limits.choices) return [...offered.values()];
  if (scope || passagesIn(library) <= MAX_ASKED) {
    const { ranking } = await ask({ text: typed, ...(article && { article: article.id }) });
    for (const { passage } of ranking)
      offer(cite(library, passage.id), (citation) =>
        labelOf(citation, scope === undefined, limits.choiceName, text),
      );
  } else {
    for (const found of suggestions.articles(typed, limits.choices)) {
      const [section] = found.sections;
      if (section) offerSection({ article: found, section });
    }
  }
  return [...offered.values()];
}

/** Suggests articles by their titles while a member types which one; the value is the article's id. */
export function suggestArticles(
  typed: string,
  { library, suggestions }: Pick<SuggestionSources, 'library' | 'suggestions'>,
): Choice[] {
  const articles =
    foldName(typed) === ''
      ? firstOf(library.articles.values(), limits.choices)
      : suggestions.articles(typed, limits.choices);
  return choicesOf(articles.map(({ id, title }) => ({ id, title })));
}

/** Suggests the sections of an article; the value is the section's id. */
export function suggestSections(typed: string, article: Article, text: Text): Choice[] {
  const sections = sectionsWithin(article, foldName(typed), text);
  return choicesOf(sections.map((section) => ({ id: section.id, title: titleOf(section, text) })));
}

/** Finds the article that a member names, by whatever a suggestion shows or sends. */
export function resolveArticle(
  typed: string,
  { library, suggestions }: Pick<SuggestionSources, 'library' | 'suggestions'>,
): Lookup<Article> {
  return findArticle(library, typed, (name) => suggestions.articles(name, limits.choices));
}

/** Finds the section of an article that a member names. */
export function resolveSection(typed: string, article: Article): Lookup<Section> {
  return findSection(
    article,
    typed,
    everyText.map(({ lead }) => lead),
  );
}

/** Finds the passage of a suggestion that was picked, which Discord sends by its value or by its label. */
export function findSuggested(
  sent: string,
  article: Article | undefined,
  { library, suggestions, text }: Omit<SuggestionSources, 'ask'>,
): Citation | undefined {
  const label = sent.trim();
  const byId = cite(library, label);
  if (byId || label.length > limits.choiceName) return byId;
  const scope = article ?? onlyArticle(library);
  const several = scope === undefined;
  const numbers = new Set(label.match(/\d+/g)?.map(Number));
  for (const one of scope ? [scope] : articlesIn(label, { library, suggestions })) {
    for (const section of one.sections)
      if (headingLabel({ article: one, section }, several, text) === label)
        return firstPassage({ article: one, section }, library);
    for (const { id, number } of one.passages) {
      const citation = numbers.has(number) ? cite(library, id) : undefined;
      if (citation && labelOf(citation, several, limits.choiceName, text) === label) return citation;
    }
  }
  return undefined;
}

/** Articles whose title may be what the label of a suggestion ends with. */
function articlesIn(label: string, sources: Pick<SuggestionSources, 'library' | 'suggestions'>): Article[] {
  const parts = label.split(' · ');
  const found = parts.slice(1).flatMap((_, at) => {
    return resolveArticle(parts.slice(at + 1).join(' · '), sources).candidates;
  });
  return [...new Set(found)].slice(0, MAX_LABELED);
}

/** Sections to suggest, the likeliest first. */
function headingsFor(
  wanted: string,
  scope: Article | undefined,
  { library, suggestions, text }: SuggestionSources,
): Heading[] {
  if (scope) return sectionsWithin(scope, wanted, text).map((section) => ({ article: scope, section }));
  const first = firstOf(library.articles.values(), limits.choices);
  // The first section of every article before the second of any: each is to be seen in a short list.
  if (wanted === '')
    return Array.from({ length: limits.choices }, (_, place) => place).flatMap((place) =>
      first.flatMap((article) => {
        const section = article.sections[place];
        return section ? [{ article, section }] : [];
      }),
    );
  const leads = foldName(text.lead).startsWith(wanted)
    ? first.flatMap((article) => {
        const [section] = article.sections;
        return section && section.title === undefined ? [{ article, section }] : [];
      })
    : [];
  return [...leads, ...suggestions.headings(wanted, limits.choices)];
}

/** An article's sections whose title begins with what was typed, then those that hold it. */
function sectionsWithin({ sections }: Article, wanted: string, text: Text): Section[] {
  const found = sections.flatMap((section) => {
    const at = foldName(titleOf(section, text)).indexOf(wanted);
    const isId = wanted !== '' && foldName(section.id).startsWith(wanted);
    return at === -1 && !isId ? [] : [{ section, rank: at === 0 ? 0 : 1 }];
  });
  return found.toSorted((a, b) => a.rank - b.rank).map(({ section }) => section);
}

/** Choices by title; titles that are the same are told apart by their ids. */
function choicesOf(named: readonly { readonly id: string; readonly title: string }[]): Choice[] {
  const some = named.slice(0, limits.choices);
  const count = (wanted: string) => some.filter(({ title }) => title === wanted).length;
  return some.map(({ id, title }) => ({
    name: count(title) > 1 ? joinWithin([title, id], limits.choiceName) : shorten(title, limits.choiceName),
    value: id,
  }));
}

function headingLabel({ article, section }: Heading, several: boolean, text: Text): string {
  return joinWithin([titleOf(section, text), ...(several ? [article.title] : [])], limits.choiceName);
}

function firstPassage({ section }: Heading, library: Library): Citation | undefined {
  const [passage] = section.passages;
  return passage && cite(library, passage.id);
}

function onlyArticle({ articles }: Library): Article | undefined {
  return articles.size === 1 ? firstOf(articles.values(), 1)[0] : undefined;
}

function firstOf<One>(all: Iterable<One>, count: number): One[] {
  const first: One[] = [];
  for (const one of all) {
    if (first.length === count) break;
    first.push(one);
  }
  return first;
}
