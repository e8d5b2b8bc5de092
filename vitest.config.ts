import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    // Else it leaves one core idle, which is half of a small machine.
    maxWorkers: '100%',
    globalSetup: 'test/build.ts',
    setupFiles: ['test/seed.ts'],
    testTimeout: 20_000,
  },
});
