// The safe way to hand deliveries to the one that sends from beside it: inserts in one transaction, nothing else.
import type { Delivery } from '../../shared/delivery';
import { failed, ok, type Failure, type Result } from '../../shared/failure';
import type { Activity } from '../activity/activity';
import type { Clock } from '../lib/clock';
import type { Sql, Store } from '../store/store';
import { newDelivery, type DeliveryDraft } from './delivery-draft';
import { findRow, insertRow } from './repository';
import { pressedLines } from './story';

/** All on disk when it answers ok, or none; an id that is stored already answers what is stored. Failure `storage`. */
function insertDeliveries(
  store: Store,
  activity: Activity,
  clock: Clock,
  drafts: readonly DeliveryDraft[],
): Result<readonly Delivery[]> {
  const done = store.transaction((sql) =>
    drafts.map((draft) => {
      const now = clock.now();
      return insertBegun(sql, activity, newDelivery(draft, now), now);
    }),
  );
  return done.ok ? ok(done.value) : failed(done.failure);
}

/** Within a transaction: the delivery as it then stands on disk. Throws where its id names a row nobody can read. */
export function insertBegun(
  sql: Sql,
  activity: Activity,
  begun: Delivery,
  nowMs: number,
): Delivery {
  const stored = findRow(sql, begun.id);
  if (stored && 'delivery' in stored) return stored.delivery;
  const delivery: Delivery = { ...begun, rungs: { ...begun.rungs, savedMs: nowMs } };
  if (!insertRow(sql, delivery)) throw new Error(`Delivery ${begun.id} is stored but unreadable`);
  const [pressed, ...others] = pressedLines(begun, nowMs);
  if (pressed) activity.append(sql, pressed);
  activity.append(sql, { kind: 'saved', actionId: begun.id, atMs: nowMs });
  for (const line of others) activity.append(sql, line);
  return delivery;
}

export function insertDelivery(
  store: Store,
  activity: Activity,
  clock: Clock,
  draft: DeliveryDraft,
): Result<Delivery> {
  const done = insertDeliveries(store, activity, clock, [draft]);
  if (!done.ok) return done;
  const [delivery] = done.value;
  return delivery === undefined ? failed(NOTHING) : ok(delivery);
}

const NOTHING: Failure = { kind: 'bug', detail: 'nothing was inserted' };
