// Everything an operator can do, whatever they did it with: the one entrance to the outbox.
import { isPanic, type CheckInStatus } from '../shared/check-in';
import type { Origin, PressRequest } from '../shared/action';
import type { Delivery } from '../shared/delivery';
import { failed, ok, type Result } from '../shared/failure';
import type { CancelAnswer } from '../shared/ipc';
import { draftPress, type PressDeps } from './press';
import type { OpenWorld } from './world';

export interface OperationsDeps {
  /** The world the desk is in at this moment. */
  readonly world: () => OpenWorld;
  readonly settings: PressDeps['settings'];
  readonly newId: () => string;
  readonly now: () => number;
}

export interface Operations {
  /**
   * Answers once the press is on disk, or says that the disk refused; never waits for a vendor.
   * An `id` that is known already answers what became of it.
   */
  press(request: PressRequest, origin: Origin, id?: string): Delivery;
  /** Sends SECURE for the location of an earlier panic, once. */
  standDown(id: string, origin: Origin): Result<Delivery>;
  cancel(id: string): Result<CancelAnswer>;
  sendNow(id: string): Result<Delivery>;
  tryAgain(id: string): Result<Delivery>;
  closeCard(id: string): Result<null>;
}

/** ASSUMED: Share911 takes a panic off its board when the same user checks in as secure, also through the API. */
const STANDS_DOWN_WITH: CheckInStatus = 'SECURE';

export function createOperations(deps: OperationsDeps): Operations {
  /** Also of those whose card has been put away: a second SECURE would only be noise. */
  const standDowns = new Map<string, string>();
  const pressDeps = (id?: string): PressDeps => ({
    world: deps.world().world,
    settings: deps.settings,
    newId: () => id ?? deps.newId(),
    now: deps.now,
    makeRequest: (checkIn, channel, pressedAtMs) =>
      deps.world().share911.makeRequest(checkIn, channel, pressedAtMs),
  });

  return {
    press(request, origin, id) {
      return deps.world().outbox.accept(draftPress(pressDeps(id), request, origin));
    },
    standDown(id, origin) {
      const { outbox } = deps.world();
      const panic = outbox.get(id);
      const refusal = refusalToStandDown(panic);
      if (refusal !== null || panic === undefined) {
        return failed({ kind: 'rejected', detail: refusal ?? 'no such press', field: 'id' });
      }
      const earlier = outbox.get(standDowns.get(id) ?? '');
      const shown = outbox.deliveries().find((other) => other.action.standsDown === id);
      const already = [earlier, shown].find((other) => other !== undefined && !hasGoneWrong(other));
      if (already !== undefined) return ok(already);
      const request: PressRequest = { status: STANDS_DOWN_WITH, location: panic.action.location };
      const made = outbox.accept(draftPress(pressDeps(), request, origin, id));
      standDowns.set(id, made.id);
      return ok(made);
    },
    cancel: (id) => deps.world().outbox.cancel(id),
    sendNow: (id) => deps.world().outbox.sendNow(id),
    tryAgain: (id) => deps.world().outbox.tryAgain(id),
    closeCard: (id) => deps.world().outbox.closeCard(id),
  };
}

function refusalToStandDown(panic: Delivery | undefined): string | null {
  if (panic === undefined) return 'no such press';
  if (!isPanic(panic.action.status)) return 'only a call for help can be stood down';
  const mayBeOut = panic.rungs.acceptedMs !== null || panic.mayHaveReached;
  return mayBeOut || panic.state === 'sending' ? null : 'it has not gone out: cancel it instead';
}

function hasGoneWrong(delivery: Delivery): boolean {
  return ['failed', 'expired', 'cancelled'].includes(delivery.state);
}
