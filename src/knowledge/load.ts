import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Article, Library } from './article.ts';
import { type Parsed, parseArticle } from './parse.ts';
import { inOrder, type Problem } from './problem.ts';
import { parseSynonyms } from './synonyms.ts';

export interface Loaded {
  /** The articles without a problem; whether that is enough is for the caller to say. */
  readonly library: Library;
  readonly problems: readonly Problem[];
}

/** The file of synonyms, which is no article. */
const SYNONYMS = 'synonyms.txt';

/** Names that somebody may well take for an article's. */
const NEARLY_AN_ARTICLE = /^[^.].*\.(markdown|mdown|mkd|text|txt|md\.\w+)$/i;

/**
 * Reads every article of a folder: each `*.md` in it but README.md. Never throws for what the folder
 * holds or lacks; each fault is a problem with the file and line where an editor will find it.
 */
export async function loadLibrary(folder: string): Promise<Loaded> {
  const articles = new Map<string, Article>();
  const problems: Problem[] = [];
  const names = await namesIn(folder);
  const files = names.filter((name) => /^[^.].*\.md$/i.test(name) && !/^readme\.md$/i.test(name));
  for (const name of names.filter((each) => NEARLY_AN_ARTICLE.test(each) && each !== SYNONYMS))
    problems.push({
      file: join(folder, name),
      line: 1,
      wrong: 'this file is not read',
      expected: 'a name that ends in `.md`',
    });
  if (files.length === 0)
    problems.push({
      file: folder,
      line: 1,
      wrong: 'the folder has no article or cannot be read',
      expected: 'at least one file such as kursk.md',
    });

  for (const file of files) {
    const { article, problems: found } = await loadArticle(join(folder, file));
    problems.push(...found);
    const twin = article && articles.get(article.id);
    if (twin)
      problems.push({
        file: article.source.file,
        line: article.source.lines.get('command') ?? 1,
        wrong: `the command \`${article.id}\` is taken by ${twin.source.file}`,
        expected: 'a `command:` of its own in the front matter',
      });
    else if (article) articles.set(article.id, article);
  }
  const { synonyms, problems: unread } = await loadSynonyms(join(folder, SYNONYMS), names.includes(SYNONYMS));
  return { library: { articles, synonyms }, problems: inOrder([...problems, ...unread]) };
}

/** Names in a sorted order, so that the same folder always gives the same library. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
}

async function loadArticle(file: string): Promise<Parsed> {
  const { text, problems } = await readText(file);
  return text === undefined ? { problems } : parseArticle(file, basename(file).replace(/\.md$/i, ''), text);
}

async function loadSynonyms(file: string, exists: boolean): Promise<ReturnType<typeof parseSynonyms>> {
  if (!exists) return { synonyms: [], problems: [] };
  const { text, problems } = await readText(file);
  return text === undefined ? { synonyms: [], problems } : parseSynonyms(file, text);
}

/** Reads a file that somebody wrote; text and problems exclude each other. */
async function readText(file: string): Promise<{ text?: string; problems: readonly Problem[] }> {
  const problem = (line: number, wrong: string, expected: string) => ({
    problems: [{ file, line, wrong, expected }],
  });
  let bytes: Buffer;
  try {
    // A pipe or a device would be read for ever.
    if (!(await stat(file)).isFile()) throw new Error('it is no regular file');
    bytes = await readFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return problem(1, `the file cannot be read (${why})`, 'a text file');
  }
  if (!isUtf8(bytes))
    return problem(firstBadLine(bytes), 'a byte here is not UTF-8', 'a file saved as UTF-8');
  return { text: bytes.toString('utf8').replace(/^\uFEFF/, ''), problems: [] };
}

/** A line feed byte is never part of a longer UTF-8 sequence, so lines can be judged one by one. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end === -1 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(start, stop))) return line;
    start = stop + 1;
  }
  return line;
}
