// Types of in-main.mjs.
import type { ElectronApplication } from 'playwright-core';

export type ElectronModule = typeof import('electron');

/** What `work` needs beyond Electron must come as `input`; both ways only what Playwright can carry. */
export function inMain<Result, Input = undefined>(
  app: ElectronApplication,
  work: (electron: ElectronModule, input: Input) => Result,
  input?: Input,
): Promise<Awaited<Result>>;
