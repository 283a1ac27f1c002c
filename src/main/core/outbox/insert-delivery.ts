// The safe way to hand a delivery to the one that sends from beside it: an insert in one transaction, nothing else.
import type { Delivery } from '../../../shared/delivery';
import type { Result } from '../../../shared/core/failure';
import type { Activity } from '../record/activity';
import type { Clock } from '../lib/clock';
import type { Sql, Store } from '../store/store';
import { newDelivery, type DeliveryDraft } from './delivery-draft';
import { findRow, insertRow } from './repository';
import type { ActionRules } from './action-rules';
import { openingLines } from './story';

interface DeliveryWriter {
  readonly activity: Activity;
  readonly rules: ActionRules;
}

/** Within a transaction: the delivery as it then stands on disk. Throws where its id names a row nobody can read. */
export function insertBegun(
  sql: Sql,
  { activity, rules }: DeliveryWriter,
  begun: Delivery,
  nowMs: number,
): Delivery {
  const stored = findRow(sql, begun.id);
  if (stored && 'delivery' in stored) return stored.delivery;
  const delivery: Delivery = { ...begun, rungs: { ...begun.rungs, savedMs: nowMs } };
  if (!insertRow(sql, delivery)) throw new Error(`Delivery ${begun.id} is stored but unreadable`);
  const [pressed, ...others] = openingLines(rules, begun, nowMs);
  if (pressed) activity.append(sql, pressed);
  activity.append(sql, { kind: 'saved', actionId: begun.id, atMs: nowMs });
  for (const line of others) activity.append(sql, line);
  return delivery;
}

/** On disk when it answers ok; an id that is stored already answers what is stored. Failure `storage`. */
export function insertDelivery(
  store: Store,
  writer: DeliveryWriter & { readonly clock: Clock },
  draft: DeliveryDraft,
): Result<Delivery> {
  return store.transaction((sql) => {
    const now = writer.clock.now();
    return insertBegun(sql, writer, newDelivery(draft, now), now);
  });
}
