import type { SlashCommand } from '../src/bot/command.ts';
import type { Article, Library } from '../src/knowledge/article.ts';
import { inOrder, type Problem } from '../src/knowledge/problem.ts';
import { languageName } from '../src/reply/language.ts';
import { commandLength, isCommandName, limits } from '../src/reply/limits.ts';
import { en } from '../src/reply/text/en.ts';
import { ASK, articleCommand } from './article.ts';
import { ownCommands } from './index.ts';
import { named } from './localized.ts';

type Named = Pick<SlashCommand['data'], 'name' | 'name_localizations'>;

const NAME = '1 to 32 letters, digits, `-` or `_`, without capitals';

/** Everything that keeps Discord from taking the library's articles as commands. */
export function commandProblems(library: Library): Problem[] {
  const articles = [...library.articles.values()];
  const own = ownCommands().map(({ data }) => data);
  const most = limits.commands - own.length;
  const surplus = articles.slice(most).map(({ source }) => ({
    file: source.file,
    line: 1,
    wrong: `this is one of ${articles.length} articles`,
    expected: `at most ${most}, which is how many commands Discord takes beside ${listed(own.map(({ name }) => name))}`,
  }));
  return inOrder([...articles.flatMap((article) => articleProblems(article, own)), ...surplus]);
}

/** The language, by its English name, in which one of these has this name: Discord takes each name once. */
function languageOf(name: string, those: readonly Named[]): string | undefined {
  const names = those.flatMap(({ name_localizations: others }) => Object.entries(others ?? {}));
  const [locale] = names.find(([, other]) => other === name) ?? [];
  return locale && languageName(locale, en);
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function articleProblems(article: Article, own: readonly Named[]): Problem[] {
  const { file, lines } = article.source;
  const problems: Problem[] = [];
  const add = (line: number, wrong: string, expected: string) =>
    problems.push({ file, line, wrong, expected });

  if (!isCommandName(article.id))
    add(
      lines.get('command') ?? 1,
      `\`${article.id}\` cannot be a command's name`,
      `a \`command:\` of ${NAME}`,
    );
  if (own.some(({ name }) => name === article.id))
    add(
      lines.get('command') ?? 1,
      `\`${article.id}\` is a command of Footnote's own`,
      `a \`command:\` other than ${listed(own.map(({ name }) => name))}`,
    );
  const language = languageOf(article.id, own);
  if (language)
    add(
      lines.get('command') ?? 1,
      `\`${article.id}\` is the name of a command of Footnote's own in ${language}`,
      'another `command:`',
    );
  const description = article.summary ?? article.title;
  if (description.length > limits.description)
    add(
      lines.get('summary') ?? lines.get('title') ?? 1,
      `the command's description has ${description.length} characters`,
      `a \`summary:\` of at most ${limits.description}`,
    );

  const most = limits.options - 1;
  if (article.sections.length > most)
    add(
      article.sections[most]?.line ?? 1,
      `the article has ${article.sections.length} sections, the text before the first heading included`,
      `at most ${most}, which is how many a command holds beside \`${ASK}\``,
    );
  for (const { id, title = '', line } of article.sections) {
    if (!isCommandName(id)) add(line, `\`${id}\` cannot be a section's id`, `\`{#id}\` with ${NAME}`);
    if (id === ASK)
      add(line, `the section id \`${ASK}\` is the name of a subcommand`, 'another id, such as `{#asking}`');
    const language = languageOf(id, [named((text) => text.command.askName)]);
    if (language)
      add(
        line,
        `the section id \`${id}\` is the name of the subcommand \`${ASK}\` in ${language}`,
        'another id',
      );
    if (title.length > limits.description)
      add(
        line,
        `the heading has ${title.length} characters`,
        `at most ${limits.description}, which is all that Discord's menu shows`,
      );
  }

  const length = commandLength(articleCommand(article).data);
  if (length > limits.command)
    add(1, `the command has ${length} characters of names and descriptions`, `at most ${limits.command}`);
  return problems;
}
