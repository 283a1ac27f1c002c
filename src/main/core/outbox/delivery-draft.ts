// What it takes to begin a delivery, and the delivery it begins as.
import type { Action } from '../../../shared/action';
import type { Delivery, StoredRequest } from '../../../shared/delivery';
import type { Failure } from '../../../shared/core/failure';
import type { VendorId } from '../../../shared/core/vendor';

export interface DeliveryDraft {
  readonly id: string;
  readonly vendor: VendorId;
  readonly action: Action;
  /** The bytes, already made. Null when set-up is missing; `failure` then says what. */
  readonly request: StoredRequest | null;
  readonly failure?: Failure;
  readonly pressedAtMs: number;
  /** 0 sends at once. */
  readonly countdownMs: number;
  /** From the end of the countdown until it may no longer go out by itself. */
  readonly lifetimeMs: number;
}

const NOT_SET_UP: Failure = {
  kind: 'not-configured',
  detail: 'The set-up of this desk is incomplete',
};

/** The delivery as it stands before it has been saved. `nowMs` is wall clock. */
export function newDelivery(draft: DeliveryDraft, nowMs: number): Delivery {
  const fireAtMs = nowMs + Math.max(0, draft.countdownMs);
  const sendable = draft.request !== null;
  return {
    id: draft.id,
    vendor: draft.vendor,
    action: draft.action,
    request: draft.request,
    state: !sendable ? 'failed' : draft.countdownMs > 0 ? 'counting-down' : 'queued',
    rungs: {
      // A caller's clock reading from the future would put the ladder out of order.
      pressedMs: Math.min(draft.pressedAtMs, nowMs),
      savedMs: null,
      sentMs: null,
      acceptedMs: null,
      answeredMs: null,
    },
    fireAtMs,
    expiresAtMs: fireAtMs + Math.max(0, draft.lifetimeMs),
    attempts: 0,
    nextAttemptAtMs: null,
    cancelAskedMs: null,
    overdue: false,
    mayHaveReached: false,
    failure: sendable ? null : (draft.failure ?? NOT_SET_UP),
    receipt: null,
    closed: false,
  };
}
