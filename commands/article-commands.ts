import type { SlashCommand } from '../src/bot/command.ts';
import type { Article, Library } from '../src/knowledge/article.ts';
import type { ArticleCommandSummary } from '../src/reply/article-commands.ts';
import { languageName } from '../src/reply/language.ts';
import { commandLength, isCommandName, limits } from '../src/reply/limits.ts';
import { en } from '../src/reply/text/en.ts';
import { ASK, articleCommand, type SectionStyle } from './article.ts';
import { named } from './localized.ts';

/** Why an article has no command, or not the usual one, and where an editor can change that. */
export interface CommandNote {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The commands of the articles themselves; `/ask` and `/read` reach every article. */
export interface ArticleCommands {
  readonly commands: readonly SlashCommand[];
  /** How sections are opened, by article id; absent for an article without a command. */
  readonly styles: ReadonlyMap<string, SectionStyle>;
  readonly notes: readonly CommandNote[];
  readonly summary: ArticleCommandSummary;
}

type Named = Pick<SlashCommand['data'], 'name' | 'name_localizations'>;

/** Articles of a library up to which each has a command, also without `command:`. */
const MAX_BY_DEFAULT = 25;

const NAME = '1 to 32 letters, digits, `-` or `_`, without capitals';

/**
 * Decides which articles get a command: those with `command: name`, and all others where there are at most 25
 * articles. What Discord does not take costs an article its command and nothing else.
 * @param own the commands that are there whatever the articles
 */
export function planArticleCommands({ articles }: Library, own: readonly Named[]): ArticleCommands {
  const most = limits.commands - own.length;
  const byDefault = articles.size <= MAX_BY_DEFAULT;
  const commands: SlashCommand[] = [];
  const styles = new Map<string, SectionStyle>();
  const notes: CommandNote[] = [];
  const counts = { optedOut: 0, unnamed: 0, surplus: 0, withOption: 0 };
  const note = ({ source: { file, lines } }: Article, text: string, line = lines.get('command') ?? 1) =>
    notes.push({ file, line, text });

  for (const article of articles.values()) {
    const { id, command } = article;
    if (command === false) counts.optedOut += 1;
    if (command === false || (command === undefined && !byDefault)) continue;
    const unfit = unfitName(id, own);
    if (unfit !== undefined) {
      counts.unnamed += 1;
      note(article, `${unfit}, so the article has no command; \`command:\` can give it another name`);
    } else if (commands.length === most) {
      counts.surplus += 1;
      note(
        article,
        `the article has no command: Discord takes ${limits.commands}, ${own.length} are Footnote's own`,
      );
    } else {
      const obstacle = subcommandObstacle(article);
      const style = obstacle ? 'option' : 'subcommands';
      if (obstacle) {
        counts.withOption += 1;
        note(
          article,
          `${obstacle.reason}, so \`/${id}\` has one \`section:\` option instead of a subcommand for each`,
          obstacle.line,
        );
      }
      styles.set(id, style);
      commands.push(articleCommand(article, style));
    }
  }
  const summary = {
    articles: articles.size,
    commands: commands.length,
    ...(byDefault ? {} : { mostByDefault: MAX_BY_DEFAULT }),
    ...counts,
  };
  return { commands, styles, notes, summary };
}

/** Why an id cannot be the name of an article's command; undefined where it can. */
function unfitName(id: string, own: readonly Named[]): string | undefined {
  if (!isCommandName(id)) return `\`${id}\` cannot be a command's name, which has ${NAME}`;
  if (own.some(({ name }) => name === id)) return `\`${id}\` is one of Footnote's own commands`;
  const language = languageOf(id, own);
  return language && `\`${id}\` is one of Footnote's own commands in ${language}`;
}

/** Why the sections of an article cannot be subcommands, and where; undefined where they can. */
function subcommandObstacle(
  article: Article,
): { readonly reason: string; readonly line: number } | undefined {
  const { sections } = article;
  const most = limits.options - 1;
  if (sections.length > most)
    return {
      reason: `the article has ${sections.length} sections, and a command takes ${most}`,
      line: sections[most]?.line ?? 1,
    };
  for (const { id, line } of sections) {
    if (!isCommandName(id)) return { reason: `the section id \`${id}\` cannot be a subcommand's name`, line };
    if (id === ASK || languageOf(id, [named((text) => text.command.askName)]))
      return { reason: `the section id \`${id}\` is the name of the subcommand that asks`, line };
  }
  const length = commandLength(articleCommand(article, 'subcommands').data);
  if (length <= limits.command) return undefined;
  return {
    reason: `the names and descriptions of the command have ${length} characters, and Discord takes ${limits.command}`,
    line: 1,
  };
}

/** The language, by its English name, in which one of these has this name: Discord takes each name once. */
function languageOf(name: string, those: readonly Named[]): string | undefined {
  const names = those.flatMap(({ name_localizations: others }) => Object.entries(others ?? {}));
  const [locale] = names.find(([, other]) => other === name) ?? [];
  return locale && languageName(locale, en);
}
