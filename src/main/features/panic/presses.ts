// Everything an operator can do, whatever they did it with: the one entrance to the outbox.
import { isPanic, type CheckInStatus } from '../../../shared/core/check-in';
import type { PressRequest } from '../../../shared/action';
import type { Origin } from '../../../shared/core/action-id';
import {
  isPressDelivery,
  isVerificationDelivery,
  type Delivery,
  type PressDelivery,
} from '../../../shared/delivery';
import { failed, ok, type Result } from '../../../shared/core/failure';
import type { CancelAnswer } from '../../../shared/ipc';
import type {
  UnsureChoice,
  Verification,
  VerificationRequest,
} from '../../../shared/verification/verification';
import { draftPress, type PressDeps } from './press';
import { draftQuestion } from '../verification/question';
import type { OpenWorld } from '../../environment';

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
  press(request: PressRequest, origin: Origin, id?: string): PressDelivery;
  /** Sends SECURE for the location of an earlier panic, once. */
  standDown(id: string, origin: Origin): Result<PressDelivery>;
  cancel(id: string): Result<CancelAnswer>;
  sendNow(id: string): Result<null>;
  /** Of a press, or of a question that went nowhere. */
  tryAgain(id: string): Result<null>;
  closeCard(id: string): Result<null>;
  /** Asks contacts; answers once the question is on disk. An `id` that is known already answers what became of it. */
  verify(request: VerificationRequest, origin: Origin, id?: string): Result<Verification>;
  /** What the operator decides about a question that may have gone out. */
  settle(id: string, choice: UnsureChoice): Result<Verification>;
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
  const verificationOf = (result: Result<Delivery>): Result<Verification> => {
    if (!result.ok) return result;
    const verification = isVerificationDelivery(result.value)
      ? deps.world().verifications.get(result.value.id)
      : undefined;
    return verification === undefined ? failed(NO_SUCH_VERIFICATION) : ok(verification);
  };

  return {
    press(request, origin, id) {
      const taken = deps.world().outbox.accept(draftPress(pressDeps(id), request, origin));
      if (!isPressDelivery(taken)) throw new Error('this id belongs to a verification');
      return taken;
    },
    standDown(id, origin) {
      const { outbox } = deps.world();
      const panic = outbox.get(id);
      const refusal = refusalToStandDown(panic);
      if (refusal !== null || panic === undefined || !isPressDelivery(panic)) {
        return failed({ kind: 'rejected', detail: refusal ?? 'no such press', field: 'id' });
      }
      const candidates = [outbox.get(standDowns.get(id) ?? ''), ...outbox.deliveries()];
      const already = candidates.find((other) => other !== undefined && isStandDownOf(other, id));
      if (already !== undefined && isPressDelivery(already)) return ok(already);
      const request: PressRequest = { status: STANDS_DOWN_WITH, location: panic.action.location };
      const made = outbox.accept(draftPress(pressDeps(), request, origin, id));
      standDowns.set(id, made.id);
      return isPressDelivery(made) ? ok(made) : failed(NO_SUCH_PRESS);
    },
    cancel(id) {
      const cancelled = deps.world().outbox.cancel(id);
      return cancelled.ok ? ok({ result: cancelled.value.result }) : cancelled;
    },
    sendNow: (id) => done(deps.world().outbox.sendNow(id)),
    tryAgain: (id) => done(deps.world().outbox.tryAgain(id)),
    closeCard: (id) => deps.world().outbox.closeCard(id),
    verify(request, origin, id) {
      const { outbox, chekt, world } = deps.world();
      const draft = draftQuestion(
        {
          settings: deps.settings,
          newId: () => id ?? deps.newId(),
          now: deps.now,
          world,
          makeRequest: (ask) => chekt.makeRequest(ask),
        },
        request,
        origin,
      );
      return verificationOf(ok(outbox.accept(draft)));
    },
    settle(id, choice) {
      const { outbox } = deps.world();
      switch (choice) {
        case 'send-again':
          return verificationOf(outbox.sendNow(id));
        case 'it-was-sent':
          return verificationOf(outbox.takeAsSent(id));
        case 'drop': {
          const dropped = outbox.cancel(id);
          return verificationOf(dropped.ok ? ok(dropped.value.delivery) : dropped);
        }
      }
    },
  };
}

const NO_SUCH_PRESS = { kind: 'rejected', detail: 'no such press', field: 'id' } as const;
const NO_SUCH_VERIFICATION = {
  kind: 'rejected',
  detail: 'no such verification',
  field: 'id',
} as const;

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
