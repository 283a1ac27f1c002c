// Takes thousands of deliveries in, all or none, without keeping the disk or the process from a press meanwhile.
import { Delivery } from '../../../shared/delivery';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { VendorId } from '../../../shared/core/vendor';
import type { Activity } from '../record/activity';
import { breathe } from '../lib/breathe';
import type { Clock } from '../lib/clock';
import type { Row } from '../store/sqlite';
import type { Sql, Store } from '../store/store';
import type { ActionRules } from './action-rules';
import { newDelivery, type DeliveryDraft } from './delivery-draft';
import { insertBegun } from './insert-delivery';
import { insertUnreadable } from './repository';
import { lifeFrom } from './transitions';

/** Rows of one transaction: a few milliseconds, which a press may have to wait. */
const AT_ONCE = 25;
const AGAIN_MS = 1000;
/** How soon a full outbox is looked at again. */
const ROOM_AGAIN_MS = 250;
/** Rows read between two breaths. */
const READ_AT_ONCE = 100;

export interface BatchDeps {
  readonly store: Store;
  readonly activity: Activity;
  readonly clock: Clock;
  readonly rules: ActionRules;
  readonly newId: () => string;
  /** How many more of this vendor's the outbox should hold: it looks at each of them for every step of one. */
  readonly room: (vendor: VendorId) => number;
  /** Some more stand in the outbox. */
  readonly onMoved: () => void;
  readonly log: (message: string) => void;
}

export interface Batches {
  /**
   * Ok once all are on disk for good, whatever happens next; else none of them is, and the failure says why
   * (`storage`). They come into the outbox one after the other from then on, as it has room.
   */
  take(drafts: readonly DeliveryDraft[]): Promise<Result<null>>;
  /** How many are taken for good and not in the outbox yet. */
  waiting(): number;
  /** Those, in their order; `storage` ends it. What moves on meanwhile is found in the outbox afterwards. */
  unmoved(): AsyncGenerator<Result<Delivery>>;
  /** Goes on with what an earlier life took, and drops what it had not taken whole. */
  resume(): Promise<void>;
  /** Resolves when nothing is being moved any more; what is left is moved in the next life. */
  stop(): Promise<void>;
}

/** Drafts wait in a table of their own; one small commit takes them all, then they move over in portions. */
export function createBatches(deps: BatchDeps): Batches {
  const { store, clock } = deps;
  let stopped = false;
  let waiting = 0;
  /** Where the rows of each batch begin: others of a service that is down may lie before them. */
  const begins = new Map<string, number>();
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

  /** How many it moved; null when the outbox has no room for any. */
  const movePortion = (): Result<number | null> =>
    store.transaction((sql) => {
      const batches = sql.all('SELECT id FROM batch ORDER BY rowid');
      for (const { id } of batches) {
        const rows = sql.all(
          'SELECT seq, delivery FROM batch_delivery WHERE batch = ? AND seq >= ? ORDER BY seq LIMIT ?',
          String(id),
          begins.get(String(id)) ?? 0,
          AT_ONCE,
        );
        begins.set(String(id), Number(rows[0]?.seq ?? 0));
        // One table goes to one service: another one's that is down must not hold this one up.
        const vendor = vendorOf(rows);
        const room = vendor === undefined ? AT_ONCE : deps.room(vendor);
        if (rows.length === 0) sql.run('DELETE FROM batch WHERE id = ?', String(id));
        else if (room > 0) return moveRows(sql, rows.slice(0, room));
      }
      return Number(sql.get('SELECT count(*) AS many FROM batch')?.many) === 0 ? 0 : null;
    });

  const moveRows = (sql: Sql, rows: readonly Row[]): number => {
    for (const { seq, delivery } of rows) {
      const begun = readWaiting(delivery);
      const now = clock.now();
      if (begun !== null) insertBegun(sql, deps, arrived(begun, now), now);
      else insertUnreadable(sql, `batch-${String(seq)}`, String(delivery));
      sql.run('DELETE FROM batch_delivery WHERE seq = ?', Number(seq));
    }
    return rows.length;
  };

  /** A disk that refuses keeps what is taken waiting where it is safe. */
  async function moveAll(): Promise<void> {
    let isTold = false;
    while (!stopped) {
      const moved = movePortion();
      if (!moved.ok) {
        if (!isTold) deps.log(`what was taken in waits for the disk: ${moved.failure.detail}`);
        isTold = true;
        await waitFor(AGAIN_MS);
      } else if (moved.value === null) await waitFor(ROOM_AGAIN_MS);
      else if (moved.value === 0) return;
      else {
        waiting -= moved.value;
        deps.onMoved();
        await breathe();
      }
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
      waiting += drafts.length;
      void moveOn();
      return ok(null);
    },
    waiting: () => waiting,
    async *unmoved() {
      for (let after = 0; ;) {
        const read = store.read((sql) =>
          sql.all(
            `SELECT seq, delivery FROM batch_delivery JOIN batch ON batch.id = batch_delivery.batch
             WHERE seq > ? ORDER BY seq LIMIT ?`,
            after,
            READ_AT_ONCE,
          ),
        );
        if (!read.ok) {
          yield read;
          return;
        }
        const rows = read.value;
        for (const { delivery } of rows) {
          const found = readWaiting(delivery);
          if (found !== null) yield ok(found);
        }
        if (rows.length < READ_AT_ONCE) return;
        after = Number(rows.at(-1)?.seq);
        await breathe();
      }
    },
    resume() {
      const left = store.transaction((sql) => {
        sql.run('DELETE FROM batch_delivery WHERE batch NOT IN (SELECT id FROM batch)');
        return Number(sql.get('SELECT count(*) AS many FROM batch_delivery')?.many);
      });
      if (left.ok) waiting = left.value;
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

/** Nothing could be tried while it waited for room, so its time begins now, whatever was done to the clock meanwhile. */
function arrived(begun: Delivery, nowMs: number): Delivery {
  return begun.state === 'queued' ? { ...begun, ...lifeFrom(begun, nowMs) } : begun;
}

/** Undefined where none can be read. */
function vendorOf(rows: readonly Row[]): VendorId | undefined {
  for (const { delivery } of rows) {
    const found = readWaiting(delivery);
    if (found !== null) return found.vendor;
  }
  return undefined;
}

/** Null where an earlier version, or damage, left what this one cannot read. */
function readWaiting(text: unknown): Delivery | null {
  try {
    return Delivery.parse(JSON.parse(String(text)));
  } catch {
    return null;
  }
}
