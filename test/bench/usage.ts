/** Imported into a bot that is measured: tells what it uses when asked, and does nothing else. */
import type { Usage } from './processes.ts';

process.on('message', (collect: boolean) => {
  const { user, system } = process.cpuUsage();
  if (collect) globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ cpu: (user + system) / 1_000, heapUsed, rss } satisfies Usage);
});
// That somebody may ask must not keep the bot alive.
process.channel?.unref();
