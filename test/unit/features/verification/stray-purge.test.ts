// Old strays go, by age and by number; what fits a question, or may, and what has just come stays.
import { afterEach, describe, expect, it } from 'vitest';
import { createStrayPurge } from '../../../../src/main/features/verification/stray-purge';
import { createStoredBytes } from '../../../../src/main/core/store/stored-bytes';
import { createBoardDesk, linesOf, type BoardDesk } from './board-desk';
import { makeQuestion, makeUnsure } from './questions';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let desk: BoardDesk;
afterEach(() => desk.board.stop());

function start() {
  desk = createBoardDesk();
  const purge = createStrayPurge({ store: desk.store, activity: desk.activity, clock: desk.clock });
  purge.start();
  return purge;
}

async function receive(count: number, verificationId: string, pad = ''): Promise<void> {
  const all = Array.from({ length: count }, (_, n) =>
    desk.receive({ verificationId }, `${verificationId} ${n} ${desk.clock.now()}${pad}`),
  );
  await desk.clock.settle();
  while (
    await Promise.race([Promise.all(all).then(() => false), desk.clock.settle().then(() => true)])
  );
}

/** The board looks at its questions every few seconds: it need not, for days. */
async function pass(ms: number): Promise<void> {
  desk.board.stop();
  await desk.clock.advance(ms);
}

function left(verificationId: string): number {
  const found = desk.store.read((sql) =>
    sql.get('SELECT count(*) AS n FROM webhook_event WHERE verification_id = ?', verificationId),
  );
  return found.ok ? Number(found.value?.n) : -1;
}

describe('strays', () => {
  it('stay for thirty days, and are told of when they go', async () => {
    start();
    desk.put(makeQuestion());
    await receive(3, 'ver_abc123');
    await receive(300, 'ver_unknown');
    await pass(29 * DAY_MS);
    expect(left('ver_unknown')).toBe(300);
    await pass(1 * DAY_MS + 3 * HOUR_MS);
    expect([left('ver_unknown'), left('ver_abc123')]).toEqual([0, 3]);
    expect(linesOf(desk, 'strays-purged')).toEqual([{ actionId: null, events: 300 }]);
  });

  it('beyond the newest 5,000 events go after an hour, and never within it', async () => {
    start();
    await receive(5_600, 'ver_unknown');
    await desk.clock.advance(HOUR_MS - 60_000);
    expect(left('ver_unknown')).toBe(5_600);
    await desk.clock.advance(2 * HOUR_MS);
    expect(left('ver_unknown')).toBe(5_000);
  });

  it('do not go early when the clock is set ahead by years', async () => {
    start();
    await desk.clock.advance(HOUR_MS - 60_000);
    await receive(10, 'ver_unknown');
    desk.clock.jump(900 * DAY_MS);
    await desk.clock.advance(HOUR_MS - 60_000);
    expect(left('ver_unknown')).toBe(10);
    await desk.clock.advance(HOUR_MS);
    expect(left('ver_unknown')).toBe(0);
  });

  it('that a question without an id may have taken as its own stay', async () => {
    start();
    desk.put(makeUnsure());
    await receive(5, 'ver_adopted');
    await pass(40 * DAY_MS);
    expect(left('ver_adopted')).toBe(5);
  });

  it('stay while the disk refuses, and go an hour later', async () => {
    start();
    await receive(10, 'ver_unknown');
    await pass(30 * DAY_MS - HOUR_MS);
    desk.diskFailure = { kind: 'storage', detail: 'full' };
    await desk.clock.advance(2 * HOUR_MS);
    expect(left('ver_unknown')).toBe(10);
    desk.diskFailure = null;
    await desk.clock.advance(3 * HOUR_MS);
    expect(left('ver_unknown')).toBe(0);
    expect(linesOf(desk, 'strays-purged')).toEqual([{ actionId: null, events: 10 }]);
  });

  it('are looked for no more after the stop', () => {
    const purge = start();
    const before = desk.clock.pending();
    purge.stop();
    expect(desk.clock.pending()).toBe(before - 1);
  });
});

describe('what the files hold', () => {
  it('grows with events, shrinks when they are erased, and counts other files', async () => {
    const purge = start();
    const bytes = createStoredBytes(
      desk.store,
      [`${desk.folder}/desk.db-shm`, '/nowhere'],
      desk.clock,
    );
    const at = async (): Promise<number> => {
      await desk.clock.advance(6_000);
      return bytes() ?? NaN;
    };
    const empty = await at();
    await receive(200, 'ver_unknown', 'x'.repeat(20_000));
    expect(bytes()).toBe(empty);
    const full = await at();
    expect(full - empty).toBeGreaterThan(4_000_000);
    await pass(31 * DAY_MS);
    expect((await at()) - empty).toBeLessThan(1_000_000);
    purge.stop();
  });
});
