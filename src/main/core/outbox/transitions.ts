// The rules of a delivery's life: one pure function from delivery and event to the next delivery or a refusal.
import { isSettled, isStopping, type Delivery } from '../../../shared/delivery';
import type { DeliveryState, Rungs } from '../../../shared/core/delivery-progress';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { CancelAnswer } from '../../../shared/ipc';
import type { Outcome } from '../lib/vendor-port';
import type { DeliveryEvent, Next } from './delivery-event';

/** States in which it waits for its turn and nothing is on the wire. */
const SENDABLE: readonly DeliveryState[] = ['queued', 'waiting', 'unsure'];
const BEYOND_CANCEL: readonly DeliveryState[] = ['accepted', 'answered', 'taken-as-sent'];
/** A late 2xx is the truth wherever it finds a delivery, whatever was decided meanwhile. */
const MAY_BECOME_ACCEPTED: readonly DeliveryState[] = [
  'sending',
  'taken-as-sent',
  'failed',
  'expired',
  'cancelled',
  ...SENDABLE,
];
const MAY_BE_OVERDUE: readonly DeliveryState[] = ['sending', ...SENDABLE];
const MAY_BE_TAKEN_AS_SENT: readonly DeliveryState[] = ['unsure', 'failed', 'expired'];

function refuse(delivery: Delivery, event: DeliveryEvent): Result<Delivery> {
  const detail = `A delivery that is ${delivery.state} does not take "${event.type}"`;
  return failed({ kind: 'invalid-input', detail });
}

function move(
  delivery: Delivery,
  state: DeliveryState,
  change: Partial<Omit<Delivery, 'id' | 'request' | 'state' | 'rungs'>> = {},
  rungs: Partial<Rungs> = {},
): Result<Delivery> {
  // The operator must see a bad end even if the card was put away before.
  const closed = state === 'failed' || state === 'expired' ? false : delivery.closed;
  return ok({
    ...delivery,
    closed,
    nextAttemptAtMs: null,
    ...change,
    state,
    rungs: { ...delivery.rungs, ...rungs },
  });
}

function accept(
  delivery: Delivery,
  atMs: number,
  outcome: Extract<Outcome, { kind: 'accepted' }>,
): Result<Delivery> {
  const sentMs = delivery.rungs.sentMs ?? atMs;
  const receipt = outcome.receipt ?? null;
  const change = { failure: null, receipt, overdue: false };
  return move(delivery, 'accepted', change, { sentMs, acceptedMs: atMs });
}

/** As long a life as it was first given, from `atMs` on. */
export function lifeFrom(
  delivery: Delivery,
  atMs: number,
): { readonly fireAtMs: number; readonly expiresAtMs: number } {
  return { fireAtMs: atMs, expiresAtMs: atMs + delivery.expiresAtMs - delivery.fireAtMs };
}

/** Somebody sends it again on purpose: its deadline must not be in the way. */
function renewed(delivery: Delivery, atMs: number): ReturnType<typeof lifeFrom> | object {
  return atMs < delivery.expiresAtMs ? {} : lifeFrom(delivery, atMs);
}

/** Elapsed time decides, so every time moves along with the clock: none of them comes nearer or goes further away. */
function shifted(delivery: Delivery, jumpMs: number): Delivery {
  const later = (atMs: number | null): number | null => (atMs === null ? null : atMs + jumpMs);
  const { pressedMs, savedMs, sentMs, acceptedMs, answeredMs } = delivery.rungs;
  return {
    ...delivery,
    fireAtMs: delivery.fireAtMs + jumpMs,
    expiresAtMs: delivery.expiresAtMs + jumpMs,
    nextAttemptAtMs: later(delivery.nextAttemptAtMs),
    cancelAskedMs: later(delivery.cancelAskedMs),
    rungs: {
      pressedMs: pressedMs + jumpMs,
      savedMs: later(savedMs),
      sentMs: later(sentMs),
      acceptedMs: later(acceptedMs),
      answeredMs: later(answeredMs),
    },
  };
}

function follow(
  delivery: Delivery,
  next: Next,
  state: 'waiting' | 'unsure',
  outcome: { readonly failure: Failure | null; readonly mayHaveReached: boolean },
  rungs: Partial<Rungs>,
): Result<Delivery> {
  // Whatever the rules would do next: somebody wants it stopped.
  if (delivery.cancelAskedMs !== null) return move(delivery, 'cancelled', outcome, rungs);
  const change = { ...outcome, overdue: true };
  switch (next.kind) {
    case 'retry':
      return move(delivery, state, { ...change, nextAttemptAtMs: next.atMs }, rungs);
    case 'ask':
      return move(delivery, 'unsure', change, rungs);
    case 'stop':
      return move(delivery, 'failed', change, rungs);
    case 'expire':
      return move(delivery, 'expired', change, rungs);
  }
}

