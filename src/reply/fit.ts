import type { Span } from '../answer/question.ts';

/** The part of a passage that a message shows: always contiguous, cut only where a sentence ends. */
export interface Excerpt {
  readonly span: Span;
  /** Whether text of the passage is missing before or after. */
  readonly cut: 'none' | 'before' | 'after' | 'both';
}

/**
 * Chooses what of a passage fits. A passage that is too long keeps whole sentences around the one that
 * answers; a sentence that is too long alone keeps whole words.
 * @param sentencesOf cuts the text into its sentences, in order; asked only where it is too long
 * @param focus the span that must be seen
 * @param fits whether a part of the text, as it would be written, is short enough
 */
export function excerptOf(
  text: string,
  sentencesOf: () => readonly Span[],
  focus: Span,
  fits: (part: Span) => boolean,
): Excerpt {
  if (fits([0, text.length])) return { span: [0, text.length], cut: 'none' };
  const sentences = sentencesOf();
  const at = Math.max(
    sentences.findIndex(([, end]) => end > focus[0]),
    0,
  );
  const [start, end] = sentences[at] ?? [0, text.length];
  if (!fits([start, end])) return shown(text, start, words(text, start, end, fits));

  let first = at;
  let last = at;
  const part = (from: number, to: number): Span => [sentences[from]?.[0] ?? start, sentences[to]?.[1] ?? end];
  // What leads up to the sentence explains it more than what follows: grow backwards first.
  while (first > 0 && fits(part(first - 1, last))) first -= 1;
  while (last < sentences.length - 1 && fits(part(first, last + 1))) last += 1;
  return shown(text, ...part(first, last));
}

function shown(text: string, start: number, end: number): Excerpt {
  const last = start + text.slice(start, end).trimEnd().length;
  const before = start > 0;
  const after = text.slice(last).trim() !== '';
  const cut = before && after ? 'both' : before ? 'before' : after ? 'after' : 'none';
  return { span: [start, last], cut };
}

/** The end of the most words from `start` that fit; at least one character, so that there is a quotation. */
function words(text: string, start: number, end: number, fits: (part: Span) => boolean): number {
  let low = start + 1;
  let high = end;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits([start, middle])) low = middle;
    else high = middle - 1;
  }
  const space = text.slice(start, low + 1).search(/\s\S*$/);
  return space > 0 ? start + space : graphemeEnd(text, start, low);
}

/** The last place up to `limit` that does not split what a reader sees as one sign, such as a flag. */
function graphemeEnd(text: string, start: number, limit: number): number {
  const signs = [...new Intl.Segmenter().segment(text.slice(start, limit + 64))];
  const ends = signs.map(({ index, segment }) => start + index + segment.length);
  return ends.findLast((end) => end <= limit) ?? limit;
}
