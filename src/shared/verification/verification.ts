// One question to site contacts about an alarm: how it is asked, and everything known of its answers.
import { z } from 'zod';
import { ActionId, Origin } from '../core/action-id';
import { DeliveryProgress } from '../core/delivery-progress';

/** Source: SEED CHeKT Verifications API, "Verification Methods". */
export const VerificationMethod = z.enum(['sms', 'email', 'push', 'call']);
export type VerificationMethod = z.infer<typeof VerificationMethod>;

export const VerificationPriority = z.enum(['high', 'medium', 'low']);
export type VerificationPriority = z.infer<typeof VerificationPriority>;

/** Of the people who are asked, which need not be the desk's own. */
export const QuestionLanguage = z.enum(['en', 'es', 'both']);
export type QuestionLanguage = z.infer<typeof QuestionLanguage>;

/** Time to answer, in seconds. Source: SEED CHeKT Verifications API, "Timeout Configuration". */
export const PRIORITY_TIMEOUT_SECONDS: Readonly<Record<VerificationPriority, number>> = {
  high: 180,
  medium: 300,
  low: 600,
};

/** Instead of ids: every contact of the site. Source: SEED, "Contact Information Verification". */
export const ALL_CONTACTS = 'all';

/** Bounds are ours (ASSUMED: CHeKT publishes none). */
export const VERIFICATION_MESSAGE_MAX_LENGTH = 1000;
export const VERIFICATION_SUBJECT_MAX_LENGTH = 200;
export const VENDOR_ID_MAX_LENGTH = 128;
export const VERIFICATION_CONTACTS_MAX = 100;
export const TIMEOUT_SECONDS_MIN = 1;
export const TIMEOUT_SECONDS_MAX = 86_400;

/** An id of the vendor: opaque, so numbers and slashes are as good as `contact_123`. */
export const VendorRef = z
  .string()
  .trim()
  .min(1)
  .max(VENDOR_ID_MAX_LENGTH)
  .regex(/^\P{Cc}+$/u, 'must be one line');

/** Names and types are what the operator saw when asking; only the id travels. */
export const AskedContact = z.strictObject({
  contactId: VendorRef,
  name: z.string().max(200).optional(),
  type: z.string().max(60).optional(),
  role: z.string().max(60).optional(),
});
export type AskedContact = z.infer<typeof AskedContact>;

/** A verification as it arrives at the one entrance. Without `message` Tocsin words one. */
export const VerificationRequest = z
  .strictObject({
    siteId: VendorRef,
    eventId: VendorRef.optional(),
    contacts: z.array(AskedContact).min(1).max(VERIFICATION_CONTACTS_MAX),
    method: VerificationMethod,
    message: z.string().trim().max(VERIFICATION_MESSAGE_MAX_LENGTH).optional(),
    /** For a general verification only: the event endpoint has no such field. */
    subject: z.string().trim().max(VERIFICATION_SUBJECT_MAX_LENGTH).optional(),
    /** For a general verification only. Missing means true. */
    requireResponse: z.boolean().optional(),
    priority: VerificationPriority.optional(),
    /** Missing: what the priority says. */
    timeoutSeconds: z.number().int().min(TIMEOUT_SECONDS_MIN).max(TIMEOUT_SECONDS_MAX).optional(),
    /** The verification whose suggestion this follows. */
    followsUp: ActionId.optional(),
    /** The panic whose card this was begun from. */
    aboutPress: ActionId.optional(),
  })
  .refine(
    ({ contacts }) =>
      contacts.length === 1 || contacts.every(({ contactId }) => contactId !== ALL_CONTACTS),
    { path: ['contacts'], message: '"all" stands alone' },
  )
  .refine(
    ({ contacts }) => new Set(contacts.map(({ contactId }) => contactId)).size === contacts.length,
    { path: ['contacts'], message: 'the same contact stands there twice' },
  );
export type VerificationRequest = z.infer<typeof VerificationRequest>;

/** The action as it is stored: everything that was asked, with nothing left to default. */
export const VerificationAsk = z.object({
  kind: z.literal('verification'),
  siteId: z.string(),
  siteName: z.string(),
  eventId: z.string().nullable(),
  contacts: z.array(z.object(AskedContact.shape)),
  method: VerificationMethod,
  message: z.string(),
  subject: z.string().nullable(),
  requireResponse: z.boolean(),
  priority: VerificationPriority.nullable(),
  timeoutSeconds: z.number().int(),
  origin: Origin,
  followsUp: ActionId.nullable(),
  aboutPress: ActionId.nullable(),
});
export type VerificationAsk = z.infer<typeof VerificationAsk>;

/** Source: SEED CHeKT Verifications API, "Verification Status". The same words serve question and contact. */
export const VerificationStatus = z.enum([
  'pending',
  'sent',
  'delivered',
  'failed',
  'responded',
  'expired',
]);
export type VerificationStatus = z.infer<typeof VerificationStatus>;

/** `other`: a word Tocsin does not know; it is shown as said and never taken for a yes or a no. */
export const AnswerKind = z.enum(['confirmed', 'cancelled', 'help', 'other']);
export type AnswerKind = z.infer<typeof AnswerKind>;

/** What CHeKT answered to the question. Times are wall clock of the vendor, in milliseconds. */
export const VerificationReceipt = z.object({
  /** Null when the answer could not be read: the question was accepted, but answers find it by contact only. */
  verificationId: z.string().nullable(),
  eventId: z.string().nullable(),
  status: VerificationStatus.nullable(),
  sentTo: z.array(
    z.object({
      contactId: z.string(),
      name: z.string().nullable(),
      /** Null for a word Tocsin does not know; `said` has it. */
      status: VerificationStatus.nullable(),
      said: z.string().nullable(),
    }),
  ),
  timeoutAtMs: z.number().nullable(),
  sentAtMs: z.number().nullable(),
  /** When the answer came, wall clock of this desk. */
  receivedAtMs: z.number(),
  /** Vendor's clock minus ours, from the Date header; 0 when unknown or within its precision. */
  skewMs: z.number(),
});
export type VerificationReceipt = z.infer<typeof VerificationReceipt>;

