// A workbook is read in a thread of its own: built as the app builds it, and ended when it takes too long.
import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { writeXlsx } from 'hucre/xlsx';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createReadXlsx } from '../../../../../src/main/features/contacts/editing/read-xlsx';
import { createManualClock } from '../../../../fakes/clock';
import { valueOf } from '../../../../fakes/emergency24-desk';

const ROOT = join(import.meta.dirname, '../../../../..');
let folder: string;

beforeAll(async () => {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'tocsin-xlsx-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(ROOT, 'src/main/features/contacts/editing/xlsx-thread.ts'),
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'xlsx-thread.mjs' } },
    },
  });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('answers from the real thread', async () => {
  const read = createReadXlsx({
    startThread: (options) => new Worker(join(folder, 'xlsx-thread.mjs'), options),
    clock: createManualClock(),
  });
  const bytes = await writeXlsx({ sheets: [{ name: 'Staff', rows: [['Name'], ['José']] }] });
  const sheet = valueOf(await read({ bytes, sheet: null, rowsMax: 10 }));
  expect({ ...sheet, rows: [...sheet.rows] }).toEqual({
    ...{ sheets: ['Staff'], sheet: 'Staff' },
    rows: [['Name'], ['José']],
  });
  const broken = await read({ bytes: bytes.subarray(0, 300), sheet: null, rowsMax: 10 });
  expect(broken).toMatchObject({ failure: { kind: 'invalid-input' } });
});

it('gives up on a thread that never answers, that fails, or that is gone', async () => {
  const clock = createManualClock();
  let ended = 0;
  const thread = Object.assign(new EventEmitter(), {
    terminate: () => Promise.resolve((ended += 1)),
  });
  const read = createReadXlsx({ startThread: () => thread as unknown as Worker, clock });
  const request = { bytes: new Uint8Array(), sheet: null, rowsMax: 10 };
  const late = read(request);
  await clock.advance(60_000);
  expect(await late).toMatchObject({ failure: { detail: 'it takes too long to read' } });
  for (const event of ['error', 'exit']) {
    const answer = read(request);
    thread.emit(event, new Error('out of memory'));
    expect(await answer).toMatchObject({ failure: { kind: 'invalid-input' } });
  }
  expect(ended).toBeGreaterThanOrEqual(3);
});
