// Types of electron-runtime.mjs, for tests in TypeScript.
export interface ElectronRuntime {
  /** The executable. */
  readonly path: string;
  /** The folder that holds it. */
  readonly dist: string;
  readonly version: string;
  readonly kind: 'override' | 'official' | 'substitute';
}

export interface LookupOptions {
  root?: string;
  env?: NodeJS.ProcessEnv;
  cache?: string;
}

export function executableIn(dist: string): string;
export function lookForElectron(options?: LookupOptions): ElectronRuntime | undefined;
export function findElectron(options?: LookupOptions): ElectronRuntime;
