import { setImmediate } from 'node:timers/promises';

/** Returns a promise to await when it is time to let other work run, and nothing until then. */
export type Pace = () => Promise<void> | undefined;

/** Milliseconds of work in one piece: a tenth of what a reader would notice, with room for garbage collection. */
const SLICE_MS = 8;

/** Cuts long work into slices, so that the event loop is never held for much longer than one of them. */
export function createPace(sliceMs = SLICE_MS): Pace {
  let started = performance.now();
  return () => {
    if (performance.now() - started < sliceMs) return undefined;
    return setImmediate().then(() => {
      started = performance.now();
    });
  };
}
