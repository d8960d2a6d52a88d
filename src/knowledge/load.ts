import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createPace } from '../pace.ts';
import type { Article, Library } from './article.ts';
import { type Parsed, parseArticle } from './parse.ts';
import { inOrder, type Problem } from './problem.ts';
import { parseSynonyms } from './synonyms.ts';
import { fileStamps } from './watch.ts';

type ParsedSynonyms = ReturnType<typeof parseSynonyms>;

export interface Loaded {
  /** Every article that can be served; whether that is enough is for the caller to say. */
  readonly library: Library;
  readonly problems: readonly Problem[];
}

/** A folder of articles that is loaded again whenever it has changed. */
export interface ArticleFolder {
  /**
   * Loads each `*.md` but README.md, and reads only files that have changed since the last time: what has not
   * changed is the same object as before. A file with a problem keeps its last good version, or is left out. Never
   * throws for what the folder holds or lacks; each problem has the file and line where an editor will find it.
   */
  load(): Promise<Loaded>;
}

/** What is known about a file from the last time. */
interface Known {
  readonly stamp: string | undefined;
  /** Tells whether a file with a new stamp has new content: a checkout may write all files again. */
  readonly digest: string | undefined;
  readonly parsed: Parsed;
  /** The version that was loaded last. */
  accepted?: Article;
}

/** The file of synonyms, which is no article. */
const SYNONYMS = 'synonyms.txt';

/** Names that somebody may well take for an article's. */
const NEARLY_AN_ARTICLE = /^[^.].*\.(markdown|mdown|mkd|text|txt|md\.\w+)$/i;

/** Loads the articles of a folder once. */
export function loadLibrary(folder: string): Promise<Loaded> {
  return createArticleFolder(folder).load();
}

export function createArticleFolder(folder: string): ArticleFolder {
  const known = new Map<string, Known>();
  let synonyms: { readonly digest: string; readonly parsed: ParsedSynonyms } | undefined;

  /** Reads a file if it has changed. */
  async function refresh(name: string, stamp: string | undefined): Promise<Known> {
    const before = known.get(name);
    if (before && stamp !== undefined && before.stamp === stamp) return before;
    const file = join(folder, name);
    const { text, problems } = await readText(file);
    const digest = text === undefined ? undefined : digestOf(text);
    const isSame = digest !== undefined && before?.digest === digest;
    const parsed =
      text === undefined
        ? { problems }
        : isSame
          ? before.parsed
          : parseArticle(file, basename(name).replace(/\.md$/i, ''), text);
    // What could not be read is tried again, also without a change.
    const now = {
      stamp: digest && stamp,
      digest,
      parsed,
      ...(before?.accepted && { accepted: before.accepted }),
    };
    known.set(name, now);
    return now;
  }

  async function loadSynonyms(exists: boolean): Promise<ParsedSynonyms> {
    const file = join(folder, SYNONYMS);
    if (!exists) {
      synonyms = undefined;
      return NO_SYNONYMS;
    }
    const { text, problems } = await readText(file);
    if (text === undefined) return { synonyms: synonyms?.parsed.synonyms ?? NO_SYNONYMS.synonyms, problems };
    const digest = digestOf(text);
    if (synonyms?.digest !== digest) synonyms = { digest, parsed: parseSynonyms(file, text) };
    return synonyms.parsed;
  }

  return {
    async load() {
      const pace = createPace();
      const names = await namesIn(folder);
      const files = names.filter((name) => /^[^.].*\.md$/i.test(name) && !/^readme\.md$/i.test(name));
      const problems: Problem[] = [];
      const problem = (file: string, line: number, wrong: string, expected: string) =>
        problems.push({ file, line, wrong, expected });
      for (const name of names.filter((each) => NEARLY_AN_ARTICLE.test(each) && each !== SYNONYMS))
        problem(join(folder, name), 1, 'this file is not read', 'a name that ends in `.md`');
      if (files.length === 0)
        problem(
          folder,
          1,
          'the folder has no article or cannot be read',
          'at least one file such as kursk.md',
        );
      // Files that are gone are forgotten, but not while the whole folder is gone for a moment.
      const present = new Set(files);
      if (files.length > 0) for (const name of known.keys()) if (!present.has(name)) known.delete(name);

      const stamps = await fileStamps(folder, files);
      const entries: Known[] = [];
      for (const [at, name] of files.entries()) {
        entries.push(await refresh(name, stamps[at]));
        await pace();
      }

      const byId = new Map<string, Article>();
      const rejected: Known[] = [];
      for (const entry of entries) {
        await pace();
        const { article, problems: found } = entry.parsed;
        problems.push(...found);
        const twin = article && byId.get(article.id);
        if (article && !twin) {
          byId.set(article.id, article);
          entry.accepted = article;
          continue;
        }
        rejected.push(entry);
        if (twin)
          problem(
            article.source.file,
            article.source.lines.get('command') ?? 1,
            `the id \`${article.id}\` is taken by ${basename(twin.source.file)}`,
            'another `command:` in the front matter, or another file name',
          );
      }
      // After all others: a last good version must not take the id of a file without a problem.
      for (const { accepted } of rejected)
        if (accepted && !byId.has(accepted.id)) byId.set(accepted.id, accepted);
      const articles = new Map<string, Article>();
      for (const { accepted } of entries) {
        await pace();
        if (accepted && byId.get(accepted.id) === accepted) articles.set(accepted.id, accepted);
      }

      const { synonyms, problems: unread } = await loadSynonyms(names.includes(SYNONYMS));
      return {
        library: { articles, synonyms },
        problems: inOrder([...problems, ...unread]),
      };
    },
  };
}

/** How many article files are not served as they are now. */
export function countRejected(problems: readonly Problem[]): number {
  return new Set(problems.map(({ file }) => file).filter((file) => basename(file) !== SYNONYMS)).size;
}

const NO_SYNONYMS: ParsedSynonyms = { synonyms: [], problems: [] };

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Names in a sorted order, so that the same folder always gives the same library. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
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
