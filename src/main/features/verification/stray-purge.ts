// Takes old events that fit no question off the disk: by age and by number, and never within their first hour.
import type { Activity } from '../../core/record/activity';
import type { Clock } from '../../core/lib/clock';
import type { Sql, Store } from '../../core/store/store';
import { lastEventSeq, readBackground } from './stored';

export interface StrayPurgeDeps {
  readonly store: Pick<Store, 'read' | 'transaction'>;
  readonly activity: Pick<Activity, 'append'>;
  readonly clock: Pick<Clock, 'after' | 'now'>;
}

export interface StrayPurge {
  start(): void;
  stop(): void;
}

/** By elapsed time: whatever the clock is set to, what has just come stays for an hour. */
const EVERY_MS = 60 * 60_000;
const KEEP_MS = 30 * 24 * 60 * 60_000;
/** Strays are looked for, and shown, among the newest 2,000 events; beyond these nobody sees them. */
const KEPT_EVENTS = 5_000;
/** One look and one commit; a press gets its turn between two of them. */
const SLICE = 200;
const PAUSE_MS = 20;
/** A question whose id nobody has told us may have taken an event as its own this long after it was asked. */
const ADOPTED_WITHIN_MS = 24 * 60 * 60_000;

interface Due {
  /** Up to here all has been on the disk for an hour. */
  readonly upTo: number;
  readonly newest: number;
  readonly adopting: readonly number[];
}

/** Never throws: what the disk refuses is tried again in an hour. */
export function createStrayPurge({ store, activity, clock }: StrayPurgeDeps): StrayPurge {
  let timer: { cancel(): void } | null = null;
  let anHourAgo: number | null = null;
  let cursor = 0;
  let purged = 0;

  function again(ms: number, run: () => void): void {
    timer?.cancel();
    timer = clock.after(ms, run);
  }

  function look(): void {
    const found = store.read((sql) => ({
      newest: lastEventSeq(sql),
      adopting: readBackground(sql).nameless.map(({ rungs }) => rungs.pressedMs),
    }));
    const upTo = anHourAgo;
    anHourAgo = found.ok ? found.value.newest : null;
    again(EVERY_MS, look);
    if (found.ok && upTo !== null) slice({ ...found.value, upTo });
  }

  function slice(due: Due): void {
    const before = { cursor, purged };
    const done = store.transaction((sql) => purgeSlice(sql, due));
    if (!done.ok) ({ cursor, purged } = before);
    if (done.ok && done.value) again(PAUSE_MS, () => slice(due));
    else again(EVERY_MS, look);
  }

  /** True when there may be more. */
  function purgeSlice(sql: Sql, { upTo, newest, adopting }: Due): boolean {
    const rows = sql.all(
      `SELECT seq, received_at_ms AS at, EXISTS (
         SELECT 1 FROM outbox WHERE outbox.verification_id = webhook_event.verification_id
       ) AS known
       FROM webhook_event WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${SLICE}`,
      cursor,
      upTo,
    );
    const oldest = clock.now() - KEEP_MS;
    for (const row of rows) {
      const seq = Number(row.seq);
      const atMs = Number(row.at);
      // Both grow with the number: what comes behind is not due either.
      if (atMs >= oldest && seq > newest - KEPT_EVENTS) return end(sql);
      cursor = seq;
      const isAdopted = adopting.some(
        (askedMs) => atMs >= askedMs && atMs <= askedMs + ADOPTED_WITHIN_MS,
      );
      if (row.known === 1 || isAdopted) continue;
      purged += sql.run('DELETE FROM webhook_event WHERE seq = ?', seq);
    }
    return rows.length === SLICE ? true : end(sql);
  }

  function end(sql: Sql): false {
    if (purged > 0) activity.append(sql, { kind: 'strays-purged', facts: { events: purged } });
    purged = 0;
    return false;
  }

  return {
    start: () => look(),
    stop: () => timer?.cancel(),
  };
}
