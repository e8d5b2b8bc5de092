import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    globalSetup: 'test/build.ts',
    setupFiles: ['test/seed.ts'],
    testTimeout: 20_000,
  },
});