/** One answer of one contact. `respondedAtMs`: the vendor's clock; null when it named none. */
export const ContactAnswer = z
  .strictObject({
    answer: AnswerKind,
    /** The vendor's own word. */
    said: z.string(),
    respondedAtMs: z.number().nullable(),
    receivedAtMs: z.number(),
    /** It came after the time was up. */
    late: z.boolean(),
  })
  .readonly();
export type ContactAnswer = z.infer<typeof ContactAnswer>;

/** One row of the board. */
export const VerificationContact = z
  .strictObject({
    contactId: z.string(),
    name: z.string().nullable(),
    type: z.string().nullable(),
    role: z.string().nullable(),
    status: VerificationStatus,
    /** The vendor's word where Tocsin does not know it. */
    statusSaid: z.string().nullable(),
    /** When it came to this status, wall clock in milliseconds; null when the vendor named no time. */
    statusAtMs: z.number().nullable(),
    /** The newest answer; null while there is none. */
    answer: ContactAnswer.nullable(),
    /** Every different answer of this contact, oldest first. */
    answers: z.array(ContactAnswer).readonly(),
    /** Why the message could not be delivered, in the vendor's words. */
    failureReason: z.string().nullable(),
    /** False: an event came for somebody who was not asked. */
    asked: z.boolean(),
  })
  .readonly();
export type VerificationContact = z.infer<typeof VerificationContact>;

/** Some say it is real, some say cancel. Tocsin never decides which. Contact ids. */
export const Contradiction = z
  .strictObject({
    confirmed: z.array(z.string()).readonly(),
    cancelled: z.array(z.string()).readonly(),
  })
  .readonly();
export type Contradiction = z.infer<typeof Contradiction>;

/** What could be done next, and why. Tocsin never does it alone. */
export const NextStep = z
  .strictObject({
    reason: z.enum(['no-answer', 'not-delivered', 'time-is-up']),
    contacts: z.array(AskedContact).readonly(),
    method: VerificationMethod,
    /** How long nobody has answered, in milliseconds. */
    waitedMs: z.number(),
    /** The vendor's words, for `not-delivered`. */
    detail: z.string().nullable(),
  })
  .readonly();
export type NextStep = z.infer<typeof NextStep>;

/** One verification as everything shows it. Times are wall clock of this desk in milliseconds. */
export const Verification = z
  .strictObject({
    id: ActionId,
    verificationId: z.string().nullable(),
    ask: VerificationAsk,
    delivery: DeliveryProgress.pick({
      state: true,
      rungs: true,
      attempts: true,
      nextAttemptAtMs: true,
      mayHaveReached: true,
      failure: true,
      closed: true,
      expiresAtMs: true,
    }),
    /** Of the whole question; null while the vendor has not taken it. */
    status: VerificationStatus.nullable(),
    sentAtMs: z.number().nullable(),
    /** End of the time to answer. Null while it is not known that the question is out. */
    deadlineMs: z.number().nullable(),
    /** `vendor`: from `timeout_at`. `own`: the vendor named none. */
    deadlineSource: z.enum(['vendor', 'own']).nullable(),
    /** The time to answer is up. */
    expired: z.boolean(),
    contacts: z.array(VerificationContact).readonly(),
    contradiction: Contradiction.nullable(),
    /** Contact ids that asked for help. */
    help: z.array(z.string()).readonly(),
    suggestion: NextStep.nullable(),
    /** Answers nobody has looked at yet. */
    unseenAnswers: z.number(),
  })
  .readonly();
export type Verification = z.infer<typeof Verification>;

/** An event that belongs to no verification of this desk: kept, and shown for what it is. */
export const StrayEvent = z
  .strictObject({
    seq: z.number(),
    type: z.string(),
    verificationId: z.string().nullable(),
    eventId: z.string().nullable(),
    contactId: z.string().nullable(),
    said: z.string().nullable(),
    receivedAtMs: z.number(),
  })
  .readonly();
export type StrayEvent = z.infer<typeof StrayEvent>;

/** What the operator decides about a question that may or may not have gone out. */
export const UnsureChoice = z.enum(['send-again', 'it-was-sent', 'drop']);
export type UnsureChoice = z.infer<typeof UnsureChoice>;

/** A contact of a site as the composer lists it. Source: SEED CHeKT Contacts API. */
export const SiteContact = z
  .strictObject({
    contactId: z.string(),
    name: z.string(),
    type: z.string().nullable(),
    role: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  })
  .readonly();
export type SiteContact = z.infer<typeof SiteContact>;

export const SiteContacts = z
  .strictObject({
    siteId: z.string(),
    /** In the order to ask them: primary, emergency, secondary, then the rest. */
    contacts: z.array(SiteContact).readonly(),
    /** When CHeKT last told, wall clock in milliseconds. */
    asOfMs: z.number(),
  })
  .readonly();
export type SiteContacts = z.infer<typeof SiteContacts>;

export const VerificationHistoryRequest = z.strictObject({
  /** Only verifications asked before this moment, wall clock in milliseconds. */
  beforeMs: z.number().optional(),
  limit: z.number().int().min(1).max(200),
});
export type VerificationHistoryRequest = z.infer<typeof VerificationHistoryRequest>;
