import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Ask } from '../answer/answer.ts';
import { type Article, type Citation, cite, type Library } from '../knowledge/article.ts';
import { titleOf } from './attribution.ts';
import { limits } from './limits.ts';
import { shorten } from './markdown.ts';
import { labelOf } from './not-covered.ts';
import type { Text } from './text/en.ts';

interface Sources {
  readonly library: Library;
  readonly ask: Ask;
  readonly text: Text;
}

/**
 * What to offer while somebody types a question: headings that are or hold what was typed, then the
 * passages that come nearest, by the name of their section. The value is the passage's id.
 */
export function suggestionsFor(
  typed: string,
  article: Article,
  { library, ask, text }: Sources,
): APIApplicationCommandOptionChoice<string>[] {
  const wanted = typed.trim().toLowerCase();
  const headings = article.sections
    .map((section) => ({ section, at: titleOf(section, text).toLowerCase().indexOf(wanted) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => Math.sign(a.at) - Math.sign(b.at))
    .flatMap(({ section }) => choice(section.passages[0]?.id, (citation) => titleOf(citation.section, text)));
  const nearest = wanted
    ? ask({ text: typed, article: article.id }).ranking.flatMap(({ passage }) =>
        choice(passage.id, (citation) => labelOf(citation, text)),
      )
    : [];

  function choice(id: string | undefined, name: (citation: Citation) => string) {
    const citation = id === undefined ? undefined : cite(library, id);
    return citation ? [{ name: shorten(name(citation), limits.choiceName), value: citation.passage.id }] : [];
  }

  const offered = new Map<string, APIApplicationCommandOptionChoice<string>>();
  for (const offer of [...headings, ...nearest])
    if (!offered.has(offer.value)) offered.set(offer.value, offer);
  return [...offered.values()].slice(0, limits.choices);
}
