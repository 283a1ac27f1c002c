// One line of the append-only record: what happened, when, to which action.
import { z } from 'zod';
import { Failure } from './failure';

export const ActivityKind = z.enum([
  'pressed',
  'saved',
  'not-saved',
  'countdown-ended',
  'sent-now',
  'attempt',
  'sent',
  'accepted',
  'answered',
  'refused',
  'not-sent',
  'unsure',
  'retry-planned',
  'failed',
  'expired',
  'cancelled',
  'cancel-too-late',
  'tried-again',
  'stand-down',
  'closed',
  'recovered',
  'unreadable-row',
  'asked',
  'change-asked',
  'contacts-synced',
  'contacts-wiped',
  'contacts-exported',
  'taken-as-sent',
  'answer',
  'verification-event',
  'stray-event',
  'verification-expired',
  'contradiction',
  'clock-jumped',
  'webhook-refused',
  'webhook-check',
  'notice-shown',
  'notice-suppressed',
  'hotkey-failed',
  'settings-changed',
  'secret-changed',
  'world-changed',
  'started',
  'stopped',
]);
export type ActivityKind = z.infer<typeof ActivityKind>;

export const ActivityEntry = z.object({
  seq: z.number().int().positive(),
  atMs: z.number(),
  kind: ActivityKind,
  actionId: z.string().nullable(),
  /** Small facts of the step, such as the attempt number; never a secret. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  failure: Failure.nullable(),
  /** SHA-256 in hex over the previous hash and this entry's canonical JSON. */
  hash: z.string(),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;

export const ActivityPageRequest = z.strictObject({
  beforeSeq: z.number().int().positive().optional(),
  limit: z.number().int().min(1).max(200),
});
export type ActivityPageRequest = z.infer<typeof ActivityPageRequest>;
