import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cite } from '../../src/knowledge/article.ts';
import { countRejected, createArticleFolder, loadLibrary } from '../../src/knowledge/load.ts';
import { KURSK_SECTIONS } from '../articles.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'knowledge-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
const article = (title: string, extra = '') => `---\ntitle: ${title}\n${extra}---\n\nText.\n`;

describe('a folder of articles', () => {
  test('GIVEN files of several kinds THEN only the articles are read, named by their file', async () => {
    await write('b.md', article('B'));
    await write('a.md', `\uFEFF${article('A').replaceAll('\n', '\r\n')}`);
    await write('README.md', 'how to write an article');
    await write('synonyms.txt', 'a, b');
    await mkdir(join(folder, 'folder'));
    await write('.draft.md', 'not yet');
    const { library, problems } = await loadLibrary(folder);
    expect(problems).toEqual([]);
    expect([...library.articles.keys()]).toEqual(['a', 'b']);
  });

  test('GIVEN faults in several files THEN every one is told, and the good articles are there', async () => {
    await write('bad.md', 'Text.');
    await write('bytes.md', Buffer.concat([Buffer.from('---\ntitle: T\n---\n\nA caf'), Buffer.from([0xe9])]));
    await write('good.md', article('G'));
    await write('nearly.markdown', article('N'));
    await mkdir(join(folder, 'pipe.md'));
    await write('twin.md', article('T', 'command: good\n'));
    const { library, problems } = await loadLibrary(folder);
    expect([...library.articles.keys()]).toEqual(['good']);
    expect(problems.map(({ file, line, wrong }) => [file, line, wrong])).toEqual([
      [join(folder, 'bad.md'), 1, 'the file does not begin with front matter'],
      [join(folder, 'bytes.md'), 5, 'a byte here is not UTF-8'],
      [join(folder, 'nearly.markdown'), 1, 'this file is not read'],
      [join(folder, 'pipe.md'), 1, 'the file cannot be read (it is no regular file)'],
      [join(folder, 'twin.md'), 3, 'the id `good` is taken by good.md'],
    ]);
  });

  test.each([
    ['that is empty', ''],
    ['that is not there', 'missing'],
  ])('GIVEN a folder %s THEN that is the problem', async (_, name) => {
    const { problems } = await loadLibrary(join(folder, name));
    expect(problems.map(({ wrong }) => wrong)).toEqual(['the folder has no article or cannot be read']);
  });
});

describe('a folder of articles that is loaded again', () => {
  test('keeps the very same article where the file has not changed, also when it was written again', async () => {
    for (const name of ['a', 'b', 'c']) await write(`${name}.md`, article(name.toUpperCase()));
    await write('synonyms.txt', 'a, b');
    const { load } = createArticleFolder(folder);
    const first = await load();
    await write('b.md', article('Other'));
    await rename(join(folder, 'c.md'), join(folder, 'c.tmp'));
    await write('c.md', article('C'));
    const second = await load();
    const articleIn = ({ library }: typeof first, id: string) => library.articles.get(id);
    for (const id of ['a', 'c']) expect(articleIn(second, id)).toBe(articleIn(first, id));
    expect(articleIn(second, 'b')).not.toBe(articleIn(first, 'b'));
    expect(articleIn(second, 'b')?.title).toBe('Other');
    expect(second.library.synonyms).toBe(first.library.synonyms);
  });

  test('keeps the last good version of a file with a problem until it is mended or gone', async () => {
    await write('a.md', article('A'));
    await write('b.md', article('B'));
    const { load } = createArticleFolder(folder);
    const first = await load();
    await write('a.md', 'No front matter.');
    await write('c.md', 'No front matter either.');
    const broken = await load();
    expect([...broken.library.articles.keys()]).toEqual(['a', 'b']);
    expect(broken.library.articles.get('a')).toBe(first.library.articles.get('a'));
    expect(broken.problems.map(({ file }) => file)).toEqual([join(folder, 'a.md'), join(folder, 'c.md')]);
    expect(countRejected(broken.problems)).toBe(2);
    await write('a.md', article('Mended'));
    await rm(join(folder, 'c.md'));
    const mended = await load();
    expect([mended.library.articles.get('a')?.title, mended.problems]).toEqual(['Mended', []]);
    await rm(join(folder, 'a.md'));
    expect([...(await load()).library.articles.keys()]).toEqual(['b']);
  });

  test('keeps its articles in mind while the whole folder is gone', async () => {
    await write('a.md', article('A'));
    const { load } = createArticleFolder(folder);
    const { library } = await load();
    await rename(folder, `${folder}-gone`);
    expect((await load()).library.articles.size).toBe(0);
    await rename(`${folder}-gone`, folder);
    expect((await load()).library.articles.get('a')).toBe(library.articles.get('a'));
  });

  test('gives a good file its id before the last good version of a bad one', async () => {
    await write('b.md', article('B'));
    const { load } = createArticleFolder(folder);
    await load();
    await write('b.md', 'No front matter.');
    await write('c.md', article('C', 'command: b\n'));
    const { library } = await load();
    expect([...library.articles.values()].map(({ title }) => title)).toEqual(['C']);
  });

  test('uses the lines of synonyms that are in order, and keeps the last ones of an unreadable file', async () => {
    await write('a.md', article('A'));
    await write('synonyms.txt', 'a, b\nc =>');
    const { load } = createArticleFolder(folder);
    const { library, problems } = await load();
    expect(library.synonyms).toHaveLength(1);
    expect(problems).toHaveLength(1);
    expect(countRejected(problems)).toBe(0);
    await write('synonyms.txt', Buffer.from([0xe9]));
    expect((await load()).library.synonyms).toBe(library.synonyms);
  });
});

describe('the article that comes with the project', async () => {
  const { library, problems } = await loadLibrary('knowledge');
  const kursk = library.articles.get('kursk');

  test('THEN it is the source word for word: title, headings and paragraphs, one a line', () => {
    const lines = kursk?.sections.flatMap(({ title, passages }) => [
      title,
      ...passages.map(({ text }) => text),
    ]);
    const text = [kursk?.title, ...(lines ?? [])].filter(Boolean).join('\n');
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      'c71e70902962d7021ed305ed816e33dc1c901842320f7ff0f1ceb568525aa6eb',
    );
  });

  test('THEN it has no problem and states no publisher and no author', () => {
    expect(problems).toEqual([]);
    expect(kursk).toMatchObject({ published: '2025-04-26', url: 'https://www.yemend.com/news21700.html' });
    expect(kursk).not.toHaveProperty('publisher');
    expect(kursk).not.toHaveProperty('author');
    expect(kursk?.sections.map(({ id }) => id)).toEqual(KURSK_SECTIONS);
  });

  test('THEN a passage is cited by its id, and an id of none cites nothing', () => {
    expect(cite(library, 'kursk#northkorea-4')).toMatchObject({
      section: { id: 'northkorea' },
      passage: { number: 15 },
    });
    for (const id of ['', '#', 'kursk', 'kursk#', 'kursk#northkorea-5', 'other#overview-1', '__proto__#a-1'])
      expect(cite(library, id)).toBeUndefined();
  });
});
