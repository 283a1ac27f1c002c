// What can go wrong, as a closed set of values: never a bare string, never a thrown surprise.
import { z } from 'zod';

export const FailureKind = z.enum([
  'offline',
  'timeout',
  'unavailable',
  'unauthorized',
  'not-configured',
  'rate-limited',
  'rejected',
  'bad-response',
  'invalid-input',
  'storage',
  'bug',
]);
export type FailureKind = z.infer<typeof FailureKind>;

/** The finer cause inside a kind, where the remedy differs. */
export const FailureReason = z.enum([
  'dns',
  'refused',
  'unreachable',
  'tls',
  'proxy',
  'before-writing',
  'after-writing',
  'connection-lost',
  'redirect',
  'server-error',
  'something-else',
  'not-found',
  'disk-full',
  'read-only',
  'busy',
  'keyring-locked',
  'keyring-missing',
  'no-key',
  'address-changed',
  'declined',
  'no-channel',
  'no-integration',
  'invalid-contact',
  'delivery-failed',
  'duplicate-person',
  'duplicate-external-id',
  'address-not-allowed',
  'clock-skew',
  'clock-set-back',
  'overtaken',
]);
export type FailureReason = z.infer<typeof FailureReason>;

/** `detail` is for the record and for IT; it never holds a secret. Times in milliseconds. */
export const Failure = z.object({
  kind: FailureKind,
  reason: FailureReason.optional(),
  detail: z.string().max(500),
  httpStatus: z.number().int().optional(),
  retryAfterMs: z.number().nonnegative().optional(),
  field: z.string().optional(),
  /** The vendor's ids of the contacts it named. */
  contactIds: z.array(z.string().max(128)).max(100).optional(),
  /** The vendor's own word for what is wrong, such as `INVALID_CONTACT`. */
  vendorCode: z.string().max(100).optional(),
});
export type Failure = z.infer<typeof Failure>;

/** A value or the reason why there is none. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure };
}

/** Turns a zod error into `invalid-input`; the detail names every field that was wrong. */
export function invalidInput(error: z.ZodError, subject: string): Failure {
  const issues = error.issues.map(
    (issue) => `${issue.path.join('.') || subject}: ${issue.message}`,
  );
  const field = error.issues[0]?.path.join('.') || subject;
  return { kind: 'invalid-input', detail: issues.join('; ').slice(0, 500), field };
}
