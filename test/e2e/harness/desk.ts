// One desk under test: the real app on the real Electron with its own data folder, and its command line.
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { electronArgs } from '../../../scripts/electron-args.mjs';
import { findElectron } from '../../../scripts/electron-runtime.mjs';
import type { AppState } from '../../../src/shared/state';

const ROOT = join(import.meta.dirname, '../../..');

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface DeskOptions {
  readonly managed?: unknown;
  readonly args?: readonly string[];
}

export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'tocsin-desk-'));
  readonly userData = join(this.folder, 'data');
  app: ElectronApplication | undefined;
  private readonly flags: readonly string[];

  constructor(private readonly options: DeskOptions = {}) {
    const flags = [`--user-data-dir=${this.userData}`];
    if (options.managed !== undefined) {
      const path = join(this.folder, 'managed.json');
      writeFileSync(path, JSON.stringify(options.managed));
      flags.push(`--managed-config=${path}`);
    }
    this.flags = flags;
  }

  /** Starts the app and waits until it answers; the window is open unless `--hidden` is among the arguments. */
  async start(...more: readonly string[]): Promise<void> {
    const args = [...(this.options.args ?? []), ...more];
    this.app = await _electron.launch({
      executablePath: findElectron().path,
      args: [...electronArgs(), ROOT, ...this.flags, ...args],
      env: environment(),
    });
    await this.until('the app answers its command line', async () => {
      const { stdout } = await this.status();
      return stdout.includes('"running":true');
    });
  }

  async page(): Promise<Page> {
    const page = await this.running().firstWindow();
    await page
      .getByRole('button', { name: 'Threat' })
      .or(page.getByRole('navigation'))
      .first()
      .waitFor();
    return page;
  }

  running(): ElectronApplication {
    if (this.app === undefined) throw new Error('the desk has not been started');
    return this.app;
  }

  /** Runs `tocsin WORDS` against this desk's data folder. */
  command(words: readonly string[], input = ''): Promise<CommandResult> {
    return new Promise((resolve, reject) => {
      const child = spawn(
        findElectron().path,
        [...electronArgs({ window: false }), ROOT, '--log-level=3', ...words, ...this.flags],
        { env: environment(), stdio: 'pipe' },
      );
      const out = { stdout: '', stderr: '' };
      child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code: code ?? -1, ...out }));
      child.stdin.end(input);
    });
  }

  status(): Promise<CommandResult> {
    return this.command(['status']);
  }

  /** The state as the window would see it, asked through the window's own bridge. */
  async state(page: Page): Promise<AppState> {
    return page.evaluate(async () => {
      const bridge = (
        globalThis as unknown as { tocsin: { call(name: string): Promise<{ value: unknown }> } }
      ).tocsin;
      return (await bridge.call('getState')).value as never;
    });
  }

  /** Polls; the failure names what was waited for. */
  async until(
    what: string,
    holds: () => Promise<boolean> | boolean,
    timeoutMs = 30_000,
  ): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`timed out: ${what}`);
      await sleep(100);
    }
  }

  /** Like a power cut for this process. */
  async kill(): Promise<void> {
    const child = this.app?.process();
    this.app = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    const child = this.app?.process();
    this.app = undefined;
    if (child !== undefined && child.exitCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), 8_000);
      await gone;
      clearTimeout(forced);
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function environment(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, NODE_OPTIONS: __, ...rest } = process.env;
  return Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
}
