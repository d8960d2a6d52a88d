import type { Article, Library } from '../src/knowledge/article.ts';
import { inOrder, type Problem } from '../src/knowledge/problem.ts';
import { commandLength, isCommandName, limits } from '../src/reply/limits.ts';
import type { Text } from '../src/reply/text/en.ts';
import { ASK, articleCommand } from './article.ts';
import { DOCTOR } from './doctor.ts';
import { PINS } from './pins.ts';

/** Names of Footnote's own commands: no article's command may be one of them. */
export const RESERVED: readonly string[] = [PINS, DOCTOR];

/** What is left of Discord's commands for articles. */
const MOST = limits.commands - RESERVED.length;

const NAME = '1 to 32 letters, digits, `-` or `_`, without capitals';

/** Everything that keeps Discord from taking the library's articles as commands. */
export function commandProblems(library: Library, text: Text): Problem[] {
  const articles = [...library.articles.values()];
  const surplus = articles.slice(MOST).map(({ source }) => ({
    file: source.file,
    line: 1,
    wrong: `this is one of ${articles.length} articles`,
    expected: `at most ${MOST}, which is how many commands Discord takes beside Footnote's own`,
  }));
  return inOrder([...articles.flatMap((article) => articleProblems(article, text)), ...surplus]);
}

function articleProblems(article: Article, text: Text): Problem[] {
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
  if (RESERVED.includes(article.id))
    add(
      lines.get('command') ?? 1,
      `\`${article.id}\` is a command of Footnote's own`,
      'another `command:`, or another name of the file',
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
    if (title.length > limits.description)
      add(
        line,
        `the heading has ${title.length} characters`,
        `at most ${limits.description}, which is all that Discord's menu shows`,
      );
  }

  const length = commandLength(articleCommand(article, text).data);
  if (length > limits.command)
    add(1, `the command has ${length} characters of names and descriptions`, `at most ${limits.command}`);
  return problems;
}
