import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{ask,bench,core,eval,ingest,models,server}/**/*.test.ts'],
    globalSetup: ['core/testing/compile.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
