// Whom the changes on their way to a service will make: no reading of it shows them yet.
import type { ContactSource, SourceRecord } from '../../../../shared/contacts/contact';
import type { ContactChange } from '../../../../shared/contacts/contact-change';
import { isContactChangeDelivery, type Delivery } from '../../../../shared/delivery';
import { ok, type Result } from '../../../../shared/core/failure';
import { effectsOf } from './change-effects';

export interface ComingDeps {
  /** Taken for good and not in the outbox yet. */
  readonly unmoved: () => AsyncIterable<Result<Delivery>>;
  /** In the outbox and not settled; asked afterwards, so that what moves over meanwhile is in one of the two. */
  readonly pending: () => readonly ContactChange[];
  readonly now: () => number;
  readonly groupName: (groupId: string) => string | null;
}

/** Only those who are new. Failure `storage`: nobody knows who waits on the disk. */
export async function comingRecords(
  deps: ComingDeps,
  source: ContactSource,
): Promise<Result<readonly SourceRecord[]>> {
  const coming: SourceRecord[] = [];
  const add = (change: ContactChange): void => {
    if (change.change.source !== source || change.change.write.write !== 'add') return;
    const known = { record: null, nowMs: deps.now(), groupName: deps.groupName };
    const { put } = effectsOf(change, `coming ${coming.length}`, known);
    if (put !== null) coming.push(put);
  };
  for await (const each of deps.unmoved()) {
    if (!each.ok) return each;
    if (isContactChangeDelivery(each.value)) add(each.value.action);
  }
  deps.pending().forEach(add);
  return ok(coming);
}
