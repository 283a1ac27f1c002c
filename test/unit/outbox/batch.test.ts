// Thousands of deliveries taken in: all or none, wherever it ends, and each exactly once.
import { describe, expect, it } from 'vitest';
import { createActivity } from '../../../src/main/activity/activity';
import { createBatches } from '../../../src/main/outbox/batch';
import type { Row } from '../../../src/main/store/sqlite';
import type { Store } from '../../../src/main/store/store';
import { failed } from '../../../src/shared/failure';
import { createManualClock } from '../../fakes/clock';
import { makeDraft } from '../../fakes/deliveries';
import { makeFolder, makeStore } from '../../fakes/desk-folder';
import { createOutboxDesk, DISK_FULL } from '../../fakes/outbox-desk';

const MANY = 60;
const drafts = Array.from({ length: MANY }, (_none, index) => makeDraft(index + 1));
const ids = drafts.map(({ id }) => id);

/** A life on the folder. From its transaction number `endsAt` on nothing reaches the disk any more. */
function live(folder: string, endsAt = Infinity) {
  const clock = createManualClock();
  const disk = makeStore(folder, clock);
  const life = { transactions: 0, moved: 0, endsAt };
  const store: Store = {
    ...disk,
    transaction(run) {
      life.transactions += 1;
      return life.transactions < life.endsAt ? disk.transaction(run) : failed(DISK_FULL);
    },
  };
  const batches = createBatches({
    store,
    activity: createActivity(store, clock),
    clock,
    newId: () => 'batch',
    onMoved: () => (life.moved += 1),
    log: () => undefined,
  });
  const rows = (sql: string): readonly Row[] => {
    const read = disk.read((all) => all.all(sql));
    if (!read.ok) throw new Error(read.failure.detail);
    return read.value;
  };
  return {
    batches,
    clock,
    life,
    taken: () => rows('SELECT id FROM outbox ORDER BY seq').map(({ id }) => id),
    waiting: () => rows('SELECT seq FROM batch_delivery').length,
    saved: () => rows("SELECT seq FROM activity WHERE kind = 'saved'").length,
  };
}

async function resumed(folder: string) {
  const next = live(folder);
  await next.batches.resume();
  return next;
}

describe('a batch', () => {
  it('comes into the outbox in its order, in portions, each with its lines in the record', async () => {
    const { batches, life, taken, waiting, saved } = live(makeFolder());
    expect(await batches.take(drafts)).toMatchObject({ ok: true });
    await batches.resume();
    expect(taken()).toEqual(ids);
    expect(saved()).toBe(MANY);
    expect(waiting()).toBe(0);
    expect(life.moved).toBeGreaterThan(1);
  });

  it('is taken whole or not at all, and once, wherever the process ends', async () => {
    const whole = live(makeFolder());
    await whole.batches.take(drafts);
    await whole.batches.resume();
    const outcomes = new Set<boolean>();
    for (let endsAt = 1; endsAt <= whole.life.transactions; endsAt += 1) {
      const folder = makeFolder();
      const first = live(folder, endsAt);
      const { ok } = await first.batches.take(drafts);
      await first.batches.stop();
      const { taken, waiting, saved } = await resumed(folder);
      expect(taken(), `ended at ${endsAt}`).toEqual(ok ? ids : []);
      expect(saved()).toBe(ok ? MANY : 0);
      expect(waiting()).toBe(0);
      outcomes.add(ok);
    }
    expect(outcomes).toEqual(new Set([true, false]));
  });

  it('leaves nothing when the disk refuses, and may be taken later', async () => {
    const desk = live(makeFolder(), 3);
    expect(await desk.batches.take(drafts)).toMatchObject({ ok: false, failure: DISK_FULL });
    desk.life.endsAt = Infinity;
    expect(await desk.batches.take(drafts)).toMatchObject({ ok: true });
    await desk.batches.resume();
    expect(desk.taken()).toEqual(ids);
  });

  it('waits for a disk that refuses once it is taken', async () => {
    const desk = live(makeFolder(), 6);
    expect(await desk.batches.take(drafts)).toMatchObject({ ok: true });
    await desk.clock.settle();
    expect(desk.taken().length).toBeLessThan(MANY);
    desk.life.endsAt = Infinity;
    await desk.clock.advance(1000);
    await desk.batches.resume();
    expect(desk.taken()).toEqual(ids);
  });

  it('puts aside what an earlier version left unreadable, and takes the rest', async () => {
    const folder = makeFolder();
    const disk = makeStore(folder, createManualClock());
    disk.transaction((sql) => {
      sql.run("INSERT INTO batch VALUES ('old')");
      sql.run("INSERT INTO batch_delivery (batch, delivery) VALUES ('old', '{\"id\":7}')");
    });
    const { batches, taken } = await resumed(folder);
    await batches.take(drafts);
    await batches.resume();
    expect(taken()).toHaveLength(MANY + 1);
    const { troubles, outbox } = createOutboxDesk(folder);
    outbox.start();
    expect(troubles).toContainEqual(expect.objectContaining({ kind: 'storage' }));
    expect(outbox.deliveries()).toHaveLength(MANY);
  });
});
