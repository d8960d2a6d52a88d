import { fork } from 'node:child_process';
import { once } from 'node:events';
import { type Loopback, startLoopback } from '../../src/loopback/loopback.ts';

/** What a process has used so far. */
export interface Usage {
  /** Milliseconds of processor time, of all its threads. */
  readonly cpu: number;
  /** Bytes that the program holds, and those that the process has of the machine. */
  readonly heapUsed: number;
  readonly rss: number;
}

/** A bot in a process of its own, on a Discord of its own: what is measured is the bot, not what asks it. */
export interface BotProcess {
  readonly name: string;
  readonly loopback: Loopback;
  /** @param collect whether to collect garbage before the memory is read */
  usage(collect: boolean): Promise<Usage>;
  /** @throws Error where the bot or its Discord had something to complain of. */
  stop(): Promise<void>;
}

/**
 * Starts a bot and waits until its commands are there.
 * @param entry the file that it starts from; the address and the token are in its environment
 */
export async function startBotProcess(name: string, entry: string): Promise<BotProcess> {
  const loopback = await startLoopback({ appName: name });
  const child = fork(entry, [], {
    execArgv: ['--expose-gc', '--import', 'tsx', '--import', './test/bench/usage.ts'],
    env: { PATH: process.env.PATH, DISCORD_TOKEN: loopback.token, DISCORD_API_URL: loopback.api },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const lost = ended.then(([code]) => Promise.reject(new Error(`${name} ended with code ${code}.`)));
  // Heard of wherever the bot is needed next.
  lost.catch(() => undefined);
  const { world } = loopback;
  const connected = world.until(() => world.commands.size > 0, {
    timeout: 30_000,
    what: `${name}'s commands`,
  });
  await Promise.race([connected, lost]);
  return {
    name,
    loopback,
    async usage(collect) {
      const told = once(child, 'message');
      child.send(collect);
      return ((await Promise.race([told, lost])) as [Usage])[0];
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await loopback.close();
      if (loopback.problems.length > 0) throw new Error(`${name}: ${loopback.problems.join('\n')}`);
    },
  };
}
