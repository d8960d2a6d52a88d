import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Article, Citation } from '../knowledge/article.ts';
import { titleOf } from './attribution.ts';
import type { ReplyContext } from './context.ts';
import { passageCustomId } from './custom-id.ts';
import { joinWithin } from './fit-list.ts';
import { askInLines, languagesOf } from './language.ts';
import { limits } from './limits.ts';
import { escapeMarkdown, subtext } from './markdown.ts';
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
  { library, text }: Pick<ReplyContext, 'library' | 'text'>,
): Message {
  const verdict = asked ? text.notCovered.one(escapeMarkdown(asked.title)) : text.notCovered.all;
  const several = !asked && library.articles.size > 1;
  const buttons = nearest.slice(0, NEAREST).map((citation) => leadingTo(citation, several, text));
  const language = askInLines(asked ? new Set([asked.language]) : languagesOf(library), text);
  const lines = [verdict, ...(buttons.length > 0 ? [text.notCovered.nearest] : [])];
  return messageOf([lines.join('\n'), ...(language.length > 0 ? [subtext(language)] : [])], buttons);
}

/** Says that a passage has gone, and leads to the one that comes nearest now. */
export function goneMessage(nearest: Citation | undefined, text: Text): Message {
  if (!nearest) return notice(text.gone);
  return messageOf([`${text.gone}\n${text.goneNearest}`], [leadingTo(nearest, false, text)]);
}

function leadingTo(citation: Citation, several: boolean, text: Text): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: labelOf(citation, several, limits.buttonLabel, text),
    custom_id: passageCustomId('show', citation.passage),
  };
}

/**
 * A passage by the name of its section, never by its words.
 * @param several whether its article must be told from others, by its title
 * @param longest characters at most
 */
export function labelOf(
  { article, section, passage }: Citation,
  several: boolean,
  longest: number,
  text: Text,
): string {
  const place = text.place(passage.number, article.passages.length);
  return joinWithin([titleOf(section, text), place, ...(several ? [article.title] : [])], longest);
}
