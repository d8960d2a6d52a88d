import type { Article } from '../knowledge/article.ts';
import { describe, type Problem } from '../knowledge/problem.ts';
import { type ArticleCommandSummary, articleCommandsLine } from './article-commands.ts';
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
  readonly articleCommands: ArticleCommandSummary;
  readonly problems: readonly Problem[];
}

/** The permissions of which there is something to say. */
export type Permission = keyof Text['doctor']['permissions'];

/** How much is named, at most: as much as is surely within one message. */
const MAX_ARTICLES = 6;
const MAX_TITLE = 60;
const MAX_PROBLEMS = 3;
const MAX_PROBLEM = 130;

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
    [
      say.articles(health.articles.length),
      ...articleLines(health.articles, text),
      articleCommandsLine(health.articleCommands, text),
      ...problemLines(health.problems, text),
    ].join('\n'),
    `${say.integrations(escapeMarkdown(health.name))}\n${say.version(
      escapeMarkdown(health.name),
      health.version,
      say.uptime(Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60),
    )}`,
  ]);
}

/** The first problems, by file and line. Where the folder is, is nobody's business but the operator's. */
function problemLines(problems: readonly Problem[], text: Text): string[] {
  if (problems.length === 0) return [];
  const lines = problems.slice(0, MAX_PROBLEMS).map((problem) => {
    const file = problem.file.split(/[\\/]/).at(-1) ?? '';
    return `- ${escapeMarkdown(shorten(describe({ ...problem, file }), MAX_PROBLEM))}`;
  });
  const more = problems.length - lines.length;
  return [text.doctor.problems(problems.length), ...lines, ...(more > 0 ? [text.doctor.more(more)] : [])];
}

/** The newest first; those without a date last. */
function articleLines(articles: readonly Article[], text: Text): string[] {
  const sorted = articles.toSorted((a, b) => {
    const [first = '', second = ''] = [a.published, b.published];
    return first === second ? 0 : first < second ? 1 : -1;
  });
  const lines = sorted.slice(0, MAX_ARTICLES).map(({ title, published }) => {
    const date = published
      ? text.asOf(format(published, { dateStyle: 'long' }, text))
      : text.notStated.published;
    return `- ${escapeMarkdown(shorten(title, MAX_TITLE))} · ${date}`;
  });
  return sorted.length > MAX_ARTICLES ? [...lines, text.doctor.more(sorted.length - MAX_ARTICLES)] : lines;
}
