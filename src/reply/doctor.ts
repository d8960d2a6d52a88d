import type { Article } from '../knowledge/article.ts';
import { format } from './dates.ts';
import { escapeMarkdown, shorten } from './markdown.ts';
import { type Message, messageOf } from './message.ts';
import type { Text } from './text/en.ts';

/** How the bot is, as far as a server's administrator can do something about it. */
export interface Health {
  readonly name: string;
  readonly version: string;
  /** Milliseconds since the bot was connected. */
  readonly uptime: number;
  /** In a thread: the mention of the channel that it is in. */
  readonly parent?: string;
  /** Whether it is asked in a private thread that the bot is not in. */
  readonly isOutside: boolean;
  readonly permissions: readonly { readonly permission: Permission; readonly held: boolean }[];
  /** Whether Discord has the bot's commands as they are. */
  readonly inSync: boolean;
  readonly articles: readonly Article[];
}

/** The permissions of which there is something to say. */
export type Permission = keyof Text['doctor']['permissions'];

/** How many articles are named, and how much of a title: as much as is surely within one message. */
const NAMED = 10;
const TITLE = 80;

/** What is in order, what is not, and what to do about it. */
export function doctorMessage(health: Health, text: Text): Message {
  const say = text.doctor;
  const minutes = Math.floor(health.uptime / 60_000);
  return messageOf([
    [
      health.parent ? say.inThread(health.parent) : say.here,
      ...health.permissions.map(({ permission, held }) => {
        const { name, use } = say.permissions[permission];
        return held ? say.held(name, use) : say.missing(name, use, escapeMarkdown(health.name));
      }),
      ...(health.isOutside ? [say.notIn] : []),
    ].join('\n'),
    health.inSync ? say.inSync : say.notInSync,
    [say.articles(health.articles.length), ...articleLines(health.articles, text)].join('\n'),
    `${say.integrations(escapeMarkdown(health.name))}\n${say.version(
      escapeMarkdown(health.name),
      health.version,
      say.uptime(Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60),
    )}`,
  ]);
}

/** The newest first; those without a date last. */
function articleLines(articles: readonly Article[], text: Text): string[] {
  const sorted = articles.toSorted((a, b) => (b.published ?? '').localeCompare(a.published ?? ''));
  const lines = sorted.slice(0, NAMED).map(({ title, published }) => {
    const date = published
      ? text.asOf(format(published, { dateStyle: 'long' }, text))
      : text.notStated.published;
    return `- ${escapeMarkdown(shorten(title, TITLE))} · ${date}`;
  });
  return sorted.length > NAMED ? [...lines, text.doctor.more(sorted.length - NAMED)] : lines;
}
