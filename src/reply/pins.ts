import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Citation } from '../knowledge/article.ts';
import { customId } from './custom-id.ts';
import { format } from './dates.ts';
import { escapeMarkdown } from './markdown.ts';
import { type Message, messageOf, notice } from './message.ts';
import { labelOf } from './not-covered.ts';
import type { Text } from './text/en.ts';

/** A pinned answer in the list of them. */
export interface PinnedAnswer {
  /** Absent where the articles have the passage no longer. */
  readonly citation?: Citation | undefined;
  readonly link: string;
  /** When it was pinned, as ISO 8601 writes it. */
  readonly at: string;
}

/** How many pins a page holds: as many as are surely within the characters of one message. */
const PAGE = 10;

/** Characters of a passage's name. */
const NAME = 100;

/**
 * A page of the answers that are pinned in a channel.
 * @param pins the last pinned first
 * @param wanted the page, counted from 1; any number leads to one that there is
 * @param several whether there is more than one article
 */
export function pinsMessage(
  pins: readonly PinnedAnswer[],
  wanted: number,
  several: boolean,
  text: Text,
): Message {
  if (pins.length === 0) return notice(text.pins.none);
  const last = Math.ceil(pins.length / PAGE);
  const page = Math.min(Math.max(Math.trunc(wanted) || 1, 1), last);
  const lines = pins.slice((page - 1) * PAGE, page * PAGE).map(({ citation, link, at }) => {
    const name = citation
      ? `**${escapeMarkdown(labelOf(citation, several, NAME, text))}**`
      : text.pins.unknown;
    return `- ${name} · ${text.pins.since(format(at.slice(0, 10), { dateStyle: 'long' }, text))} · ${link}`;
  });
  const turning = (label: string, to: number): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId('pins', String(to)),
    disabled: to < 1 || to > last,
  });
  return messageOf(
    [[text.pins.title(pins.length), ...lines].join('\n')],
    last > 1 ? [turning(text.pins.newer, page - 1), turning(text.pins.older, page + 1)] : [],
  );
}
