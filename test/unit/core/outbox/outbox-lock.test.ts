// Another program holds the lock of the record: presses go out from memory and are saved when it lets go.
import { expect, it } from 'vitest';
import { idOf, makeDraft } from '../../../fakes/deliveries';
import { holdLock, sqlite } from '../../../fakes/desk-folder';
import { createOutboxDesk, YES, type OutboxDesk } from '../../../fakes/outbox-desk';

const PRESSES = 60;

/** What another program would find on the disk. */
function onDisk(desk: OutboxDesk, sql: string): readonly unknown[] {
  const database = new sqlite.DatabaseSync(`${desk.folder}/desk.db`);
  const rows = database.prepare(sql).all();
  database.close();
  return rows.map((row) => Object.values(row as object)[0] as unknown);
}

it(`sends ${PRESSES} presses that cannot be saved, and saves each once, in the order of the presses`, async () => {
  const desk = createOutboxDesk();
  desk.answer = () => YES;
  const letGo = holdLock(desk.folder);
  const beganMs = performance.now();
  for (let n = 1; n <= PRESSES; n += 1) {
    expect(desk.outbox.accept(makeDraft(n)).rungs.savedMs).toBeNull();
  }
  await desk.clock.settle();
  // Every statement used to wait two seconds for the lock.
  expect(performance.now() - beganMs).toBeLessThan(5_000);
  expect(desk.flights.map(({ delivery }) => delivery.id).toSorted()).toEqual(
    Array.from({ length: PRESSES }, (_, index) => idOf(index + 1)),
  );
  expect(onDisk(desk, 'SELECT id FROM outbox')).toEqual([]);

  letGo();
  await desk.clock.advance(250);
  expect(onDisk(desk, 'SELECT id FROM outbox ORDER BY seq')).toEqual(
    Array.from({ length: PRESSES }, (_, index) => idOf(index + 1)),
  );
  for (const kind of ['pressed', 'not-saved', 'attempt', 'accepted', 'saved']) {
    const lines = onDisk(desk, `SELECT action_id FROM activity WHERE kind = '${kind}'`);
    expect([kind, new Set(lines).size, lines.length]).toEqual([kind, PRESSES, PRESSES]);
  }
  expect(desk.activity.verify()).toMatchObject({ ok: true, value: { firstBadSeq: null } });

  await desk.clock.advance(60_000);
  desk.crashAndRestart();
  await desk.clock.advance(60_000);
  expect(desk.flights).toHaveLength(PRESSES);
});

it('saves a press of before the lock was let go ahead of the one that comes after', async () => {
  const desk = createOutboxDesk();
  const letGo = holdLock(desk.folder);
  desk.outbox.accept(makeDraft(1));
  letGo();
  expect(desk.outbox.accept(makeDraft(2)).rungs.savedMs).not.toBeNull();
  expect(desk.outbox.get(idOf(1))?.rungs.savedMs).not.toBeNull();
  expect(onDisk(desk, 'SELECT id FROM outbox ORDER BY seq')).toEqual([idOf(1), idOf(2)]);
  await desk.clock.settle();
});

it('tells of a lock that lasts, not of a short one, and takes it back by itself', async () => {
  const desk = createOutboxDesk();
  const short = holdLock(desk.folder);
  desk.outbox.accept(makeDraft(1));
  await desk.clock.advance(500);
  short();
  await desk.clock.advance(500);
  expect(desk.troubles).toEqual([]);

  const long = holdLock(desk.folder);
  desk.outbox.accept(makeDraft(2));
  await desk.clock.advance(1250);
  expect(desk.troubles).toMatchObject([{ kind: 'storage', reason: 'busy' }]);
  long();
  await desk.clock.advance(250);
  expect(desk.troubles).toMatchObject([{ reason: 'busy' }, null]);
});

it('keeps the lines that only the record has, with their time, until it can write them', async () => {
  const desk = createOutboxDesk();
  const letGo = holdLock(desk.folder);
  desk.outbox.accept(makeDraft(1));
  const atMs = desk.clock.now();
  expect(desk.activity.record({ kind: 'settings-changed' })).toMatchObject({
    ok: false,
    failure: { kind: 'storage', reason: 'busy' },
  });
  expect(desk.activity.record({ kind: 'secret-changed' }).ok).toBe(false);
  await desk.clock.advance(400);
  letGo();
  await desk.clock.advance(250);
  const lines = [...desk.activity.all()].flatMap((line) => (line.ok ? [line.value] : []));
  const late = lines.filter(({ kind }) => kind.endsWith('-changed'));
  expect(late).toMatchObject([
    { kind: 'settings-changed', atMs },
    { kind: 'secret-changed', atMs },
  ]);
  expect(desk.activity.verify()).toMatchObject({ ok: true, value: { firstBadSeq: null } });
});

it('waits for the lock to be let go before it ends, and then has saved everything', async () => {
  const desk = createOutboxDesk();
  desk.answer = () => YES;
  const letGo = holdLock(desk.folder);
  desk.outbox.accept(makeDraft(1));
  await desk.clock.advance(100);
  const ended = desk.outbox.stop();
  await desk.clock.advance(1000);
  letGo();
  await desk.clock.advance(500);
  await ended;
  expect(onDisk(desk, 'SELECT id FROM outbox')).toEqual([idOf(1)]);
});
