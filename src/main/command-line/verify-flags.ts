// The flags of `tocsin verify`, as the question they ask for; every mistake names its flag.
import { z } from 'zod';
import {
  ALL_CONTACTS,
  TIMEOUT_SECONDS_MAX,
  TIMEOUT_SECONDS_MIN,
  VENDOR_ID_MAX_LENGTH,
  VERIFICATION_CONTACTS_MAX,
  VERIFICATION_MESSAGE_MAX_LENGTH,
  VERIFICATION_SUBJECT_MAX_LENGTH,
  VendorRef,
  VerificationMethod,
  VerificationPriority,
  VerificationRequest,
} from '../../shared/verification/verification';
import { oneOf, optionalText, wholeNumber } from './values';

/** The flag a part of the request came from. */
const FLAG_OF: Readonly<Record<string, string>> = {
  siteId: 'site',
  eventId: 'event',
  timeoutSeconds: 'timeout',
  requireResponse: 'no-response',
};

const vendorId = z
  .string({ error: 'is required' })
  .trim()
  .refine((id) => VendorRef.safeParse(id).success, {
    error: `must be one line of 1 to ${VENDOR_ID_MAX_LENGTH} characters`,
  });

const Contacts = z
  .string({ error: 'is required: ids with commas between them, or "all"' })
  .transform((text, context) => {
    const ids = text.split(',').map((id) => id.trim());
    const wrong = mistakeIn(ids);
    if (wrong === null) return ids.map((contactId) => ({ contactId }));
    context.addIssue({ code: 'custom', message: wrong });
    return z.NEVER;
  });

function mistakeIn(ids: readonly string[]): string | null {
  if (ids.length > VERIFICATION_CONTACTS_MAX) return `takes at most ${VERIFICATION_CONTACTS_MAX}`;
  // Whoever was meant to stand there would not be asked, and nobody would notice.
  if (ids.includes('')) return 'has an empty place: write --contacts=ID,ID';
  const bad = ids.find((id) => !VendorRef.safeParse(id).success);
  if (bad !== undefined) {
    return `${quoted(bad)} must be one line of 1 to ${VENDOR_ID_MAX_LENGTH} characters`;
  }
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) return `names ${quoted(twice)} twice`;
  return ids.length > 1 && ids.includes(ALL_CONTACTS) ? 'takes "all" only alone' : null;
}

/** Into a `VerificationRequest` and the seconds to wait for the vendor. */
export const VerifyFlags = z
  .object({
    site: vendorId,
    contacts: Contacts,
    method: oneOf(VerificationMethod.options),
    event: vendorId.optional(),
    message: optionalText(VERIFICATION_MESSAGE_MAX_LENGTH),
    subject: optionalText(VERIFICATION_SUBJECT_MAX_LENGTH),
    timeout: wholeNumber(TIMEOUT_SECONDS_MIN, TIMEOUT_SECONDS_MAX).optional(),
    priority: oneOf(VerificationPriority.options).optional(),
    'no-response': z.literal(true).optional(),
    wait: wholeNumber(0, 3600).optional(),
  })
  .superRefine((flags, context) => {
    if (flags.event === undefined) return;
    for (const flag of ['subject', 'no-response'] as const) {
      if (flags[flag] === undefined) continue;
      const message = 'is for a question without --event only';
      context.addIssue({ code: 'custom', path: [flag], message });
    }
  })
  .transform(({ wait, ...flags }, context) => {
    const request = VerificationRequest.safeParse({
      siteId: flags.site,
      contacts: flags.contacts,
      method: flags.method,
      ...(flags.event === undefined ? {} : { eventId: flags.event }),
      ...(flags.message === undefined ? {} : { message: flags.message }),
      ...(flags.subject === undefined ? {} : { subject: flags.subject }),
      ...(flags.timeout === undefined ? {} : { timeoutSeconds: flags.timeout }),
      ...(flags.priority === undefined ? {} : { priority: flags.priority }),
      ...(flags['no-response'] === true ? { requireResponse: false } : {}),
    });
    if (request.success) return { request: request.data, wait };
    for (const { path, message } of request.error.issues) {
      const part = String(path[0] ?? 'contacts');
      context.addIssue({ code: 'custom', path: [FLAG_OF[part] ?? part], message });
    }
    return z.NEVER;
  });

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
