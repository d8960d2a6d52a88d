import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Span } from '../answer/question.ts';
import type { Citation, Passage } from '../knowledge/article.ts';
import { attributionOf } from './attribution.ts';
import { customId } from './custom-id.ts';
import { excerptOf } from './fit.ts';
import { limits } from './limits.ts';
import { bold, escapeMarkdown, quote, shorten, subtext } from './markdown.ts';
import { type Message, messageOf } from './message.ts';
import type { Text } from './text/en.ts';

/**
 * The answer as a message: the passage quoted word for word, its attribution under it, and the way on.
 * @param highlights spans of the passage that answer, best first; shown bold
 */
export function passageMessage(citation: Citation, highlights: readonly Span[], text: Text): Message {
  const { article, passage } = citation;
  const attribution = attributionOf(citation, text);
  const notices = Object.values(text.cut).map((notice) => subtext([notice]));
  const room = limits.text - attribution.length - Math.max(...notices.map(({ length }) => length));
  const write = (part: Span) => quote(emphasised(passage.text, part, highlights));
  const fits = (part: Span) => write(part).length <= room;
  const { span, cut } = excerptOf(passage.text, article.language, highlights[0] ?? [0, 0], fits);
  const notice = cut === 'none' ? [] : [subtext([text.cut[cut]])];
  return messageOf([write(span), ...notice, attribution], buttonsOf(citation, text));
}

/** A part of the text as Markdown, with what answers in bold. */
function emphasised(text: string, [start, end]: Span, highlights: readonly Span[]): string {
  let markdown = '';
  let at = start;
  for (const [from, to] of highlights.toSorted((a, b) => a[0] - b[0])) {
    const first = Math.max(from, at);
    const last = Math.min(to, end);
    if (first >= last) continue;
    markdown += escapeMarkdown(text.slice(at, first)) + bold(escapeMarkdown(text.slice(first, last)));
    at = last;
  }
  return markdown + escapeMarkdown(text.slice(at, end));
}

function buttonsOf({ article, passage }: Citation, text: Text): APIButtonComponent[] {
  const turn = (emoji: string, label: string, to: Passage | undefined): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    emoji: { name: emoji },
    label,
    custom_id: customId(to ? 'show' : 'edge', to ? to.id : label),
    disabled: !to,
  });
  const buttons = [
    turn('◀️', text.previous, article.passages[passage.number - 2]),
    turn('▶️', text.next, article.passages[passage.number]),
  ];
  if (!article.url) return buttons;
  const label = shorten(new URL(article.url).hostname.replace(/^www\./, ''), limits.buttonLabel);
  return [...buttons, { type: ComponentType.Button, style: ButtonStyle.Link, label, url: article.url }];
}
