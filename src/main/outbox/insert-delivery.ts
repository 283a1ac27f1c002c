// The safe way for a second process to hand a press to the one that sends: one insert, nothing else.
import type { Delivery } from '../../shared/delivery';
import { failed, ok, type Result } from '../../shared/failure';
import type { Activity } from '../activity/activity';
import type { Clock } from '../lib/clock';
import type { Store } from '../store/store';
import { newDelivery, type DeliveryDraft } from './delivery-draft';
import { findRow, insertRow } from './repository';
import { pressedLines } from './story';

/** On disk when it answers ok; an id that is stored already answers what is stored. Failure `storage`. */
export function insertDelivery(
  store: Store,
  activity: Activity,
  clock: Clock,
  draft: DeliveryDraft,
): Result<Delivery> {
  const done = store.transaction((sql) => {
    const stored = findRow(sql, draft.id);
    if (stored && 'delivery' in stored) return stored.delivery;
    const now = clock.now();
    const begun = newDelivery(draft, now);
    const delivery: Delivery = { ...begun, rungs: { ...begun.rungs, savedMs: now } };
    if (!insertRow(sql, delivery)) throw new Error(`Delivery ${draft.id} is stored but unreadable`);
    const [pressed, ...others] = pressedLines(begun, now);
    if (pressed) activity.append(sql, pressed);
    activity.append(sql, { kind: 'saved', actionId: draft.id, atMs: now });
    for (const line of others) activity.append(sql, line);
    return delivery;
  });
  return done.ok ? ok(done.value) : failed(done.failure);
}
