import type { Notes } from '../answer/notes.ts';
import type { Attributed, Span } from '../answer/question.ts';
import type { Citation } from '../knowledge/article.ts';
import { written } from './dates.ts';
import { escapeMarkdown, shorten } from './markdown.ts';
import type { Text } from './text/en.ts';

/** How much of somebody's words is repeated to show which words are theirs. */
const GLIMPSE = 40;

const overlap = (a: Span, b: Span) => a[0] < b[1] && b[0] < a[1];

/**
 * Who says what is shown. Where that is one source throughout, it is enough to name it.
 * @param sentences cuts the passage into its sentences, in order
 */
export function saysLines(
  { passage }: Citation,
  notes: Notes,
  sentences: () => readonly Span[],
  shown: Span,
  text: Text,
): string[] {
  const said = notes.speakers.filter(({ start, end }) => overlap([start, end], shown));
  const speakers = [...new Set(said.map(({ speaker }) => speaker))];
  const isSaid = (sentence: Span) => said.some(({ start, end }) => overlap([start, end], sentence));
  const throughout = () => sentences().every((one) => !overlap(one, shown) || isSaid(one));
  if (speakers.length === 1 && throughout())
    return speakers.map((speaker) => text.says(escapeMarkdown(speaker)));
  return speakers.map((speaker) => {
    const words = said.filter((part) => part.speaker === speaker).map((part) => glimpse(passage.text, part));
    return text.saysPart(escapeMarkdown(speaker), words);
  });
}

function glimpse(text: string, { start, end }: Attributed): string {
  const words = text.slice(start, end).replace(/^["“«]|["”»]?[,.]?["”»]?$/g, '');
  return escapeMarkdown(shorten(words, GLIMPSE).replace(/\s+\S*…$/, ' …'));
}

/** That another passage of the article denies this one. */
export function contestLines({ article }: Citation, { contest }: Notes, text: Text): string[] {
  const denial = article.passages.find(({ id }) => id === contest?.by);
  if (!contest || !denial) return [];
  return [
    text.contested(escapeMarkdown(contest.speaker), text.place(denial.number, article.passages.length)),
  ];
}

/** What relative dates in the shown text mean, each once. */
export function dateLines({ dates }: Notes, shown: Span, text: Text): string[] {
  const meanings = dates
    .filter(({ start, end }) => overlap([start, end], shown))
    .map((date) => text.date(escapeMarkdown(date.text), written(date.date, text)));
  return meanings.length > 0 ? [[...new Set(meanings)].join(' · ')] : [];
}
