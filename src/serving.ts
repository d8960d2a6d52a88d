import { invocableOf } from '../commands/index.ts';
import { commandProblems } from '../commands/problems.ts';
import { createAsk } from './answer/answer.ts';
import { createNotes } from './answer/notes.ts';
import type { Serving, SharedServices } from './bot/command.ts';
import { openIndexFile } from './index-file.ts';
import { loadLibrary } from './knowledge/load.ts';
import { inOrder, type Problem } from './knowledge/problem.ts';

/**
 * Makes all that the bot serves of the articles of a folder, or tells every problem of theirs.
 * @param indexFile where the index over all articles is kept, if it is
 */
export async function loadServing(
  folder: string,
  others: Pick<SharedServices, 'log' | 'meters' | 'store'>,
  indexFile?: string,
): Promise<Serving | readonly Problem[]> {
  const { log } = others;
  const { library, problems } = await loadLibrary(folder);
  const all = inOrder([...problems, ...commandProblems(library)]);
  if (all.length > 0) return all;
  const notesOn = createNotes();
  // With one article there is no index over all.
  const index = library.articles.size > 1 ? await openIndexFile(indexFile, log) : {};
  const services = { ...others, library, notesOn, ask: await createAsk(library, { notesOn, ...index }) };
  return { invocable: invocableOf(library), services };
}
