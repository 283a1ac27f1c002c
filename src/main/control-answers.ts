// What the running app answers to the command line.
import { isSettled, type Delivery } from '../shared/delivery';
import { failed, ok, type Result } from '../shared/failure';
import type { SecretName } from '../shared/secret';
import type { AppState } from '../shared/state';
import type { ControlRequest } from './control/protocol';
import type { Clock } from './lib/clock';
import type { Operations } from './operations';
import type { OpenWorld } from './world';

export interface ControlAnswersDeps {
  readonly state: () => AppState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly world: () => OpenWorld;
  readonly operations: Operations;
  readonly clock: Clock;
  readonly onSecretChanged: (name: SecretName) => Promise<void>;
}

export function createControlAnswers(
  deps: ControlAnswersDeps,
): (request: ControlRequest) => Promise<Result<unknown>> {
  const find = (id: string): Delivery | undefined => deps.world().outbox.get(id);

  /** Settled, or the time is up: either way the delivery as it then is. */
  const waitFor = (id: string, timeoutMs: number): Promise<Result<Delivery>> =>
    new Promise((resolve) => {
      const look = (isLast: boolean): void => {
        const delivery = find(id);
        if (!isLast && (delivery === undefined || !isSettled(delivery.state))) return;
        timer.cancel();
        stop();
        resolve(
          delivery === undefined
            ? failed({ kind: 'rejected', detail: 'the app does not know this press', field: 'id' })
            : ok(delivery),
        );
      };
      const stop = deps.subscribe(() => look(false));
      const timer = deps.clock.after(timeoutMs, () => look(true));
      // A press that a second process put on disk is found by asking for it.
      deps.world().outbox.poke();
      look(false);
    });

  return async (request) => {
    switch (request.call) {
      case 'press':
        return ok(deps.operations.press(request.press, 'command-line', request.id));
      case 'wait':
        return waitFor(request.id, request.timeoutMs);
      case 'status':
        return ok(deps.state());
      case 'poke':
        deps.world().outbox.poke();
        return ok(null);
      case 'secret-changed':
        await deps.onSecretChanged(request.name);
        return ok(null);
    }
  };
}
