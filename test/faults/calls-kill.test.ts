// Killed dozens of times in a storm of shares: every call that was answered for is there, and none is there twice.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { build } from 'vite';
import { makeFolder } from '../fakes/desk-folder';
import type { CallsChildFact, CallsChildSetup } from './calls-child';

const KILLS = Number(process.env.TOCSIN_FAULT_KILLS ?? 20);
const SHARES_PER_LIFE = 10_000;
const ROOT = join(import.meta.dirname, '../..');

let outDir = '';
beforeAll(async () => {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  outDir = mkdtempSync(join(cache, 'tocsin-calls-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: join(import.meta.dirname, 'calls-child.ts'),
      outDir,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'calls-child.mjs' } },
    },
  });
});
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

interface Life {
  readonly facts: CallsChildFact[];
  readonly ended: Promise<void>;
  kill(): void;
}

/** `onAnswer` is told of every answer as it comes. */
function start(setup: CallsChildSetup, onAnswer: (count: number) => void): Life {
  const child = spawn(process.execPath, [join(outDir, 'calls-child.mjs'), JSON.stringify(setup)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const facts: CallsChildFact[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    try {
      facts.push(JSON.parse(line) as CallsChildFact);
    } catch {
      return; // Cut off by the kill.
    }
    onAnswer(facts.length - 1);
  });
  return {
    facts,
    ended: new Promise((resolve) => lines.on('close', () => resolve())),
    kill: () => void child.kill('SIGKILL'),
  };
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

it(`keeps every call it answered for over ${KILLS} kills`, async () => {
  const folder = makeFolder();
  const keyHex = randomBytes(32).toString('hex');
  const answered = new Set<string>();

  function check(life: Life): void {
    const [opened] = life.facts;
    if (opened?.fact !== 'opened') return;
    const addresses = opened.calls.map(({ address }) => address ?? '');
    expect({
      isWhole: opened.isWhole,
      firstBadSeq: opened.firstBadSeq,
      lost: [...answered].filter((address) => !addresses.includes(address)),
      twice: addresses.length - new Set(addresses).size,
      mixed: opened.calls.filter(({ shares }) => shares !== 1),
      // What an earlier life did not get into the record is there by now.
      unrecorded: opened.calls.length - opened.lines,
    }).toEqual({
      isWhole: true,
      firstBadSeq: null,
      lost: [],
      twice: 0,
      mixed: [],
      unrecorded: 0,
    });
    for (const fact of life.facts) {
      if (fact.fact === 'answered') {
        expect(fact.as).toBe('new');
        answered.add(`share ${fact.n}`);
      }
    }
  }

  for (let n = 0; n < KILLS; n += 1) {
    const wanted = 5 + Math.floor(Math.random() * 35);
    const { promise, resolve } = deferred();
    const life = start({ folder, keyHex, from: 1 + n * SHARES_PER_LIFE }, (count) => {
      if (count >= wanted) resolve();
    });
    // Some die while they still read what the last one left.
    if (n % 8 === 7) await pause(120 + Math.random() * 200);
    else {
      await promise;
      await pause(Math.random() * 30);
    }
    life.kill();
    await life.ended;
    check(life);
  }
  const last = start({ folder, keyHex, from: 0 }, () => undefined);
  await last.ended;
  check(last);
  expect(answered.size).toBeGreaterThan(KILLS * 5);

  const names = readdirSync(folder).filter((name) => name.startsWith('calls'));
  expect(names).toEqual(['calls.vault']);
  const bytes = readFileSync(join(folder, 'calls.vault'));
  expect(bytes.includes('share ')).toBe(false);
  expect(bytes.includes('1555')).toBe(false);
  console.info(`${KILLS} kills, ${answered.size} shares answered for, ${bytes.length} bytes`);
}, 280_000);

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
