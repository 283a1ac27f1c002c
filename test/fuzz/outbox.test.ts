// Any order of presses, cancels, outcomes, crashes, full disks and clock jumps: the promises hold.
import { ACTION_RULES } from '../../src/main/features/action-rules';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DeliveryState } from '../../src/shared/core/delivery-progress';
import { createActivity } from '../../src/main/core/record/activity';
import { insertDelivery } from '../../src/main/core/outbox/insert-delivery';
import type { SqliteDatabase } from '../../src/main/core/store/sqlite';
import { openStore } from '../../src/main/core/store/store';
import { idOf, makeDraft } from '../fakes/deliveries';
import { makeFolder, sqlite } from '../fakes/desk-folder';
import {
  createOutboxDesk,
  DISK_FULL,
  NOT_SENT,
  REFUSED,
  UNSURE,
  YES,
  type OutboxDesk,
} from '../fakes/outbox-desk';

const RUNS = Number(process.env.TOCSIN_FUZZ_RUNS ?? 150);
const PRESSES = 6;
const LIFETIME_MS = 120_000;

// Ids are made once: no two processes ever press the same one.
const press = fc.integer({ min: 1, max: PRESSES });
const inserted = fc.integer({ min: PRESSES + 1, max: 2 * PRESSES });
const either = fc.oneof(press, inserted);
const wish = fc.oneof(
  fc.record({ do: fc.constant('press' as const), n: press, countdownMs: fc.constantFrom(0, 3000) }),
  fc.record({
    do: fc.constant('insert' as const),
    n: inserted,
    countdownMs: fc.constantFrom(0, 3000),
  }),
  fc.record({
    do: fc.constantFrom(
      'cancel' as const,
      'sendNow' as const,
      'tryAgain' as const,
      'closeCard' as const,
    ),
    n: either,
  }),
  fc.record({
    do: fc.constant('outcome' as const),
    flight: fc.nat(20),
    outcome: fc.constantFrom(YES, NOT_SENT, UNSURE, REFUSED),
  }),
  fc.record({ do: fc.constant('written' as const), flight: fc.nat(20) }),
  fc.record({ do: fc.constant('advance' as const), ms: fc.constantFrom(0, 500, 3000, 20_000) }),
  fc.record({ do: fc.constant('jump' as const), ms: fc.constantFrom(-3_600_000, 10_000, 200_000) }),
  fc.record({ do: fc.constant('disk' as const), full: fc.boolean() }),
  fc.record({ do: fc.constantFrom('crash' as const, 'wake' as const) }),
);
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;

/** What must never be taken back, as an onlooker saw it. */
interface Seen {
  readonly saved: Set<string>;
  /** Id and the number of flights at that moment. */
  readonly cancelled: Map<string, number>;
  readonly onDisk: Map<string, DeliveryState>;
}

function flightsOf(desk: OutboxDesk, id: string): number {
  return desk.flights.filter((flight) => flight.delivery.id === id).length;
}

async function obey(desk: OutboxDesk, seen: Seen, order: Wish): Promise<void> {
  switch (order.do) {
    case 'press': {
      const { countdownMs } = order;
      const options = { countdownMs, lifetimeMs: LIFETIME_MS, pressedAtMs: desk.clock.now() };
      const delivery = desk.outbox.accept(makeDraft(order.n, options));
      if (delivery.rungs.savedMs !== null) seen.saved.add(delivery.id);
      return;
    }
    case 'insert': {
      const store = openStore(desk.folder, { sqlite, clock: desk.clock, role: 'guest' });
      if (!store.ok) throw new Error(store.failure.detail);
      const { countdownMs } = order;
      const options = { countdownMs, lifetimeMs: LIFETIME_MS, pressedAtMs: desk.clock.now() };
      const activity = createActivity(store.value, desk.clock);
      const done = insertDelivery(
        store.value,
        { activity, clock: desk.clock, rules: ACTION_RULES },
        makeDraft(order.n, options),
      );
      if (done.ok) seen.saved.add(idOf(order.n));
      store.value.close();
      return;
    }
    case 'cancel': {
      const answer = desk.outbox.cancel(idOf(order.n));
      if (answer.ok && answer.value.result !== 'too-late') {
        seen.cancelled.set(idOf(order.n), flightsOf(desk, idOf(order.n)));
      }
      return;
    }
    case 'sendNow':
    case 'tryAgain':
    case 'closeCard':
      desk.outbox[order.do](idOf(order.n));
      return;
    case 'outcome':
      desk.flights.at(-1 - order.flight)?.end(order.outcome);
      return desk.clock.settle();
    case 'written':
      desk.flights.at(-1 - order.flight)?.written();
      return;
    case 'advance':
      return desk.clock.advance(order.ms);
    case 'jump':
      desk.clock.jump(order.ms);
      return;
    case 'disk':
      desk.diskFailure = order.full ? DISK_FULL : null;
      return;
    case 'crash':
      desk.crashAndRestart();
      return desk.clock.settle();
    case 'wake':
      desk.outbox.wake(null);
      return desk.clock.settle();
  }
}

const FINAL: readonly DeliveryState[] = ['accepted', 'answered', 'cancelled'];

function check(desk: OutboxDesk, seen: Seen, raw: SqliteDatabase): void {
  for (const flight of desk.flights) {
    const n = Number.parseInt(flight.delivery.id.slice(-12), 16);
    expect(flight.delivery.request?.body).toBe(makeDraft(n).request?.body);
  }
  for (const [id, flights] of seen.cancelled)
    expect([id, flightsOf(desk, id)]).toEqual([id, flights]);
  const rows = raw.prepare('SELECT id, delivery FROM outbox').all() as {
    id: string;
    delivery: string;
  }[];
  const states = new Map(
    rows.map((row) => [row.id, (JSON.parse(row.delivery) as { state: DeliveryState }).state]),
  );
  for (const id of seen.saved) expect([id, states.has(id)]).toEqual([id, true]);
  for (const [id, before] of seen.onDisk) {
    if (FINAL.includes(before)) expect(FINAL).toContain(states.get(id));
    // A try that was under way may have been taken all the same: then that is the truth.
    if (before === 'cancelled') expect(['cancelled', 'accepted']).toContain(states.get(id));
  }
  for (const [id, state] of states) seen.onDisk.set(id, state);
}
it(
  'sends identical bytes, nothing after its cancel, and forgets nothing that was saved',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 5, maxLength: 45 }), async (wishes) => {
        const desk = createOutboxDesk(makeFolder());
        const raw = new sqlite.DatabaseSync(`${desk.folder}/desk.db`);
        const seen: Seen = { saved: new Set(), cancelled: new Map(), onDisk: new Map() };
        try {
          for (const order of wishes) {
            await obey(desk, seen, order);
            check(desk, seen, raw);
          }
          // The weather clears: everything still on its way arrives or asks.
          desk.diskFailure = null;
          desk.answer = () => YES;
          for (const flight of desk.flights) flight.end(YES);
          await desk.clock.advance(200_000);
          check(desk, seen, raw);
          expect(desk.outbox.hasUnsent()).toBe(false);
          for (const id of seen.saved) {
            expect(['accepted', 'failed', 'expired', 'cancelled']).toContain(
              desk.outbox.get(id)?.state,
            );
          }
          expect(desk.activity.verify()).toMatchObject({ ok: true, value: { firstBadSeq: null } });
        } finally {
          raw.close();
          desk.end();
        }
      }),
      { numRuns: RUNS },
    );
  },
  RUNS * 200 + 60_000,
);
