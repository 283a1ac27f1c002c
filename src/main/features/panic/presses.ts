// Everything an operator can do with a press, whatever they did it with: the one entrance to the outbox.
import { isPanic, type CheckInStatus } from '../../../shared/core/check-in';
import type { PressRequest } from '../../../shared/action';
import type { Origin } from '../../../shared/core/action-id';
import { isPressDelivery, type Delivery, type PressDelivery } from '../../../shared/delivery';
import { failed, ok, type Result } from '../../../shared/core/failure';
import type { CancelAnswer } from '../../../shared/ipc';
import type { Outbox } from '../../core/outbox/outbox';
import { draftPress, type PressDeps } from './press';

export interface PressesDeps extends PressDeps {
  readonly outbox: Outbox;
}

export interface Presses {
  /**
   * Answers once the press is on disk, or says that the disk refused; never waits for a vendor.
   * An `id` that is known already answers what became of it.
   */
  press(request: PressRequest, origin: Origin, id?: string): PressDelivery;
  /** Sends SECURE for the location of an earlier panic, once. */
  standDown(id: string, origin: Origin): Result<PressDelivery>;
  cancel(id: string): Result<CancelAnswer>;
  sendNow(id: string): Result<null>;
  /** Of any delivery, also of a question that went nowhere. */
  tryAgain(id: string): Result<null>;
  closeCard(id: string): Result<null>;
}

/** ASSUMED: Share911 takes a panic off its board when the same user checks in as secure, also through the API. */
const STANDS_DOWN_WITH: CheckInStatus = 'SECURE';

export function createPresses(deps: PressesDeps): Presses {
  const { outbox } = deps;
  /** Also of those whose card has been put away: a second SECURE would only be noise. */
  const standDowns = new Map<string, string>();

  return {
    press(request, origin, id) {
      const newId = (): string => id ?? deps.newId();
      const taken = outbox.accept(draftPress({ ...deps, newId }, request, origin));
      if (!isPressDelivery(taken)) throw new Error('this id belongs to a verification');
      return taken;
    },
    standDown(id, origin) {
      const panic = outbox.get(id);
      const refusal = refusalToStandDown(panic);
      if (refusal !== null || panic === undefined || !isPressDelivery(panic)) {
        return failed({ kind: 'rejected', detail: refusal ?? 'no such press', field: 'id' });
      }
      const candidates = [outbox.get(standDowns.get(id) ?? ''), ...outbox.deliveries()];
      const already = candidates.find((other) => other !== undefined && isStandDownOf(other, id));
      if (already !== undefined && isPressDelivery(already)) return ok(already);
      const request: PressRequest = { status: STANDS_DOWN_WITH, location: panic.action.location };
      const made = outbox.accept(draftPress(deps, request, origin, id));
      standDowns.set(id, made.id);
      return isPressDelivery(made) ? ok(made) : failed(NO_SUCH_PRESS);
    },
    cancel(id) {
      const cancelled = outbox.cancel(id);
      return cancelled.ok ? ok({ result: cancelled.value.result }) : cancelled;
    },
    sendNow: (id) => done(outbox.sendNow(id)),
    tryAgain: (id) => done(outbox.tryAgain(id)),
    closeCard: (id) => outbox.closeCard(id),
  };
}

const NO_SUCH_PRESS = { kind: 'rejected', detail: 'no such press', field: 'id' } as const;
function done(result: Result<Delivery>): Result<null> {
  return result.ok ? ok(null) : result;
}

function refusalToStandDown(panic: Delivery | undefined): string | null {
  if (panic === undefined || !isPressDelivery(panic)) return 'no such press';
  if (!isPanic(panic.action.status)) return 'only a call for help can be stood down';
  const mayBeOut = panic.rungs.acceptedMs !== null || panic.mayHaveReached;
  return mayBeOut || panic.state === 'sending' ? null : 'it has not gone out: cancel it instead';
}

function isStandDownOf(delivery: Delivery, id: string): boolean {
  const { action, state } = delivery;
  const wentWrong = ['failed', 'expired', 'cancelled'].includes(state);
  return action.kind === 'check-in' && action.standsDown === id && !wentWrong;
}
