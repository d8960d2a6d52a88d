import type { Place, WordMet } from '../answer/why.ts';
import { joinFitting } from './fit-list.ts';
import { escapeMarkdown, shorten } from './markdown.ts';
import { type Message, notice } from './message.ts';
import type { Text } from './text/en.ts';

/** Characters of one line of words; a question can be longer than a message. */
const LINE = 800;

/** Longest word that is repeated. */
const WORD = 40;

/** Says which words of the question were met, and where. */
export function whyMessage(words: readonly WordMet[], text: Text): Message {
  const line = (some: readonly WordMet[], write: (words: string) => string): string[] => {
    const names = some.map((one) => nameOf(one, text));
    return names.length > 0 ? [write(joinFitting(names, ', ', LINE, text.why.more))] : [];
  };
  const met = (place: Place) => words.filter(({ places }) => places.includes(place));
  const lines = [
    ...line(met('passage'), text.why.passage),
    ...line(met('heading'), text.why.heading),
    ...line(met('title'), text.why.title),
  ];
  const missed = line(
    words.filter(({ places }) => places.length === 0),
    text.why.missed,
  );
  return notice([...(lines.length > 0 ? lines : [text.why.none]), ...missed].join('\n'));
}

function nameOf({ word, through }: WordMet, text: Text): string {
  const quoted = (words: string) => text.quoted(escapeMarkdown(shorten(words, WORD)));
  return through ? text.why[through.kind](quoted(word), quoted(through.word)) : quoted(word);
}
