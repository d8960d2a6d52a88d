import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Ask } from '../answer/answer.ts';
import { type Article, type Citation, cite, type Library } from '../knowledge/article.ts';
import { titleOf } from './attribution.ts';
import { joinWithin } from './fit-list.ts';
import { limits } from './limits.ts';
import { shorten } from './markdown.ts';
import { labelOf } from './not-covered.ts';
import type { Text } from './text/en.ts';

interface Sources {
  readonly library: Library;
  readonly ask: Ask;
  readonly text: Text;
}

type Choice = APIApplicationCommandOptionChoice<string>;

/**
 * What to offer while somebody types a question: headings that are or hold what was typed, then the
 * passages that come nearest, by the name of their section; of several articles, each with its title. The
 * value is the passage's id.
 * @param article the one article that is asked; without it, all are
 */
export async function suggestionsFor(
  typed: string,
  article: Article | undefined,
  { library, ask, text }: Sources,
): Promise<Choice[]> {
  const wanted = typed.trim().toLowerCase();
  const articles = article ? [article] : [...library.articles.values()];
  const several = articles.length > 1;
  const headings = articles
    .flatMap(({ sections }) => sections.map((section, place) => ({ section, place })))
    .map((entry) => ({ ...entry, at: titleOf(entry.section, text).toLowerCase().indexOf(wanted) }))
    .filter(({ at }) => at !== -1)
    // The first section of every article before the second of any: each is to be seen in a short list.
    .sort((a, b) => Math.sign(a.at) - Math.sign(b.at) || a.place - b.place)
    .flatMap(({ section }) =>
      choice(section.passages[0]?.id, (citation) =>
        joinWithin([titleOf(section, text), ...(several ? [citation.article.title] : [])], limits.choiceName),
      ),
    );
  const nearest = wanted
    ? (await ask({ text: typed, ...(article && { article: article.id }) })).ranking.flatMap(({ passage }) =>
        choice(passage.id, (citation) => labelOf(citation, several, limits.choiceName, text)),
      )
    : [];

  function choice(id: string | undefined, nameOf: (citation: Citation) => string): Choice[] {
    const citation = id === undefined ? undefined : cite(library, id);
    return citation ? [{ name: nameOf(citation), value: citation.passage.id }] : [];
  }

  const offered = new Map<string, Choice>();
  for (const offer of [...headings, ...nearest])
    if (!offered.has(offer.value)) offered.set(offer.value, offer);
  return [...offered.values()].slice(0, limits.choices);
}

/** What to offer while somebody types which article to ask: titles that begin with it, then that hold it. */
export function articleSuggestions(typed: string, { articles }: Library): Choice[] {
  const wanted = typed.trim().toLowerCase();
  return [...articles.values()]
    .map(({ id, title }) => ({ id, title, at: `${title} ${id}`.toLowerCase().indexOf(wanted) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => Math.sign(a.at) - Math.sign(b.at))
    .slice(0, limits.choices)
    .map(({ id, title }) => ({ name: shorten(title, limits.choiceName), value: id }));
}
