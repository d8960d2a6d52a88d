import { defineConfig } from 'vitest/config';

/** Tests that take longest: in a real browser, and of whole processes under load. `npm run test:slow` runs them. */
const slow = ['test/playground/browser.test.ts', 'test/reload-delay.test.ts', 'test/docker.test.ts'];

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'fast', include: ['test/**/*.test.ts'], exclude: slow } },
      { extends: true, test: { name: 'slow', include: slow } },
    ],
    // Vitest leaves a core free, which on a machine of two is every second one.
    maxWorkers: '100%',
    // Tests that run at once are those that wait.
    maxConcurrency: 20,
    // No module of the project has a state that a caller could notice, and to load all of them anew for every
    // file would take as long as half of the tests.
    isolate: false,
    // Tests that start processes take seconds, and many times as long on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
