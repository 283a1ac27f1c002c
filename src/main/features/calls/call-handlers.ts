// The window's calls about shared 911 calls and Share911's alerts, each joined to the part that answers it.
import { isPanic } from '../../../shared/core/check-in';
import { isPressDelivery } from '../../../shared/delivery';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import { speaksByName } from '../../../shared/alerts/share911-alert';
import type { Alerts } from '../alerts/alerts';
import type { Calls } from './calls';
import type { Handlers } from '../../core/ipc';
import type { Operations } from '../panic/presses';
import type { Outbox } from '../../core/outbox/outbox';

export interface CallHandlersDeps {
  /** The world the desk is in at this moment. */
  readonly world: () => {
    readonly outbox: Pick<Outbox, 'deliveries'>;
    readonly incoming: {
      readonly calls: Pick<
        Calls,
        'see' | 'reveal' | 'raw' | 'radioText' | 'markOwnBuilding' | 'close' | 'history' | 'wipe'
      >;
      readonly alerts: Pick<Alerts, 'see' | 'close' | 'get' | 'history'>;
    };
  };
  readonly operations: Pick<Operations, 'closeCard'>;
}

type CallHandlers = Pick<
  Handlers,
  | 'seeCall'
  | 'revealCall'
  | 'callRaw'
  | 'callRadioText'
  | 'markOwnBuilding'
  | 'closeCall'
  | 'callHistory'
  | 'wipeCalls'
  | 'seeAlert'
  | 'closeAlert'
  | 'closePanicsAfter'
  | 'alertHistory'
>;

const NOT_ALL_CLEAR: Failure = {
  kind: 'rejected',
  detail: 'only an all clear that has come can close panics',
  field: 'seq',
};

export function createCallHandlers({ world, operations }: CallHandlersDeps): CallHandlers {
  const calls = () => world().incoming.calls;
  const alerts = () => world().incoming.alerts;

  /** Only what the service has: a press that is still to go out, or went wrong, is nobody's to hide. */
  function closePanicsBefore(atMs: number): Result<{ readonly closed: number }> {
    let closed = 0;
    for (const delivery of world().outbox.deliveries()) {
      if (!isPressDelivery(delivery) || !isPanic(delivery.action.status)) continue;
      const isAccepted = delivery.state === 'accepted' || delivery.state === 'answered';
      if (delivery.closed || !isAccepted || delivery.rungs.pressedMs >= atMs) continue;
      const done = operations.closeCard(delivery.id);
      if (!done.ok) return done;
      closed += 1;
    }
    return ok({ closed });
  }

  return {
    seeCall: ({ id }) => calls().see(id),
    revealCall: ({ id }) => calls().reveal(id),
    callRaw: ({ id }) => calls().raw(id),
    callRadioText: ({ id, withNumber }) => calls().radioText(id, withNumber),
    markOwnBuilding: ({ id, answer }) => calls().markOwnBuilding(id, answer),
    closeCall: ({ id }) => calls().close(id),
    callHistory: (request) => ok(calls().history(request)),
    wipeCalls: () => calls().wipe(),
    seeAlert: ({ seq }) => alerts().see(seq),
    closeAlert: ({ seq }) => alerts().close(seq),
    closePanicsAfter({ seq }) {
      const alert = alerts().get(seq);
      if (alert?.kind !== 'all-clear' || speaksByName(alert)) return failed(NOT_ALL_CLEAR);
      return closePanicsBefore(alert.receivedAtMs);
    },
    alertHistory: (request) => alerts().history(request),
  };
}
