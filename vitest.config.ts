import { defineConfig } from 'vitest/config';

const PATIENCE = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...PATIENCE,
          name: 'code',
          include: ['{ask,bench,core,eval,ingest,models,server,simulate,web}/**/*.test.ts'],
          exclude: ['web/browser/**'],
          globalSetup: ['core/testing/compile.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        // After the others: browsers take all that a machine has.
        test: {
          ...PATIENCE,
          name: 'browser',
          // A busy machine paints late: what is awaited may take its time, what never comes still fails.
          expect: { poll: { timeout: 20_000 } },
          include: ['web/browser/*.test.ts'],
          globalSetup: ['web/browser/testing/serve.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
