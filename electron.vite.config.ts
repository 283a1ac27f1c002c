// Builds the three sides: main and the simulator as ES modules, the sandboxed preload as CommonJS, the window as files.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { licenses } from './scripts/build/licenses.mjs';
import packageJson from './package.json' with { type: 'json' };

const at = (path: string): string => resolve(import.meta.dirname, path);

// The oldest Electron this must run on; electron-vite would take the newest one's engines.
const OLDEST_NODE = 'node20.18';
const OLDEST_CHROME = 'chrome130';

/**
 * Loaded from `node_modules` when the app runs, for their native parts. All others are built in: looking up and reading
 * their hundreds of small files took a third of every start.
 */
const WITH_NATIVE_PARTS = ['keytar', '@photostructure/sqlite'];
const BUILT_IN = Object.keys(packageJson.dependencies).filter(
  (name) => !WITH_NATIVE_PARTS.includes(name),
);

export default defineConfig(({ command }) => ({
  main: {
    plugins: [licenses()],
    build: {
      target: OLDEST_NODE,
      outDir: 'out/main',
      // While it is developed, a command may be run at any moment: it must find what was built before.
      emptyOutDir: command === 'build',
      externalizeDeps: { exclude: BUILT_IN },
      rolldownOptions: {
        input: {
          index: at('src/main/index.ts'),
          'simulator-main': at('src/main/practice/simulator-main.ts'),
          'search-thread': at('src/main/features/contacts/search/search-thread.ts'),
          'xlsx-thread': at('src/main/features/contacts/editing/xlsx-thread.ts'),
          'keychain-process': at('src/main/core/keychain/keychain-process.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      target: OLDEST_NODE,
      outDir: 'out/preload',
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), licenses()],
    build: {
      target: OLDEST_CHROME,
      outDir: 'out/renderer',
      // No inlined data: or module-preload script: the window's content policy allows own files only.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: at('src/renderer/index.html') } },
    },
  },
}));
