import { readFileSync } from 'node:fs';

/** How often to check that npm is still there. */
const NPM_CHECK_MS = 500;
/** Ctrl+C may come twice, from the terminal and from npm, and the second time would end the process at once. */
const SAME_SIGNAL_MS = 1000;

/** What started this process; taken early, because npm may end while the articles are loaded. */
const startedBy = process.env.npm_lifecycle_event === 'start' ? parents() : undefined;

/** Resolves at SIGINT or SIGTERM, or when the npm of `npm start` has ended without ending this process. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const stop = () => {
        resolve();
        setTimeout(() => process.off(signal, stop), SAME_SIGNAL_MS).unref();
      };
      process.on(signal, stop);
    }
    if (startedBy === undefined) return;
    // npm passes SIGTERM on to its shell, which may keep it to itself; with SIGKILL, npm passes on nothing.
    const timer = setInterval(() => {
      if (parents() === startedBy) return;
      clearInterval(timer);
      resolve();
    }, NPM_CHECK_MS).unref();
  });
}

/**
 * The parent process, and where that is npm's shell, the shell's parent too: some shells, such as Debian's, wait
 * for the command instead of becoming it, and stay when npm is gone. Only Linux tells of such a shell.
 */
function parents(): string {
  const parent = process.ppid;
  try {
    // `pid (name) state parent …`, see proc_pid_stat(5).
    const shell = /^\d+ \(\w*sh\) \S (\d+) /.exec(readFileSync(`/proc/${parent}/stat`, 'utf8'));
    return `${parent} ${shell?.[1] ?? ''}`;
  } catch {
    return `${parent} `;
  }
}
