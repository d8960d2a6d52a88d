/**
 * `npm run check [-- folder]`: prints every problem of every article, and exits with 1 if there is any. Notes on
 * commands are printed too, and fail nothing.
 */
import { articleCommandsOf } from '../commands/index.ts';
import { loadEnvironment } from './environment.ts';
import { passagesIn } from './knowledge/article.ts';
import { loadLibrary } from './knowledge/load.ts';
import { describe } from './knowledge/problem.ts';
import { articleCommandsLine } from './reply/article-commands.ts';
import { en } from './reply/text/en.ts';

loadEnvironment();
const folder = process.argv[2] ?? process.env.KNOWLEDGE_DIR ?? 'knowledge';
const { library, problems } = await loadLibrary(folder);
for (const problem of problems) console.error(describe(problem));
const { notes, summary } = articleCommandsOf(library);
for (const { file, line, text } of notes) console.log(`${file}:${line}: note: ${text}`);
if (library.articles.size > summary.commands)
  console.log(articleCommandsLine(summary, en).replaceAll('**', ''));
const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
if (problems.length > 0) {
  console.error(`${folder}: ${counted(problems.length, 'problem')}`);
  process.exitCode = 1;
} else {
  console.log(
    `${folder}: in order, ${counted(library.articles.size, 'article')}, ${counted(passagesIn(library), 'passage')}`,
  );
}
