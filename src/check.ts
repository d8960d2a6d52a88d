/** `npm run check [-- folder]`: tells every problem of every article, and exits with 1 if there is any. */
import { commandProblems } from '../commands/problems.ts';
import { loadEnvironment } from './environment.ts';
import { passagesIn } from './knowledge/article.ts';
import { loadLibrary } from './knowledge/load.ts';
import { describe, inOrder } from './knowledge/problem.ts';

loadEnvironment();
const folder = process.argv[2] ?? process.env.KNOWLEDGE_DIR ?? 'knowledge';
const { library, problems } = await loadLibrary(folder);
const all = inOrder([...problems, ...commandProblems(library)]);
for (const problem of all) console.error(describe(problem));
const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
if (all.length > 0) {
  console.error(`${folder}: ${counted(all.length, 'problem')}`);
  process.exitCode = 1;
} else {
  console.log(
    `${folder}: in order, ${counted(library.articles.size, 'article')}, ${counted(passagesIn(library), 'passage')}`,
  );
}
