import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Notes } from '../answer/notes.ts';
import type { Span } from '../answer/question.ts';
import { sentencesOf } from '../answer/sentences.ts';
import type { Citation, Passage } from '../knowledge/article.ts';
import { pinnable } from './actions.ts';
import { attributionLines } from './attribution.ts';
import type { ReplyContext } from './context.ts';
import { customId, type Deed, passageCustomId, passageSubject } from './custom-id.ts';
import { type Excerpt, excerptOf } from './fit.ts';
import { limits } from './limits.ts';
import { bold, escapeQuoted, quote, shorten, subtext } from './markdown.ts';
import { type Message, messageOf } from './message.ts';
import { contestLines, dateLines, saysLines } from './notes.ts';
import type { Text } from './text/en.ts';

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
  const { article, passage } = citation;
  const notes = notesOn(citation);
  const pin = pinLink?.(passageSubject(passage));
  let found: readonly Span[] | undefined;
  // At most once, and only where somebody speaks or the passage is too long.
  const sentences = () => {
    found ??= sentencesOf(passage.text, article.language);
    return found;
  };
  const contest = contestLines(citation, notes, text);
  const attribution = attributionLines(citation, text);
  const under = (shown: Span, cut: Excerpt['cut']) =>
    subtext([
      ...(changed ? [text.changed] : []),
      ...(cut === 'none' ? [] : [text.cut[cut]]),
      ...saysLines(citation, notes, sentences, shown, text),
      ...contest,
      ...attribution,
      ...dateLines(notes, shown, text),
      ...(pin ? [text.pin.here(pin)] : []),
    ]);
  const write = (shown: Span) => quote(emphasised(passage.text, shown, highlights));
  const fits = (shown: Span) =>
    shown[1] - shown[0] < limits.text &&
    write(shown).length + under(shown, 'both').length + SPARE <= limits.text;
  const { span, cut } = excerptOf(passage.text, sentences, highlights[0] ?? [0, 0], fits);
  const message = messageOf([write(span), under(span, cut)], buttonsOf(citation, notes, text));
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

function buttonsOf({ article, passage }: Citation, { contest }: Notes, text: Text): APIButtonComponent[] {
  const leading = (
    emoji: string,
    label: string,
    to: Passage | undefined,
    deed: Deed = 'show',
  ): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    emoji: { name: emoji },
    label,
    custom_id: to ? passageCustomId(deed, to) : customId('edge', label),
    disabled: !to,
  });
  const denial = article.passages.find(({ id }) => id === contest?.by);
  return [
    leading('◀️', text.previous, article.passages[passage.number - 2]),
    leading('▶️', text.next, article.passages[passage.number]),
    ...(denial ? [leading('⚠️', text.showContest, denial, 'contest')] : []),
    ...(article.url ? [linkTo(article.url)] : []),
  ];
}

function linkTo(url: string): APIButtonComponent {
  const label = shorten(new URL(url).hostname.replace(/^www\./, ''), limits.buttonLabel);
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}
