// What a vendor told about a verification, in our own words: one event, whatever envelope it came in.
import { z } from 'zod';
import { AnswerKind } from './verification';

/** `other`: an event Tocsin does not know; it is kept and shown, and changes nothing. */
export const VerificationEventKind = z.enum([
  'requested',
  'sent',
  'delivered',
  'failed',
  'responded',
  'expired',
  'other',
]);
export type VerificationEventKind = z.infer<typeof VerificationEventKind>;

/** Null wherever the vendor said nothing. Times are the vendor's wall clock in milliseconds. */
export const VerificationEvent = z.object({
  kind: VerificationEventKind,
  /** The vendor's own name of it, such as `verification.responded`. */
  type: z.string().max(200),
  /** Of the delivery, not of the alarm. */
  vendorEventId: z.string().max(200).nullable(),
  verificationId: z.string().max(128).nullable(),
  /** The alarm's. */
  eventId: z.string().max(128).nullable(),
  contactId: z.string().max(128).nullable(),
  answer: AnswerKind.nullable(),
  /** The vendor's own word for the answer. */
  said: z.string().max(1000).nullable(),
  /** Why it failed, in the vendor's words. */
  reason: z.string().max(500).nullable(),
  atMs: z.number().nullable(),
});
export type VerificationEvent = z.infer<typeof VerificationEvent>;
