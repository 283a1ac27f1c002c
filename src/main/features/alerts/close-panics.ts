// After an all clear: takes down the cards of the panics that it can be about.
import { speaksByName, type ReceivedAlert } from '../../../shared/alerts/share911-alert';
import { isPanic } from '../../../shared/core/check-in';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import { isPressDelivery } from '../../../shared/delivery';
import type { Outbox } from '../../core/outbox/outbox';

const NOT_ALL_CLEAR: Failure = {
  kind: 'rejected',
  detail: 'only an all clear that has come can close panics',
  field: 'seq',
};

/** Only what the service has: a press that is still to go out, or went wrong, is nobody's to hide. */
export function closePanicsAfter(
  alert: ReceivedAlert | undefined,
  outbox: Pick<Outbox, 'deliveries' | 'closeCard'>,
): Result<{ readonly closed: number }> {
  if (alert?.kind !== 'all-clear' || speaksByName(alert)) return failed(NOT_ALL_CLEAR);
  let closed = 0;
  for (const delivery of outbox.deliveries()) {
    if (!isPressDelivery(delivery) || !isPanic(delivery.action.status)) continue;
    const isAccepted = delivery.state === 'accepted' || delivery.state === 'answered';
    const isEarlier = delivery.rungs.pressedMs < alert.receivedAtMs;
    if (delivery.closed || !isAccepted || !isEarlier) continue;
    const done = outbox.closeCard(delivery.id);
    if (!done.ok) return done;
    closed += 1;
  }
  return ok({ closed });
}
