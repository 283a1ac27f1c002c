// Takes thousands of deliveries in, all or none, without keeping the disk or the process from a press meanwhile.
import { Delivery } from '../../shared/delivery';
import { failed, ok, type Failure, type Result } from '../../shared/failure';
import type { Activity } from '../activity/activity';
import { breathe } from '../lib/breathe';
import type { Clock } from '../lib/clock';
import type { Sql, Store } from '../store/store';
import { newDelivery, type DeliveryDraft } from './delivery-draft';
import { insertBegun } from './insert-delivery';
import { insertUnreadable } from './repository';

/** Rows of one transaction: a few milliseconds, which a press may have to wait. */
const AT_ONCE = 25;
const AGAIN_MS = 1000;

export interface BatchDeps {
  readonly store: Store;
  readonly activity: Activity;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Some more stand in the outbox. */
  readonly onMoved: () => void;
  readonly log: (message: string) => void;
}

export interface Batches {
  /**
   * Ok once all are on disk for good, whatever happens next; else none of them is, and the failure says why
   * (`storage`). They come into the outbox one after the other from then on.
   */
  take(drafts: readonly DeliveryDraft[]): Promise<Result<null>>;
  /** Goes on with what an earlier life took, and drops what it had not taken whole. */
  resume(): Promise<void>;
  /** Resolves when nothing is being moved any more; what is left is moved in the next life. */
  stop(): Promise<void>;
}

/** Drafts wait in a table of their own; one small commit takes them all, then they move over in portions. */
export function createBatches(deps: BatchDeps): Batches {
  const { store, clock } = deps;
  let stopped = false;
  let moving: Promise<void> = Promise.resolve();
  let cutShort = (): void => undefined;

  /** Or until it stops. */
  const waitFor = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const alarm = clock.after(ms, resolve);
      cutShort = () => {
        alarm.cancel();
        resolve();
      };
    });

  /** Answers how many it moved. */
  const movePortion = (): Result<number> =>
    store.transaction((sql) => {
      const rows = sql.all(
        `SELECT seq, delivery FROM batch_delivery JOIN batch ON batch.id = batch_delivery.batch
         ORDER BY seq LIMIT ?`,
        AT_ONCE,
      );
      for (const { seq, delivery } of rows) {
        const begun = readWaiting(delivery);
        if (begun !== null) insertBegun(sql, deps.activity, begun, clock.now());
        else insertUnreadable(sql, `batch-${String(seq)}`, String(delivery));
        sql.run('DELETE FROM batch_delivery WHERE seq = ?', Number(seq));
      }
      if (rows.length === 0) sql.run('DELETE FROM batch');
      return rows.length;
    });

  /** A disk that refuses keeps what is taken waiting where it is safe. */
  async function moveAll(): Promise<void> {
    let isTold = false;
    while (!stopped) {
      const moved = movePortion();
      if (!moved.ok) {
        if (!isTold) deps.log(`what was taken in waits for the disk: ${moved.failure.detail}`);
        isTold = true;
        await waitFor(AGAIN_MS);
        continue;
      }
      if (moved.value === 0) return;
      deps.onMoved();
      await breathe();
    }
  }

  const moveOn = (): Promise<void> => {
    moving = moving.then(moveAll);
    return moving;
  };

  async function stage(id: string, drafts: readonly DeliveryDraft[]): Promise<Result<null>> {
    for (let from = 0; from < drafts.length; from += AT_ONCE) {
      if (stopped) return failed(STOPPED);
      const portion = drafts.slice(from, from + AT_ONCE);
      const now = clock.now();
      const staged = store.transaction((sql) => {
        for (const draft of portion) keepWaiting(sql, id, newDelivery(draft, now));
      });
      if (!staged.ok) return staged;
      await breathe();
    }
    return ok(null);
  }

  const drop = (id: string): void => {
    store.transaction((sql) => sql.run('DELETE FROM batch_delivery WHERE batch = ?', id));
  };

  return {
    async take(drafts) {
      const id = deps.newId();
      const staged = await stage(id, drafts);
      const taken = staged.ok
        ? store.transaction((sql) => sql.run('INSERT INTO batch (id) VALUES (?)', id))
        : staged;
      if (!taken.ok) {
        drop(id);
        return failed(taken.failure);
      }
      void moveOn();
      return ok(null);
    },
    resume() {
      store.transaction((sql) =>
        sql.run('DELETE FROM batch_delivery WHERE batch NOT IN (SELECT id FROM batch)'),
      );
      return moveOn();
    },
    async stop() {
      stopped = true;
      cutShort();
      await moving;
    },
  };
}

const STOPPED: Failure = { kind: 'storage', detail: 'Tocsin was closing: nothing was taken' };

function keepWaiting(sql: Sql, batch: string, delivery: Delivery): void {
  sql.run(
    'INSERT INTO batch_delivery (batch, delivery) VALUES (?, ?)',
    batch,
    JSON.stringify(delivery),
  );
}

/** Null where an earlier version, or damage, left what this one cannot read. */
function readWaiting(text: unknown): Delivery | null {
  try {
    return Delivery.parse(JSON.parse(String(text)));
  } catch {
    return null;
  }
}
