import { defineConfig } from 'vitest/config';

/** A busy machine takes its time; what never comes still fails. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000 } } };

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
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // After the others: browsers take all that a machine has.
        test: {
          ...PATIENCE,
          name: 'browser',
          testTimeout: 120_000,
          // What fails twice is broken; once may have been the machine.
          retry: 1,
          include: ['web/browser/*.test.ts'],
          globalSetup: ['web/browser/testing/serve.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
