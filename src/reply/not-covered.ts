import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Article, Citation } from '../knowledge/article.ts';
import { titleOf } from './attribution.ts';
import { passageCustomId } from './custom-id.ts';
import { isolated } from './direction.ts';
import { limits } from './limits.ts';
import { escapeMarkdown, shorten } from './markdown.ts';
import { type Message, messageOf, notice } from './message.ts';
import type { Text } from './text/en.ts';

/** How many of the nearest passages are offered. */
const NEAREST = 3;

/**
 * Says that the articles do not answer, and leads to what comes nearest.
 * @param asked the one article that was asked; absent when all were
 * @param nearest passages, nearest first
 */
export function notCoveredMessage(
  asked: Article | undefined,
  nearest: readonly Citation[],
  text: Text,
): Message {
  const verdict = asked ? text.notCovered.one(escapeMarkdown(asked.title)) : text.notCovered.all;
  const buttons = nearest.slice(0, NEAREST).map((citation) => leadingTo(citation, text));
  return messageOf([buttons.length > 0 ? `${verdict}\n${text.notCovered.nearest}` : verdict], buttons);
}

/** Says that a passage has gone, and leads to the one that comes nearest now. */
export function goneMessage(nearest: Citation | undefined, text: Text): Message {
  if (!nearest) return notice(text.gone);
  return messageOf([`${text.gone}\n${text.goneNearest}`], [leadingTo(nearest, text)]);
}

function leadingTo(citation: Citation, text: Text): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: shorten(labelOf(citation, text), limits.buttonLabel),
    custom_id: passageCustomId('show', citation.passage),
  };
}

/** A passage by the name of its section, never by its words. */
export function labelOf({ article, section, passage }: Citation, text: Text): string {
  return `${isolated(titleOf(section, text))} · ${text.place(passage.number, article.passages.length)}`;
}
