// CHeKT's verifications and contacts exactly as they travel: strict on the way out, lenient on the way in.
import { z } from 'zod';
import {
  TIMEOUT_SECONDS_MAX,
  TIMEOUT_SECONDS_MIN,
  VENDOR_ID_MAX_LENGTH,
  VERIFICATION_CONTACTS_MAX,
  VERIFICATION_MESSAGE_MAX_LENGTH,
  VERIFICATION_SUBJECT_MAX_LENGTH,
  VerificationMethod,
  VerificationStatus,
} from '../../../shared/verification/verification';
import { readTimeMs } from '../read-time';
import { readId, readText } from './read-fields';

/** Source: SEED CHeKT Verifications API, "Endpoints Overview". Parts of paths are encoded already. */
export const GENERAL_VERIFICATIONS_PATH = '/ext/v1/verifications';
export function eventVerificationsPath(eventPart: string): string {
  return `/ext/v1/events/${eventPart}/verifications`;
}

/** Source: SEED CHeKT Contacts API, "Get All Contacts". */
export function siteContactsPath(sitePart: string): string {
  return `/ext/v1/sites/${sitePart}/contacts`;
}

/** Not trimmed: an id that was typed with a space must fail here, not at the vendor. */
const Ref = z
  .string()
  .min(1)
  .max(VENDOR_ID_MAX_LENGTH)
  .regex(/^[^\p{Cc}\p{Surrogate}]+$/u, 'must be one line');
const Refs = z.array(Ref).min(1).max(VERIFICATION_CONTACTS_MAX);
const Message = z.string().min(1).max(VERIFICATION_MESSAGE_MAX_LENGTH);

/** Keys in the order of the samples. Source: SEED CHeKT Verifications API, "Send Event Verification". */
export const EventVerificationBody = z.strictObject({
  contacts: Refs,
  method: VerificationMethod,
  message: Message.optional(),
  timeout_seconds: z.number().int().min(TIMEOUT_SECONDS_MIN).max(TIMEOUT_SECONDS_MAX).optional(),
});

/**
 * Keys in the order of the samples. Source: SEED, "Send General Verification". ASSUMED: `site_id` is
 * required, because nothing else says whose contacts are meant; two of the samples lack it.
 */
export const GeneralVerificationBody = z.strictObject({
  site_id: Ref,
  contacts: Refs,
  method: VerificationMethod,
  subject: z.string().min(1).max(VERIFICATION_SUBJECT_MAX_LENGTH).optional(),
  message: Message.optional(),
  require_response: z.boolean().optional(),
});

const Id = z
  .unknown()
  .optional()
  .transform((value) => readId(value));
const Time = z
  .unknown()
  .optional()
  .transform((value) => readTimeMs(value));
const text = (maxLength: number) =>
  z
    .unknown()
    .optional()
    .transform((value) => readText(value, maxLength));
const items = z.array(z.unknown()).catch([]);

/** Source: SEED, "Verification Status". Null for a word that is not one of them. */
export function statusOf(said: string | null): VerificationStatus | null {
  return VerificationStatus.safeParse(said?.toLowerCase()).data ?? null;
}

/** Inside the `data` of an answer to a verification. Source: SEED, "Response (200 OK)". */
export const VerificationAnswer = z.object({
  verification_id: Id,
  event_id: Id,
  status: text(100),
  sent_to: items,
  timeout_at: Time,
  sent_at: Time,
});

/** One element of `sent_to`. */
export const SentTo = z.object({ contact_id: Id, name: text(200), status: text(100) });
