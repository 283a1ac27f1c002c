// Test projects: what each needs decides where a test lives.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Files that share what they have imported, each worker once: most of the time went there. Not for what changes the process. */
const SHARED = { isolate: false, pool: 'threads' } as const;

/** End-to-end files whose screens, lists and tables are looked at: nothing in them presses for help. */
const SCREENS = [
  'test/e2e/accessibility.test.ts',
  'test/e2e/*-look*.test.ts',
  'test/e2e/contacts*.test.ts',
  'test/e2e/incidents-view.test.ts',
  'test/e2e/report-files.test.ts',
];
/** Those that take long, and would hold up whatever ran beside them. */
const LONG = 'test/e2e/**/*.long.test.ts';

const node = (
  name: string,
  include: readonly string[],
  timeoutMs: number,
  parallel = true,
  exclude: readonly string[] = [],
) => ({
  test: {
    ...(parallel ? SHARED : {}),
    name,
    include: [...include],
    exclude: [...exclude],
    environment: 'node',
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    fileParallelism: parallel,
  },
});

export default defineConfig({
  test: {
    projects: [
      node('unit', ['test/unit/**/*.test.ts'], 10_000),
      node('vendors', ['test/vendors/**/*.test.ts'], 20_000),
      node('fuzz', ['test/fuzz/**/*.test.ts'], 120_000),
      node('faults', ['test/faults/**/*.test.ts'], 300_000, false),
      node('scripts', ['test/scripts/**/*.test.{ts,mjs}'], 120_000, false),
      node('e2e', ['test/e2e/**/*.test.ts'], 180_000, false, [...SCREENS, LONG]),
      node('screens', SCREENS, 180_000, false, [LONG]),
      node('long', [LONG], 180_000, false),
      {
        plugins: [react()],
        test: {
          ...SHARED,
          name: 'renderer',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          testTimeout: 15_000,
        },
      },
    ],
    env: { TZ: 'UTC' },
  },
});
