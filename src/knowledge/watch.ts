import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds between two looks at a folder, at least. */
const PAUSE_MS = 250;

/** A look takes at most one part in so many of the time: a folder of 10,000 files is looked at less often. */
const PAUSE_FACTOR = 10;

/** Requests to the file system at a time; all at once would hold the event loop. */
const BATCH = 64;

/** What the file system says about a file, behind whatever links; undefined where there is none. */
export async function fileStamp(path: string): Promise<string | undefined> {
  const file = await stat(path).catch(() => undefined);
  return file && [file.dev, file.ino, file.size, file.mtimeMs, file.ctimeMs].join(' ');
}

/** The stamps of a folder's files, in the order of their names. */
export async function fileStamps(folder: string, names: readonly string[]): Promise<(string | undefined)[]> {
  const stamps: (string | undefined)[] = [];
  for (let at = 0; at < names.length; at += BATCH) {
    const batch = names.slice(at, at + BATCH).map((name) => fileStamp(join(folder, name)));
    stamps.push(...(await Promise.all(batch)));
  }
  return stamps;
}

/**
 * Tells the states of a folder apart by the stamps of its files. Hidden files, such as those that editors keep
 * while they work, do not matter.
 */
export async function stampOf(folder: string): Promise<string> {
  const all = await readdir(folder).catch((): string[] => []);
  const names = all.filter((name) => !name.startsWith('.')).sort();
  const stamps = await fileStamps(folder, names);
  return names.map((name, at) => `${name} ${stamps[at]}`).join('\n');
}

/**
 * Looks at a folder again and again, and gives its stamp whenever it has changed and two looks in a row
 * find it the same: an editor, a checkout or a copy is then done with it. Looking is what every kind of
 * file system and of link allows; the events of many never come.
 * @param since the stamp that counts as known
 */
export async function* changesOf(folder: string, since: string, signal: AbortSignal): AsyncGenerator<string> {
  let known = since;
  let last = since;
  let tookMs = 0;
  while (await pause(Math.max(PAUSE_MS, PAUSE_FACTOR * tookMs), signal)) {
    const begun = performance.now();
    const now = await stampOf(folder);
    tookMs = performance.now() - begun;
    if (now !== known && now === last) {
      known = now;
      yield now;
    }
    last = now;
  }
}

/** False when the signal has ended it. The pause does not keep the process alive. */
function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return setTimeout(ms, true, { ref: false, signal }).catch(() => false);
}
