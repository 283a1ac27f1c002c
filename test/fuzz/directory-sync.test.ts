// Killed, refused and paused at any moment while the service changes: in the end both sides are the same.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSync } from '../../src/main/features/contacts/sync/sync';
import { recordKey, type SourceRecord } from '../../src/shared/contacts/contact';
import type { Failure } from '../../src/shared/core/failure';
import { createManualClock, type ManualClock } from '../fakes/clock';
import { createDirectoryService, type DirectoryService } from '../fakes/directory-vendor';
import { emptyDisks, openDirectory, type Disks } from '../fakes/directory-desk';
import { emergency24, phones } from '../fakes/directory-records';

const person = (n: number, edition = 0): SourceRecord =>
  emergency24(`${n}`, {
    firstName: `Person ${n}`,
    title: `Edition ${edition}`,
    ...phones(`312${5_550_000 + n * 10 + edition}`),
  });

/** What happens around one call to the service; `kill` also between two writes. */
const event = fc.record({
  at: fc.nat(12),
  what: fc.constantFrom('kill', 'pause', 'offline', 'bad', 'add', 'change', 'delete', 'full'),
  whom: fc.nat(30),
});
const life = fc.array(event, { maxLength: 4 });
const plan = fc.record({
  count: fc.integer({ min: 0, max: 35 }),
  pageSize: fc.integer({ min: 1, max: 9 }),
  isPartial: fc.boolean(),
  showsTotal: fc.boolean(),
  lives: fc.array(life, { minLength: 1, maxLength: 5 }),
});

const FAILURES: Readonly<Record<string, Failure>> = {
  pause: { kind: 'rate-limited', detail: 'HTTP 429', retryAfterMs: 2000 },
  offline: { kind: 'offline', detail: 'no network' },
  bad: { kind: 'bad-response', detail: 'no JSON' },
};

/** One process from start to its end; true when its reading was complete. */
async function live(
  service: DirectoryService,
  disks: Disks,
  clock: ManualClock,
  events: readonly (typeof event extends fc.Arbitrary<infer T> ? T : never)[],
  writesToLive = Infinity,
): Promise<boolean> {
  const desk = await openDirectory(disks, clock);
  desk.files.emergency24.killAfter(writesToLive);
  let call = 0;
  const run = { isKilled: false, isComplete: false, isEnded: false };
  service.beforeCall = () => {
    for (const { at, what, whom } of events) {
      if (at !== call) continue;
      const failure = FAILURES[what];
      if (failure) service.troubles.push(failure);
      if (what === 'add') service.records.set(recordKey(person(100 + whom)), person(100 + whom));
      if (what === 'change') {
        const key = recordKey(person(whom));
        if (service.records.has(key)) service.records.set(key, person(whom, 1 + call));
      }
      if (what === 'delete') service.records.delete(recordKey(person(whom)));
      if (what === 'full') desk.files.emergency24.refuse({ kind: 'storage', detail: 'full' });
      if (what === 'kill') {
        run.isKilled = true;
        desk.kill();
      }
    }
    call += 1;
  };
  const sync = createSync({
    source: service,
    shelf: desk.directory.shelf('emergency24'),
    clock,
    onChange: () => undefined,
    detailConcurrency: 3,
  });
  void sync.run().then(({ ok }) => {
    run.isComplete = ok;
    run.isEnded = true;
  });
  for (let turn = 0; turn < 40 && !run.isEnded && !run.isKilled; turn += 1) {
    await clock.advance(5000);
  }
  service.troubles.length = 0;
  return run.isComplete;
}

it('has no gap, no double and no ghost after any number of kills', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ count, lives, ...shape }) => {
      const clock = createManualClock();
      const all = Array.from({ length: count }, (_, n) => person(n));
      const service = createDirectoryService(all, { ...shape, now: () => clock.now() });
      const disks = emptyDisks();
      for (const events of lives) await live(service, disks, clock, events);
      // A reading that began before the last change, and two lists where one would not be believed.
      for (let n = 0; n < 4; n += 1) expect(await live(service, disks, clock, [])).toBe(true);

      const { directory, found } = await openDirectory(disks, clock);
      const people = [...directory.all()];
      const keys = people.flatMap(({ records }) => records.map(recordKey)).toSorted();
      expect(keys).toEqual([...service.records.keys()].toSorted());
      expect([...found.keys()].toSorted()).toEqual(people.map(({ key }) => key).toSorted());
      for (const { records } of people) {
        for (const record of records) {
          const there = service.records.get(recordKey(record));
          expect({ ...record, asOfMs: 0 }).toEqual({ ...there, asOfMs: 0 });
        }
      }
    }),
    { numRuns: 200 },
  );
});

it('removes nobody who is still there, however the pages shift and break', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ count, lives, ...shape }) => {
      const clock = createManualClock();
      const all = Array.from({ length: count }, (_, n) => person(n));
      const service = createDirectoryService(all, { ...shape, now: () => clock.now() });
      const disks = emptyDisks();
      expect(await live(service, disks, clock, [])).toBe(true);
      const before = new Set(service.records.keys());
      // Deleting while the list is read, where the service shows its count or can be asked.
      for (const events of lives) {
        await live(
          service,
          disks,
          clock,
          events.filter(({ what }) => what !== 'full' && what !== 'add'),
        );
        if (!shape.isPartial && !shape.showsTotal) continue;
        const { directory } = await openDirectory(disks, clock);
        for (const key of service.records.keys()) {
          if (before.has(key)) expect(directory.record(key), key).not.toBeNull();
        }
      }
    }),
    { numRuns: 150 },
  );
});

it('goes on where it was killed: the first reading that ends has missed nobody and asked for little twice', async () => {
  const kills = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(plan, kills, async ({ count, ...shape }, lives) => {
      const clock = createManualClock();
      const all = Array.from({ length: count }, (_, n) => person(n));
      const service = createDirectoryService(all, { ...shape, now: () => clock.now() });
      const disks = emptyDisks();
      const isComplete = async (): Promise<boolean> => {
        const { directory } = await openDirectory(disks, clock);
        return directory.shelf('emergency24').completedAtMs() !== null;
      };
      for (const writes of [...lives, Infinity]) {
        if (!(await isComplete())) await live(service, disks, clock, [], writes);
      }
      expect(await isComplete()).toBe(true);
      const { directory } = await openDirectory(disks, clock);
      expect(directory.counts().people).toBe(count);
      for (const record of all) {
        expect({ ...directory.record(recordKey(record)), asOfMs: 0 }).toEqual({
          ...record,
          asOfMs: 0,
        });
      }
      const pages = Math.max(1, Math.ceil(count / shape.pageSize));
      expect(service.calls.pages).toBeLessThanOrEqual(pages + 2 * lives.length);
      // What was read and not yet on disk when it was killed: one batch and those on their way.
      expect(service.calls.details).toBeLessThanOrEqual(count + 40 * lives.length);
    }),
    { numRuns: 120 },
  );
});