function afterOutcome(
  delivery: Delivery,
  event: DeliveryEvent & { readonly type: 'outcome' },
  outcome: Outcome,
): Result<Delivery> {
  if (outcome.kind === 'accepted') {
    return MAY_BECOME_ACCEPTED.includes(delivery.state)
      ? accept(delivery, event.atMs, outcome)
      : refuse(delivery, event);
  }
  if (delivery.state !== 'sending') return refuse(delivery, event);
  const mayHaveReached = delivery.mayHaveReached || outcome.kind === 'unsure';
  const change = { failure: outcome.failure, mayHaveReached };
  // An answer, even a no, proves that the request was written. Without one, and with the vendor
  // known not to have it, "sent" would claim too much.
  const written = mayHaveReached || outcome.failure.httpStatus !== undefined;
  const rungs = written ? {} : { sentMs: null };
  return follow(
    delivery,
    event.next,
    outcome.kind === 'unsure' ? 'unsure' : 'waiting',
    change,
    rungs,
  );
}

function afterCrash(
  delivery: Delivery,
  event: DeliveryEvent & { readonly type: 'recover' },
): Result<Delivery> {
  if (delivery.state === 'counting-down') return move(delivery, 'queued');
  if (delivery.state !== 'sending') return refuse(delivery, event);
  const failure: Failure = {
    kind: 'unavailable',
    reason: 'connection-lost',
    detail: 'Tocsin ended while this was being sent',
  };
  return follow(delivery, event.next, 'unsure', { failure, mayHaveReached: true }, {});
}

function answer(delivery: Delivery, event: DeliveryEvent): Result<Delivery> {
  const mayHave =
    delivery.mayHaveReached || delivery.rungs.sentMs !== null || delivery.state === 'sending';
  if (delivery.state === 'answered' || !mayHave) return refuse(delivery, event);
  const sentMs = delivery.rungs.sentMs ?? event.atMs;
  return move(delivery, 'answered', { failure: null }, { sentMs, answeredMs: event.atMs });
}

/** The one place that decides. Failure `invalid-input` names state and event; nothing has changed then. */
export function transition(delivery: Delivery, event: DeliveryEvent): Result<Delivery> {
  const { state } = delivery;
  switch (event.type) {
    case 'countdown-ended':
      return state === 'counting-down' ? move(delivery, 'queued') : refuse(delivery, event);
    case 'send-now':
      if (state === 'counting-down') return move(delivery, 'queued', { fireAtMs: event.atMs });
      if (!SENDABLE.includes(state)) return refuse(delivery, event);
      return move(delivery, state, {
        ...renewed(delivery, event.atMs),
        nextAttemptAtMs: event.atMs,
      });
    case 'claim': {
      const stale = event.atMs >= delivery.expiresAtMs;
      if (!SENDABLE.includes(state) || stale || delivery.request === null) {
        return refuse(delivery, event);
      }
      return move(delivery, 'sending', { attempts: delivery.attempts + 1 });
    }
    case 'written': {
      if (state !== 'sending') return refuse(delivery, event);
      return move(delivery, 'sending', {}, { sentMs: delivery.rungs.sentMs ?? event.atMs });
    }
    case 'outcome':
      return afterOutcome(delivery, event, event.outcome);
    case 'expire':
      if (!SENDABLE.includes(state) && state !== 'counting-down') return refuse(delivery, event);
      return move(delivery, 'expired', { failure: event.failure ?? delivery.failure });
    case 'clock-set':
      return isSettled(state) ? refuse(delivery, event) : ok(shifted(delivery, event.jumpMs));
    case 'cancel':
      if (BEYOND_CANCEL.includes(state) || state === 'cancelled' || isStopping(delivery)) {
        return refuse(delivery, event);
      }
      return move(delivery, state === 'sending' ? 'sending' : 'cancelled', {
        cancelAskedMs: event.atMs,
        overdue: false,
      });
    case 'overdue':
      return delivery.overdue || isStopping(delivery) || !MAY_BE_OVERDUE.includes(state)
        ? refuse(delivery, event)
        : ok({ ...delivery, overdue: true });
    case 'take-as-sent':
      return delivery.mayHaveReached && MAY_BE_TAKEN_AS_SENT.includes(state)
        ? move(delivery, 'taken-as-sent', { failure: null })
        : refuse(delivery, event);
    case 'try-again': {
      const ended = state === 'failed' || state === 'expired';
      if (!ended || delivery.request === null) return refuse(delivery, event);
      const fresh = { ...lifeFrom(delivery, event.atMs), failure: null, closed: false };
      return move(delivery, 'queued', fresh);
    }
    case 'close':
      return delivery.closed ? refuse(delivery, event) : ok({ ...delivery, closed: true });
    case 'answered':
      return answer(delivery, event);
    case 'recover':
      return afterCrash(delivery, event);
  }
}

/** What a cancel would achieve now: while the vendor may be reading it, only that nothing more goes out. */
export function cancelResult(delivery: Delivery): CancelAnswer['result'] {
  if (BEYOND_CANCEL.includes(delivery.state)) return 'too-late';
  if (delivery.state === 'sending') return 'stopping';
  return delivery.mayHaveReached ? 'may-have-gone' : 'cancelled';
}
