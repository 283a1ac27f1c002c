// Thousands of deliveries taken in: all or none, wherever it ends, and each exactly once.
import { ACTION_RULES } from '../../../../src/main/features/action-rules';
import { describe, expect, it } from 'vitest';
import { createActivity } from '../../../../src/main/core/record/activity';
import { createBatches } from '../../../../src/main/core/outbox/batch';
import type { Row } from '../../../../src/main/core/store/sqlite';
import type { Store } from '../../../../src/main/core/store/store';
import { failed } from '../../../../src/shared/core/failure';
import { createManualClock } from '../../../fakes/clock';
import { makeDraft } from '../../../fakes/deliveries';
import { makeFolder, makeStore } from '../../../fakes/desk-folder';
import { createOutboxDesk, DISK_FULL } from '../../../fakes/outbox-desk';

const MANY = 60;
const drafts = Array.from({ length: MANY }, (_none, index) => makeDraft(index + 1));
const ids = drafts.map(({ id }) => id);

/** A life on the folder. From its transaction number `endsAt` on nothing reaches the disk any more. */
function live(folder: string, endsAt = Infinity) {
  const clock = createManualClock();
  const disk = makeStore(folder, clock);
  const life = {
    ...{ transactions: 0, moved: 0, endsAt, room: Infinity, full: '', reads: true },
    newId: () => 'batch',
  };
  const store: Store = {
    ...disk,
    read: (run) => (life.reads ? disk.read(run) : failed(DISK_FULL)),
    transaction(run) {
      life.transactions += 1;
      return life.transactions < life.endsAt ? disk.transaction(run) : failed(DISK_FULL);
    },
  };
  const batches = createBatches({
    store,
    rules: ACTION_RULES,
    activity: createActivity(store, clock),
    clock,
    newId: () => life.newId(),
    room: (vendor) => (vendor === life.full ? 0 : life.room),
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
    expiries: () =>
      rows("SELECT delivery ->> 'expiresAtMs' AS ms FROM outbox").map(({ ms }) => Number(ms)),
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

  it('waits for room in the outbox, and tells meanwhile who waits, whatever process took it', async () => {
    const folder = makeFolder();
    const desk = live(folder);
    desk.life.room = 10;
    await desk.batches.take(drafts);
    await desk.clock.settle();
    desk.life.room = 0;
    await desk.clock.settle();
    const moved = desk.taken().length;
    expect(moved % 10).toBe(0);
    expect(moved).toBeLessThan(MANY);
    const unmoved = async (of: typeof desk): Promise<unknown[]> => {
      const found: unknown[] = [];
      for await (const each of of.batches.unmoved()) found.push(each.ok && each.value.id);
      return found;
    };
    expect(await unmoved(desk)).toEqual(ids.slice(moved));
    expect(desk.batches.waiting()).toBe(MANY - moved);
    await desk.batches.stop();

    const next = live(folder);
    next.life.room = 0;
    void next.batches.resume();
    expect(next.batches.waiting()).toBe(MANY - moved);
    expect(await unmoved(next)).toEqual(ids.slice(moved));
    next.life.room = Infinity;
    await next.clock.advance(250);
    await next.batches.resume();
    expect(next.taken()).toEqual(ids);
    expect(next.batches.waiting()).toBe(0);
  });

  it('of a service without room holds no other one up', async () => {
    const desk = live(makeFolder());
    desk.life.full = 'chekt';
    let made = 0;
    desk.life.newId = () => `batch-${(made += 1)}`;
    const [first, ...others] = drafts;
    if (first === undefined) throw new Error('there are none');
    await desk.batches.take([{ ...first, vendor: 'chekt' }]);
    await desk.batches.take(others);
    await desk.clock.advance(250);
    expect(desk.taken()).toEqual(ids.slice(1));
    expect(desk.batches.waiting()).toBe(1);
    await desk.batches.stop();
  });

  it.each([
    ['longer than anything may wait to be sent', 90 * 3_600_000],
    ['while the clock is set back', -90 * 3_600_000],
  ])(
    'has its time from when it comes into the outbox, though it waited for room %s',
    async (_how, ms) => {
      const desk = live(makeFolder());
      desk.life.room = 0;
      await desk.batches.take(drafts);
      desk.clock.jump(ms);
      desk.life.room = Infinity;
      await desk.clock.advance(250);
      await desk.batches.resume();
      const left = desk.expiries().map((atMs) => atMs - desk.clock.now());
      expect(left).toHaveLength(MANY);
      expect(Math.min(...left)).toBeGreaterThan(25 * 60_000);
      expect(Math.max(...left)).toBeLessThanOrEqual(30 * 60_000);
    },
  );

  it('says that the disk does not tell who waits', async () => {
    const folder = makeFolder();
    const desk = live(folder);
    desk.life.room = 0;
    await desk.batches.take(drafts);
    desk.life.reads = false;
    const found: unknown[] = [];
    for await (const each of desk.batches.unmoved()) found.push(each);
    expect(found).toEqual([{ ok: false, failure: DISK_FULL }]);
    await desk.batches.stop();
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
