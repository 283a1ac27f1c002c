// Types of electron-args.mjs, for tests in TypeScript.
import type { ElectronRuntime } from './electron-runtime.mjs';

export function hasDisplay(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): boolean;
export function electronArgs(options?: {
  window?: boolean;
  env?: NodeJS.ProcessEnv;
  platform?: NodeJS.Platform;
  uid?: number | undefined;
}): string[];
export function electronEnvironment(
  runtime: ElectronRuntime,
  env?: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv;
