import type { Span } from '../answer/question.ts';
import type { Citation } from '../knowledge/article.ts';
import { pinnable } from './actions.ts';
import type { ReplyContext } from './context.ts';
import { passageSubject } from './custom-id.ts';
import { type Excerpt, excerptOf } from './fit.ts';
import { frameOf } from './frame.ts';
import { limits } from './limits.ts';
import { bold, escapeQuoted, quote, subtext } from './markdown.ts';
import { type Message, messageOf } from './message.ts';

/** Characters kept for who shared the answer, or for a link to its question. */
const SPARE = 120;

/**
 * The answer as a message: the passage quoted word for word, its attribution under it, and the way on.
 * @param highlights spans of the passage that answer, best first; shown bold
 * @param changed whether to say that the text is another than it was when somebody was led here
 */
export function passageMessage(
  citation: Citation,
  highlights: readonly Span[],
  { notesOn, text, pinLink }: Pick<ReplyContext, 'notesOn' | 'text' | 'pinLink'>,
  changed = false,
): Message {
  const { passage } = citation;
  const { sentences, linesUnder, buttons } = frameOf(citation, notesOn(citation), text);
  const pin = pinLink?.(passageSubject(passage));
  const under = (shown: Span, cut: Excerpt['cut']) =>
    subtext([
      ...(changed ? [text.changed] : []),
      ...(cut === 'none' ? [] : [text.cut[cut]]),
      ...linesUnder(shown),
      ...(pin ? [text.pin.here(pin)] : []),
    ]);
  let last: { readonly shown: Span; readonly written: string } | undefined;
  // Most passages fit as a whole, and are written once: to see whether they do.
  const write = (shown: Span): string => {
    if (last?.shown[0] !== shown[0] || last.shown[1] !== shown[1])
      last = { shown, written: quote(emphasised(passage.text, shown, highlights)) };
    return last.written;
  };
  const fits = (shown: Span) =>
    shown[1] - shown[0] < limits.text &&
    write(shown).length + under(shown, 'both').length + SPARE <= limits.text;
  const { span, cut } = excerptOf(passage.text, sentences, highlights[0] ?? [0, 0], fits);
  const message = messageOf([write(span), under(span, cut)], buttons);
  return pinnable(message, passageSubject(passage), text);
}

/** A part of the text as Markdown, with what answers in bold. */
function emphasised(text: string, [start, end]: Span, highlights: readonly Span[]): string {
  let markdown = '';
  let at = start;
  for (const [from, to] of joined(highlights)) {
    const first = Math.max(from, at);
    const last = Math.min(to, end);
    if (first >= last) continue;
    markdown += escapeQuoted(text.slice(at, first)) + bold(escapeQuoted(text.slice(first, last)));
    at = last;
  }
  return markdown + escapeQuoted(text.slice(at, end));
}

/** Spans in reading order, those that touch made one: the marks of two would run together. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && from <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], to)];
    else all.push([from, to]);
  }
  return all;
}
