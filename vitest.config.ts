// Test projects: what each needs decides where a test lives.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const node = (name: string, include: string, timeoutMs: number, parallel = true) => ({
  test: {
    name,
    include: [include],
    environment: 'node',
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    fileParallelism: parallel,
  },
});

/** As many at a time as there are desktops; each worker goes to one of them first. */
const onDesktops = (name: string, include: string, timeoutMs: number) => {
  const { test } = node(name, include, timeoutMs, process.env.TOCSIN_DESKTOPS !== undefined);
  return { test: { ...test, setupFiles: ['test/e2e/harness/own-desktop.ts'] } };
};

export default defineConfig({
  test: {
    projects: [
      node('unit', 'test/unit/**/*.test.ts', 10_000),
      node('vendors', 'test/vendors/**/*.test.ts', 20_000),
      node('fuzz', 'test/fuzz/**/*.test.ts', 120_000),
      node('faults', 'test/faults/**/*.test.ts', 300_000, false),
      node('scripts', 'test/scripts/**/*.test.{ts,mjs}', 120_000, false),
      onDesktops('e2e', 'test/e2e/**/*.test.ts', 180_000),
      {
        plugins: [react()],
        test: {
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
