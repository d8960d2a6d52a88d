import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Logger } from 'pino';

/** How the index over all articles comes back from the last start, and goes to the next. */
export interface KeptIndex {
  /** What was kept; absent where nothing was, or where it cannot be read. */
  readonly saved?: Uint8Array;
  /** Keeps an index that had to be made; a failure is logged, and costs only time. */
  keep(index: Uint8Array): void;
}

/** Opens the file at a path, which need not exist yet; without a path, nothing is kept. */
export async function openIndexFile(path: string | undefined, log: Logger): Promise<KeptIndex> {
  if (path === undefined) return { keep: () => {} };
  const saved = await readFile(path).catch(() => undefined);
  return {
    ...(saved !== undefined && { saved }),
    keep(index) {
      // Under another name first, so that a stop in the middle leaves no half of an index.
      const begun = `${path}.${process.pid}`;
      writeFile(begun, index)
        .then(() => rename(begun, path))
        .then(
          () => log.info({ path }, 'the index is saved for the next start'),
          (err: unknown) =>
            log.warn({ path, err }, 'the index cannot be saved; the next start builds it again'),
        );
    },
  };
}
