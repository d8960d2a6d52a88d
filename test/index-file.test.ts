import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLoopback } from '../src/loopback/loopback.ts';
import { start } from './start.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'index-'));
  for (const name of ['one', 'two'])
    await writeFile(
      join(folder, `${name}.md`),
      `---\ntitle: ${name}\n---\n\nThe harbour of ${name} was opened in 1911.\n`,
    );
});
afterAll(() => rm(folder, { recursive: true }));

describe('INDEX_FILE', () => {
  test('GIVEN several articles THEN the first start keeps their index, and the next one makes none', async () => {
    const loopback = await startLoopback();
    const kept = 'the index is saved for the next start';
    const path = join(folder, 'index');
    const environment = {
      DISCORD_TOKEN: loopback.token,
      DISCORD_API_URL: loopback.api,
      KNOWLEDGE_DIR: folder,
      INDEX_FILE: path,
    };
    const first = start('main', [], undefined, environment);
    await Promise.all([first.says('connected'), first.says(kept)]);
    first.kill('SIGTERM');
    await first.ended;
    const index = await readFile(path, 'utf8');
    expect((await readdir(folder)).sort()).toEqual(['index', 'one.md', 'two.md']);

    const second = start('main', [], undefined, environment);
    await second.says('connected');
    second.kill('SIGTERM');
    expect((await second.ended).out).not.toContain(kept);
    expect(await readFile(path, 'utf8')).toBe(index);
    await loopback.close();
  });
});
