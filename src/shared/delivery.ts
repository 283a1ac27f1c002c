// The life of an action on its way to a vendor: its states, its ladder and its stored form.
import { z } from 'zod';
import { Action, ActionId } from './action';
import { Failure } from './failure';
import { VendorId } from './vendor';

export const DeliveryState = z.enum([
  'counting-down',
  'queued',
  'sending',
  'waiting',
  'unsure',
  'accepted',
  'answered',
  'failed',
  'expired',
  'cancelled',
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** States that nothing leaves by itself. */
const SETTLED_STATES = ['accepted', 'answered', 'failed', 'expired', 'cancelled'] as const;

export function isSettled(state: DeliveryState): boolean {
  return (SETTLED_STATES as readonly DeliveryState[]).includes(state);
}

/** The exact bytes of the request, made once. Every retry sends `body` unchanged. */
export const StoredRequest = z.object({ path: z.string(), body: z.string() });
export type StoredRequest = z.infer<typeof StoredRequest>;

/** Rungs of the ladder: wall clock in milliseconds, null while not reached. */
export const Rungs = z.object({
  pressedMs: z.number(),
  /** The commit with fsync returned. Null when the disk refused: the press lives in memory only. */
  savedMs: z.number().nullable(),
  /** The request is known to have been written to the vendor's connection. */
  sentMs: z.number().nullable(),
  /** The vendor said 2xx. */
  acceptedMs: z.number().nullable(),
  /** A person reacted. */
  answeredMs: z.number().nullable(),
});
export type Rungs = z.infer<typeof Rungs>;

export const Delivery = z.object({
  id: ActionId,
  vendor: VendorId,
  action: Action,
  /** Null only for a press that could not be put into words, because set-up is missing. */
  request: StoredRequest.nullable(),
  state: DeliveryState,
  rungs: Rungs,
  /** End of the countdown. */
  fireAtMs: z.number(),
  expiresAtMs: z.number(),
  attempts: z.number().int().nonnegative(),
  nextAttemptAtMs: z.number().nullable(),
  /** True once an attempt ended without knowing whether the vendor received it. */
  mayHaveReached: z.boolean(),
  failure: Failure.nullable(),
  /** The operator put the card away. */
  closed: z.boolean(),
});
export type Delivery = z.infer<typeof Delivery>;
