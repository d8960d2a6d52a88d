import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds between two looks at a folder. A hundred articles cost 2 ms of them. */
const PAUSE = 250;

/**
 * Tells the states of a folder apart by what the file system says of each file, behind whatever links.
 * Hidden files, such as those that editors keep while they work, do not matter.
 */
export async function stampOf(folder: string): Promise<string> {
  const names = await readdir(folder).catch((): string[] => []);
  const stamps = names
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map(async (name) => {
      const file = await stat(join(folder, name), { bigint: true }).catch(() => undefined);
      return [name, file?.dev, file?.ino, file?.size, file?.mtimeNs, file?.ctimeNs].join(' ');
    });
  return (await Promise.all(stamps)).join('\n');
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
  while (await pause(signal)) {
    const now = await stampOf(folder);
    if (now !== known && now === last) {
      known = now;
      yield now;
    }
    last = now;
  }
}

/** False when the signal has ended it. The pause does not keep the process alive. */
function pause(signal: AbortSignal): Promise<boolean> {
  return setTimeout(PAUSE, true, { ref: false, signal }).catch(() => false);
}
