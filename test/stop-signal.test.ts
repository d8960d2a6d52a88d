import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';

/** Takes its time to stop: until standard input ends. */
const SLOW_STOP = `
  import { stopSignal } from './src/stop-signal.ts';
  const stopped = stopSignal();
  process.stdin.resume();
  console.log('ready');
  await stopped;
  console.log('stopping');
`;

it('lets a process stop in peace when SIGINT comes a second time, as from a terminal and from npm', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', SLOW_STOP]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const closed = once(child, 'close');
  const lines = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
  expect(await lines.next()).toEqual({ done: false, value: 'ready\n' });
  child.kill('SIGINT');
  expect(await lines.next()).toEqual({ done: false, value: 'stopping\n' });
  child.kill('SIGINT');
  child.stdin.end();
  expect(await closed).toEqual([0, null]);
});
