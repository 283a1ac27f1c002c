// Which changes on their way to a service are told to everybody, and what of each.
import type { ContactChangeState } from '../../../../shared/contacts/contact-change';
import type { ContactChangeDelivery } from '../../../../shared/delivery';

/** An import has thousands of them: told each time something moves, they would hold up everything else. */
const CHANGES_TOLD = 200;

/** In the order given; of very many, those that wait for somebody before those that move by themselves. */
export function toldChanges(all: readonly ContactChangeDelivery[]): readonly ContactChangeState[] {
  if (all.length <= CHANGES_TOLD) return all.map(stateOf);
  const waiting = all.filter((change) => !isMoving(change));
  return [...waiting, ...all.filter(isMoving)].slice(0, CHANGES_TOLD).map(stateOf);
}

function isMoving({ state }: ContactChangeDelivery): boolean {
  return state === 'queued' || state === 'sending' || state === 'accepted';
}

function stateOf({ id, action, ...delivery }: ContactChangeDelivery): ContactChangeState {
  const { state, rungs, attempts, nextAttemptAtMs, mayHaveReached, failure, fireAtMs } = delivery;
  return {
    id,
    source: action.change.source,
    write: action.change.write.write,
    recordKey: action.recordKey,
    name: action.name,
    delivery: { state, rungs, attempts, nextAttemptAtMs, mayHaveReached, failure, fireAtMs },
  };
}
