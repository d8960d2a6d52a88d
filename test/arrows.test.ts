import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What each room may import beside itself: rooms of the project, and packages that only it may have. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'src/knowledge': [],
  'src/answer': ['src/knowledge'],
  'src/reply': ['src/knowledge', 'src/answer'],
  'src/health': [],
  'src/bot': ['src/knowledge', 'src/answer', 'src/reply', 'src/health'],
  'src/loopback': [],
  // The part of the playground that runs in the browser; of the others it has types alone.
  'src/playground/page': ['src/playground', 'src/loopback'],
  'src/playground': ['src/loopback', 'src/bot'],
  commands: ['src/knowledge', 'src/answer', 'src/reply', 'src/bot'],
};

/** Files that stand in no room and import nothing of the project: any room may have them. */
const shared: readonly string[] = ['src/pace.ts'];

/** Packages that only these rooms have, and the only packages that a room may have. */
const owned: Readonly<Record<string, readonly string[]>> = {
  minisearch: ['src/answer'],
  'date-fns': ['src/answer'],
  'mdast-util-from-markdown': ['src/knowledge'],
  yaml: ['src/knowledge'],
  hono: ['src/health', 'src/loopback', 'src/playground'],
  'prom-client': ['src/health'],
  ws: ['src/loopback', 'src/playground'],
  esbuild: ['src/playground'],
  lit: ['src/playground/page'],
  '@skyra/discord-components-core': ['src/playground/page'],
};
const only: Readonly<Record<string, RegExp>> = {
  'src/health': /^(node:|hono|@hono\/|prom-client$)/,
  'src/loopback': /^(node:|discord-api-types|hono|@hono\/|ws$)/,
  'src/playground':
    /^(node:|discord-api-types|hono$|@hono\/|ws$|esbuild$|zod$|pino$|discord-markdown-parser$|wrap-ansi$)/,
  'src/playground/page':
    /^(lit$|lit\/|@skyra\/discord-components-core|discord-markdown-parser$|discord-api-types)/,
  'src/reply': /^(discord-api-types|zod$)/,
  'src/answer': /^(minisearch|@orama\/|date-fns\/|@date-fns\/|node:(crypto|zlib)$)/,
};

const files = ['src', 'commands'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

const roomOf = (file: string): string | undefined =>
  Object.keys(rooms).find((room) => file.startsWith(`${room}/`));

/** Every import of a file: another file of the project, or a package. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/(?:\bfrom|^import|\bimport\()\s*'([^'\n]+)'/gm)].map(([, name = '']) =>
    name.startsWith('.') ? relative('.', resolve(dirname(file), name)) : name,
  );
}

/** The package of what is imported, such as `date-fns` of `date-fns/addDays`. */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

describe('the rooms of the house', () => {
  test('THEN there are files in each, and imports are seen', () => {
    expect([...new Set(files.map(roomOf))].filter(Boolean).sort()).toEqual(Object.keys(rooms).sort());
    expect(importsOf('src/bot/bot.ts')).toContain('discord.js');
  });

  test.each(files)('%s imports only what its room may', (file) => {
    const room = roomOf(file);
    if (room === undefined) return;
    for (const name of importsOf(file)) {
      if (shared.includes(name)) continue;
      const target = files.includes(name) ? roomOf(name) : undefined;
      if (files.includes(name)) {
        expect([room, ...(rooms[room] ?? [])], `${file} imports ${name}`).toContain(target);
      } else if (!name.endsWith('.json')) {
        const owners = owned[packageOf(name)];
        if (owners) expect(owners, `${file} imports ${name}`).toContain(room);
        if (only[room]) expect(name, `${file} imports ${name}`).toMatch(only[room]);
      }
    }
  });

  test('THEN the browser gets none of what runs on the server', () => {
    const inPage = files.filter((file) => roomOf(file) === 'src/playground/page');
    expect(inPage.length).toBeGreaterThan(0);
    for (const file of inPage)
      for (const [line] of readFileSync(file, 'utf8').matchAll(
        /^(?:import|export)\b[^;]*? from '\.[^']+'/gm,
      )) {
        const target = relative('.', resolve(dirname(file), /'([^']+)'$/.exec(line)?.[1] ?? ''));
        if (roomOf(target) !== 'src/playground/page')
          expect(line, `${file} needs types alone of ${target}`).toMatch(/^(import|export) type /);
      }
  });

  test.each(files)('%s reads the environment only as an entry point', (file) => {
    const isEntry = dirname(file) === 'src';
    expect(!isEntry && /process\.env/.test(readFileSync(file, 'utf8'))).toBe(false);
  });
});
