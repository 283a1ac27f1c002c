// The real thread: built as the app builds it, started with worker_threads, loaded and searched.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSearchWorker } from '../../../../../src/main/features/contacts/search/search-worker';
import { madePeople, madePerson } from '../../../../fakes/made-people';

const ROOT = join(import.meta.dirname, '../../../../..');
let folder: string;

beforeAll(async () => {
  // Inside node_modules, so that the package of the SQLite engine is found from there.
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'tocsin-search-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { external: ['@photostructure/sqlite'], noExternal: true },
    build: {
      ssr: join(ROOT, 'src/main/features/contacts/search/search-thread.ts'),
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'search-thread.mjs' } },
    },
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('lets the asking thread go on while it loads, and answers', async () => {
  const worker = createSearchWorker({
    startThread: () => new Worker(join(folder, 'search-thread.mjs')),
    reload: () => madePeople(0),
  });
  // One slice, so that nothing but the thread itself can let others go on meanwhile.
  const loading = worker.load(madePeople(3000, 3000));
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    timer = setImmediate(turn);
  };
  let timer = setImmediate(turn);
  const during = await worker.search('maria', 20);
  await loading;
  clearImmediate(timer);
  expect(during).toBeDefined();
  const someone = madePerson(2999);
  const hits = await worker.search(someone.phones[0] ?? '', 20);
  expect(hits?.map(({ key }) => key)).toContain(someone.key);
  expect(turns).toBeGreaterThan(1000);
  await worker.close();
}, 30_000);
