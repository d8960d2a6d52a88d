// Loaded before an entry point with `NODE_OPTIONS=--import`: prints at each SIGUSR2 for how long the event loop was
// held since the last one.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 1;

const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delays.enable();
let readings = 0;
process.on('SIGUSR2', () => {
  readings += 1;
  console.log(`loop delay ${readings}: ${(delays.max / 1e6 - RESOLUTION_MS).toFixed(1)} ms`);
  delays.reset();
});
