// Builds the bare Electron main process and starts it on the Electron that the app runs on.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { build } from 'vite';
import { findElectron } from '../../../scripts/electron-runtime.mjs';

export interface RunningBench {
  readonly app: ElectronApplication;
  readonly close: () => Promise<void>;
}

interface Launch {
  readonly args?: readonly string[];
  /** Beside what the tests themselves have. */
  readonly env?: Readonly<Record<string, string>>;
}

export async function launchBench({ args = [], env = {} }: Launch = {}): Promise<RunningBench> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-bench-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'main.ts'),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { external: ['electron'], output: { entryFileNames: 'main.js' } },
    },
  });
  const about = { name: 'bench', version: '1.0.0', type: 'module', main: 'main.js' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(about));
  const asRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    executablePath: findElectron().path,
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      '--disable-gpu',
      `--user-data-dir=${join(folder, 'data')}`,
      folder,
      ...args,
    ],
    env: { ...process.env, ...env } as Record<string, string>,
  });
  return {
    app,
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
