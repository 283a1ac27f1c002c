// One desk under test: the real app on the real Electron with its own data folder, and its command line.
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { z } from 'zod';
import { electronArgs } from '../../../scripts/electron-args.mjs';
import { findElectron } from '../../../scripts/electron-runtime.mjs';
import { inMain, type ElectronModule } from '../../desktop/in-main.mjs';
import { askApp } from '../../../src/main/core/control/client';
import type { Delivery } from '../../../src/shared/delivery';
import type { Result } from '../../../src/shared/core/failure';
import {
  CALLS,
  type CallName,
  type Input,
  type Output,
  type TocsinApi,
} from '../../../src/shared/ipc';
import type { AppState } from '../../../src/shared/state';
import { endProcess, processesWith } from './process';

const ROOT = join(import.meta.dirname, '../../..');

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SendResult extends CommandResult {
  /** The one line of JSON that `send` prints. */
  readonly line: Readonly<Record<string, unknown>>;
}

export interface DeskOptions {
  readonly managed?: unknown;
  readonly args?: readonly string[];
  /** Changes to the environment of the app and of every command; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'tocsin-desk-'));
  readonly userData = join(this.folder, 'data');
  readonly managedPath = join(this.folder, 'managed.json');
  app: ElectronApplication | undefined;
  /** Everything the app wrote to its terminal, in all its lives. */
  output = '';
  private readonly flags: string[];

  constructor(private readonly options: DeskOptions = {}) {
    this.flags = [`--user-data-dir=${this.userData}`];
    if (options.managed === undefined) return;
    this.manage(options.managed);
    this.flags.push(`--managed-config=${this.managedPath}`);
  }

  /** Lays down another managed configuration for the next start; text is written as it is. */
  manage(config: unknown): void {
    writeFileSync(this.managedPath, typeof config === 'string' ? config : JSON.stringify(config));
  }

  /** Starts the app and waits until it answers; the window is open unless `--hidden` is among the arguments. */
  async start(...more: readonly string[]): Promise<void> {
    const env = this.environment();
    const args = [...(this.options.args ?? []), ...more];
    this.app = await _electron.launch({
      executablePath: findElectron().path,
      args: [...electronArgs({ env }), ROOT, ...this.flags, ...args],
      env,
    });
    const child = this.app.process();
    const note = (chunk: Buffer): void => void (this.output += chunk.toString());
    child.stdout?.on('data', note);
    child.stderr?.on('data', note);
    await this.until('the app answers its command line', async () => {
      if (child.exitCode !== null) throw new Error(`the app ended: ${this.output}`);
      return this.isAnswering();
    });
  }

  async page(): Promise<Page> {
    const page = await this.running().firstWindow();
    await isDrawn(page);
    return page;
  }

  running(): ElectronApplication {
    if (this.app === undefined) throw new Error('the desk has not been started');
    return this.app;
  }

  /** Runs `work` in the app's main process; what it needs beyond Electron must come as `input`. */
  inMain<Result, Input = undefined>(
    work: (electron: ElectronModule, input: Input) => Result,
    input?: Input,
  ): Promise<Awaited<Result>> {
    return inMain(this.running(), work, input);
  }

  /** Runs `tocsin WORDS` against this desk's data folder. */
  command(words: readonly string[], input = ''): Promise<CommandResult> {
    const env = this.environment();
    return new Promise((resolve, reject) => {
      const child = spawn(
        findElectron().path,
        [...electronArgs({ window: false, env }), ROOT, '--log-level=3', ...words, ...this.flags],
        { env, stdio: 'pipe' },
      );
      const out = { stdout: '', stderr: '' };
      child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code: code ?? -1, ...out }));
      // A command that refuses its words has ended before it reads.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
  }

  /** `tocsin send WORDS`; rejects unless exactly one line of JSON was printed. */
  async send(...words: readonly string[]): Promise<SendResult> {
    const result = await this.command(['send', ...words]);
    const lines = result.stdout.split('\n').filter((line) => line !== '');
    if (lines.length !== 1) throw new Error(`not one line: ${result.stdout}${result.stderr}`);
    return { ...result, line: JSON.parse(lines[0] ?? '') as SendResult['line'] };
  }

  status(): Promise<CommandResult> {
    return this.command(['status']);
  }

  /** The state as the window would see it, asked through the window's own bridge. */
  async state(page: Page): Promise<AppState> {
    const answer = await this.call(page, 'getState', undefined);
    if (!answer.ok) throw new Error(answer.failure.detail);
    return answer.value;
  }

  /** Calls the app the way its own window does; an answer must be what the contract says. */
  async call<N extends CallName>(page: Page, name: N, input: Input<N>): Promise<Result<Output<N>>> {
    const asked = page.evaluate(
      ([what, value]) => {
        const { tocsin } = globalThis as unknown as { tocsin: TocsinApi };
        return tocsin.call(what, value as never);
      },
      [name, input] as const,
    );
    const answer = (await asked) as Result<Output<N>>;
    if (answer.ok) CALLS[name].output.parse(answer.value);
    return answer;
  }

  /** What the running app knows, without a window and without starting a process; null while none answers. */
  async look(): Promise<AppState | null> {
    const anything = z.looseObject({ revision: z.number() });
    const answer = await askApp(this.controlFile(), { call: 'status' }, anything);
    return answer.ok ? (answer.value as unknown as AppState) : null;
  }

  async delivery(id: unknown): Promise<Delivery | undefined> {
    return (await this.look())?.deliveries.find((each) => each.id === id);
  }

  async isAnswering(): Promise<boolean> {
    return (await this.look()) !== null;
  }

  /** It answers a moment before it holds its keys; until then their list is empty. */
  untilKeysAreHeld(): Promise<void> {
    return this.until('the keys are held', async () => {
      const { hotkeys = [] } = (await this.look()) ?? {};
      return hotkeys.length > 0;
    });
  }

  /** The app and the commands that run on this data folder now, whoever started them. */
  processes(): readonly number[] {
    const child = this.app?.process();
    const own = child?.exitCode === null ? [child.pid ?? 0] : [];
    return [...new Set([...own, ...processesWith(`--user-data-dir=${this.userData}`)])];
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
    if (child?.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Starts the app and takes its power away after `ms`, whatever it is doing then. */
  async startAndKill(ms: number): Promise<void> {
    const env = this.environment();
    const args = [...electronArgs({ env }), ROOT, ...this.flags, '--hidden'];
    const child = spawn(findElectron().path, args, { env, stdio: 'ignore' });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await sleep(ms);
    child.kill('SIGKILL');
    await gone;
  }

  /** Ends the app as a terminal would, also one that a command has started; the data stay. */
  async stop(): Promise<void> {
    const pids = this.processes();
    this.app = undefined;
    await Promise.all(pids.map(endProcess));
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private controlFile(): string {
    return join(this.userData, 'control.json');
  }

  private environment(): Record<string, string> {
    const own = { ELECTRON_RUN_AS_NODE: undefined, NODE_OPTIONS: undefined, ...this.options.env };
    const env: Record<string, string> = {};
    for (const [name, value] of Object.entries<string | undefined>({ ...process.env, ...own })) {
      if (value !== undefined) env[name] = value;
    }
    return env;
  }
}

/** Resolves when the page shows the panic screen or at least its rail. */
export async function isDrawn(page: Page): Promise<void> {
  const threat = page.getByRole('button', { name: 'Threat' });
  await threat.or(page.getByRole('navigation')).first().waitFor();
}
