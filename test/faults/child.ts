// Builds the killable desk once and runs it with plain Node, the way a packaged app would find its modules.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { build } from 'vite';
import type { ChildCommand, ChildFact, ChildSetup, ChildState } from './child-protocol';

const ROOT = join(import.meta.dirname, '../..');

/** Inside node_modules, so that the package of the SQLite engine is found from there. */
export async function buildChild(): Promise<{ readonly path: string; remove(): void }> {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'tocsin-faults-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { external: ['@photostructure/sqlite'], noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'desk-child.ts'),
      outDir,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'desk-child.mjs' } },
    },
  });
  return {
    path: join(outDir, 'desk-child.mjs'),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}

export interface Child {
  readonly process: ChildProcess;
  readonly facts: ChildFact[];
  command(command: ChildCommand): void;
  /** Resolves with the first fact that fits, seen already or to come; rejects after 30 s. */
  until<F extends ChildFact>(fits: (fact: ChildFact) => fact is F): Promise<F>;
  /** Resolves once this many facts of a kind have come; rejects after 30 s. */
  untilCount(kind: ChildFact['fact'], count: number): Promise<void>;
  /** Asks until nothing is on its way any more. */
  untilIdle(): Promise<ChildState>;
  look(): Promise<ChildState>;
  kill(): Promise<void>;
}

export const isReady = (fact: ChildFact): fact is ChildFact & { fact: 'ready' } =>
  fact.fact === 'ready';

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** `wrap` is put before the command, for instance a shell that sets a limit. */
export function startChild(path: string, setup: ChildSetup, wrap: readonly string[] = []): Child {
  const node = process.env.TOCSIN_FAULTS_NODE ?? process.execPath;
  const [program = node, ...args] = wrap.concat(node, path, JSON.stringify(setup));
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const facts: ChildFact[] = [];
  let listeners: (() => void)[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    try {
      facts.push(JSON.parse(line) as ChildFact);
    } catch {
      return; // The last line of a killed process may be cut: it was never said in full.
    }
    for (const listener of [...listeners]) listener();
  });
  const ended = new Promise<void>((resolve) => lines.on('close', () => resolve()));
  child.stdin.on('error', () => undefined);
  onTestFinished(() => void child.kill('SIGKILL'));

  const self: Child = {
    process: child,
    facts,
    command: (command) => void child.stdin.write(`${JSON.stringify(command)}\n`),
    until: (fits) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          reject(new Error(`Nothing fitting came: ${JSON.stringify(facts.slice(-5))}`));
        }, 30_000);
        const look = (): void => {
          const found = facts.find(fits);
          if (!found) return;
          clearTimeout(late);
          listeners = listeners.filter((other) => other !== look);
          resolve(found as never);
        };
        listeners.push(look);
        look();
      }),
    look() {
      const seen = facts.length;
      self.command({ do: 'look' });
      return self.until(
        (fact): fact is ChildState => fact.fact === 'state' && facts.indexOf(fact) >= seen,
      );
    },
    async untilCount(kind, count) {
      const enough = (): boolean => facts.filter(({ fact }) => fact === kind).length >= count;
      await self.until((fact): fact is ChildFact => fact.fact === kind && enough());
    },
    async untilIdle() {
      for (;;) {
        const state = await self.look();
        if (!state.unsent) return state;
        await pause(100);
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
  return self;
}
