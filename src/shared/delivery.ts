// An action on its way to a vendor: its stored form, and what its state means.
import { z } from 'zod';
import { Action, CheckIn } from './action';
import { ActionId } from './core/action-id';
import type { ContactChange } from './contacts/contact-change';
import { DeliveryProgress, DeliveryState } from './core/delivery-progress';
import { VendorId } from './core/vendor';
import { VerificationReceipt, type VerificationAsk } from './verification/verification';

/** A press that was not accepted this long after it could go may need another way to call for help. */
export const OVERDUE_AFTER_MS = 5000;

/** States that nothing leaves by itself. */
const SETTLED_STATES = [
  'accepted',
  'answered',
  'taken-as-sent',
  'failed',
  'expired',
  'cancelled',
] as const;

export function isSettled(state: DeliveryState): boolean {
  return (SETTLED_STATES as readonly DeliveryState[]).includes(state);
}

/** A question is never repeated unsure: then only the operator moves it on. */
export function isQuestionAtRest(state: DeliveryState): boolean {
  return isSettled(state) || state === 'unsure';
}

/**
 * The exact bytes of the request, made once. Every retry sends `body` unchanged; empty means that
 * there is none. Without `method` it is a POST.
 */
export const StoredRequest = z.object({
  method: z.enum(['POST', 'PUT', 'DELETE']).optional(),
  path: z.string(),
  body: z.string(),
});
export type StoredRequest = z.infer<typeof StoredRequest>;

export const Delivery = z.object({
  id: ActionId,
  vendor: VendorId,
  action: Action,
  /** Null only for a press that could not be put into words, because set-up is missing. */
  request: StoredRequest.nullable(),
  ...DeliveryProgress.shape,
  /** What the vendor answered to a verification; rows of earlier versions have none. */
  receipt: VerificationReceipt.nullable().default(null),
});
export type Delivery = z.infer<typeof Delivery>;

/** No further try starts, but the one under way may arrive. */
export function isStopping({
  state,
  cancelAskedMs,
}: Pick<Delivery, 'state' | 'cancelAskedMs'>): boolean {
  return state === 'sending' && cancelAskedMs !== null;
}

/** Nobody decides about a press what only the vendor can know. */
export const PressState = DeliveryState.exclude(['taken-as-sent']);
export type PressState = z.infer<typeof PressState>;

/** The delivery of a press. */
export const PressDelivery = Delivery.extend({ action: CheckIn, state: PressState });
export type PressDelivery = Readonly<z.infer<typeof PressDelivery>>;

/** The delivery of a question to contacts. */
export type VerificationDelivery = Omit<Delivery, 'action'> & { readonly action: VerificationAsk };

export function isPressDelivery(delivery: Delivery): delivery is PressDelivery {
  return delivery.action.kind === 'check-in' && delivery.state !== 'taken-as-sent';
}

export function isVerificationDelivery(delivery: Delivery): delivery is VerificationDelivery {
  return delivery.action.kind === 'verification';
}

/** The delivery of a change to somebody's record. */
export type ContactChangeDelivery = Omit<Delivery, 'action'> & { readonly action: ContactChange };

export function isContactChangeDelivery(delivery: Delivery): delivery is ContactChangeDelivery {
  return delivery.action.kind === 'contact-change';
}

/** Its next try, or its end, comes by itself. Unsure without a next try asks the operator: no clock can answer that. */
export function movesByItself({
  state,
  nextAttemptAtMs,
}: Pick<Delivery, 'state' | 'nextAttemptAtMs'>): boolean {
  return !isSettled(state) && (state !== 'unsure' || nextAttemptAtMs !== null);
}
