// How far an action has come on its way to a vendor: its state, its ladder and its tries.
import { z } from 'zod';
import { Failure } from './failure';

/** `taken-as-sent`: nobody knows; the operator decided to treat it as sent. */
export const DeliveryState = z.enum([
  'counting-down',
  'queued',
  'sending',
  'waiting',
  'unsure',
  'accepted',
  'answered',
  'taken-as-sent',
  'failed',
  'expired',
  'cancelled',
]);
export type DeliveryState = z.infer<typeof DeliveryState>;

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

/** Of any action, whatever it asks for. */
export const DeliveryProgress = z.object({
  state: DeliveryState,
  rungs: Rungs,
  /** End of the countdown. */
  fireAtMs: z.number(),
  expiresAtMs: z.number(),
  attempts: z.number().int().nonnegative(),
  nextAttemptAtMs: z.number().nullable(),
  /** When somebody asked to stop it while a try was under way; rows of earlier versions have none. */
  cancelAskedMs: z.number().nullable().default(null),
  /**
   * A try has failed, or it was not accepted within `OVERDUE_AFTER_MS`: until it is accepted or stopped, what
   * else to do stays in sight. Rows of earlier versions have none.
   */
  overdue: z.boolean().default(false),
  /** True once an attempt ended without knowing whether the vendor received it. */
  mayHaveReached: z.boolean(),
  failure: Failure.nullable(),
  /** The operator put the card away. */
  closed: z.boolean(),
});
export type DeliveryProgress = z.infer<typeof DeliveryProgress>;
