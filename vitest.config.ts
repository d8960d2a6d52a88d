import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Vitest leaves a core free, which on a machine of two is every second one.
    maxWorkers: '100%',
    // Tests that run at once are those that wait.
    maxConcurrency: 20,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
