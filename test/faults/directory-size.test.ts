// A hundred thousand records on real files: they all come back, and how long that takes is printed.
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import {
  createDirectory,
  type Directory,
} from '../../src/main/features/contacts/directory/directory';
import { createVaultFile } from '../../src/main/core/encrypted/vault-file';
import { createSystemClock } from '../../src/main/core/lib/clock';
import { ok } from '../../src/shared/core/failure';
import { makeFolder } from '../fakes/desk-folder';
import { manyRecords } from '../fakes/directory-records';

const RECORDS = 100_000;
const LINKED = RECORDS / 10;

function makeDirectory(folder: string, key: Buffer): Directory {
  const clock = createSystemClock();
  const file = (name: string) =>
    createVaultFile({
      path: join(folder, name),
      boundTo: name,
      key: () => Promise.resolve(ok(key)),
      clock,
    });
  return createDirectory({
    clock,
    files: { emergency24: file('a'), chekt: file('b'), decisions: file('c') },
    search: {
      async load(slices) {
        for await (const slice of slices) expect(slice.length).toBeGreaterThan(0);
      },
      put: () => undefined,
      remove: () => undefined,
    },
    onChange: () => undefined,
  });
}

it('keeps a hundred thousand, and the process answers meanwhile', async () => {
  const folder = makeFolder();
  const key = randomBytes(32);
  const records = manyRecords(RECORDS);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  async function timed<T>(what: string, run: () => Promise<T> | T): Promise<T> {
    delay.reset();
    const [fromMs, cpu] = [performance.now(), process.cpuUsage()];
    const result = await run();
    const { user, system } = process.cpuUsage(cpu);
    const tookMs = performance.now() - fromMs;
    console.info(
      `${what}: ${tookMs.toFixed(0)} ms, CPU ${((user + system) / 1000).toFixed(0)} ms; ` +
        `event loop held p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms, max ${(delay.max / 1e6).toFixed(0)} ms`,
    );
    return result;
  }

  const first = makeDirectory(folder, key);
  await first.open();
  await timed(`${RECORDS} records taken in`, async () => {
    for (let at = 0; at < RECORDS; at += 500) {
      expect(await first.upsert(records.slice(at, at + 500))).toEqual(ok(null));
    }
  });
  const counts = first.counts();
  expect(counts).toMatchObject({ people: RECORDS - LINKED, linked: LINKED });
  await first.close();

  const second = makeDirectory(folder, key);
  await timed('opened', () => second.open());
  expect(second.counts()).toEqual(counts);
  await timed('a page out of the middle, by name', () => {
    expect(second.page({ offset: 50_000, limit: 100 })).toHaveLength(100);
  });
  await timed('one change, on disk', () => second.upsert(records.slice(0, 1)));
  console.info(`file ${(statSync(join(folder, 'a')).size / 1e6).toFixed(0)} MB`);
  await timed('wiped', () => second.wipe('emergency24'));
  expect(second.counts().people).toBe(LINKED);
}, 280_000);
