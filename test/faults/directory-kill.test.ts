// Killed dozens of times while it reads, adds to its file and replaces it: nothing kept is lost, nothing is read in vain.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { build } from 'vite';
import { makeFolder } from '../fakes/desk-folder';
import type { DirectoryChildFact, DirectoryChildSetup } from './directory-child';

const KILLS = Number(process.env.TOCSIN_FAULT_KILLS ?? 30);
const RECORDS = 2000;
const OWN = 1800;
const ROOT = join(import.meta.dirname, '../..');

let outDir = '';
beforeAll(async () => {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  outDir = mkdtempSync(join(cache, 'tocsin-directory-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: join(import.meta.dirname, 'directory-child.ts'),
      outDir,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'directory-child.mjs' } },
    },
  });
});
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

interface Life {
  readonly facts: DirectoryChildFact[];
  readonly ended: Promise<void>;
  until(kind: DirectoryChildFact['fact']): Promise<void>;
  kill(): void;
}

function start(setup: DirectoryChildSetup): Life {
  const child = spawn(
    process.execPath,
    [join(outDir, 'directory-child.mjs'), JSON.stringify(setup)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const facts: DirectoryChildFact[] = [];
  const waiting: (() => void)[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    try {
      facts.push(JSON.parse(line) as DirectoryChildFact);
    } catch {
      return; // Cut off by the kill.
    }
    for (const look of waiting) look();
  });
  return {
    facts,
    ended: new Promise((resolve) => lines.on('close', () => resolve())),
    until: (kind) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (facts.some(({ fact }) => fact === kind)) resolve();
        };
        waiting.push(look);
        look();
      }),
    kill: () => void child.kill('SIGKILL'),
  };
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

it(`keeps what it said it kept over ${KILLS} kills`, async () => {
  const folder = makeFolder();
  const setup = { folder, keyHex: randomBytes(32).toString('hex'), records: RECORDS };
  let kept = { listed: 0, detailed: 0, completed: false };
  let readings = 0;
  for (let n = 0; n < KILLS; n += 1) {
    const life = start({ ...setup, once: false });
    // Some die while they still read what the last one left.
    if (n % 8 === 7) await pause(150 + Math.random() * 200);
    else {
      await life.until('opened');
      await pause(Math.random() * 700);
    }
    life.kill();
    await life.ended;
    for (const fact of life.facts) {
      if (fact.fact === 'opened') {
        expect(fact.isWhole).toBe(true);
        expect(fact.people).toBeGreaterThanOrEqual(kept.listed);
        expect(fact.detailed).toBeGreaterThanOrEqual(kept.detailed);
        if (kept.completed) expect(fact.completedAtMs).not.toBeNull();
        kept = { ...kept, listed: fact.people, detailed: fact.detailed };
      } else if (fact.fact === 'complete') {
        expect(fact).toEqual({ fact: 'complete', people: OWN, wrong: [] });
        kept = { listed: OWN, detailed: OWN, completed: true };
        readings += 1;
      } else if (fact.phase === 'listing') {
        kept = { ...kept, listed: Math.max(kept.listed, fact.done) };
      }
    }
  }
  const last = start({ ...setup, once: true });
  await last.ended;
  expect(last.facts.at(-1)).toEqual({ fact: 'complete', people: OWN, wrong: [] });

  const names = readdirSync(folder);
  expect(names.filter((name) => !/^[abc]\.vault$/.test(name))).toEqual([]);
  expect(readFileSync(join(folder, 'a.vault')).includes('district.example')).toBe(false);
  // The test would prove nothing if no life had got anywhere.
  expect(readings).toBeGreaterThan(0);
  console.info(`${KILLS} kills, ${readings} whole readings in between, ${names.length} files`);
}, 280_000);
