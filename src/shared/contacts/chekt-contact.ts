// A site's contact at CHeKT in our words: what is shown of it, what a form needs, and every change that can be asked for.
import { z } from 'zod';
import { VendorRef, VERIFICATION_MESSAGE_MAX_LENGTH } from '../verification/verification';

/** Source: SEED CHeKT Contacts API, "Contact Types". */
export const ChektContactType = z.enum([
  'primary',
  'emergency',
  'secondary',
  'technician',
  'billing',
]);
export type ChektContactType = z.infer<typeof ChektContactType>;

/** Source: SEED CHeKT Contacts API, "Contact Roles". */
export const ChektContactRole = z.enum(['owner', 'manager', 'employee', 'resident', 'technician']);
export type ChektContactRole = z.infer<typeof ChektContactRole>;

/** How CHeKT may tell this person of alarms. Source: SEED CHeKT Contacts API, "Create a Contact". */
export const ChektPreferences = z.strictObject({
  email: z.boolean(),
  sms: z.boolean(),
  push: z.boolean(),
});
export type ChektPreferences = Readonly<z.infer<typeof ChektPreferences>>;

/** Bounds are ours (ASSUMED: CHeKT publishes none). */
const NAME_MAX_LENGTH = 100;
const PHONE_MAX_LENGTH = 60;
const EMAIL_MAX_LENGTH = 200;
const EXTERNAL_ID_MAX_LENGTH = 64;

const line = (what: string, maxLength: number) =>
  z
    .string()
    .trim()
    .min(1, `the ${what} is missing`)
    .max(maxLength, `the ${what} is longer than ${maxLength} characters`)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]*$/u, `the ${what} must be one line of plain text`);

/** Nothing more: CHeKT's own samples write `+1-555-0123`, which no rule for numbers would take. */
const Phone = line('phone number', PHONE_MAX_LENGTH);
const Email = line('e-mail address', EMAIL_MAX_LENGTH).regex(
  /^[^\s@]+@[^\s@]+$/,
  'the e-mail address must look like name@example.com',
);

/** Fields of a contact that are asked for and changed under the same rule. */
const SHAPE = {
  firstName: line('first name', NAME_MAX_LENGTH),
  lastName: line('last name', NAME_MAX_LENGTH),
  /** Null: none. */
  email: Email.nullable(),
  phone: Phone.nullable(),
  role: ChektContactRole.nullable(),
};

/**
 * One whole contact as a form holds it; every message names the field. ASSUMED: both names, a type, and
 * a number or an address are needed. Source: SEED CHeKT Contacts API, "Create a Contact".
 */
export const ChektContactFields = z
  .strictObject({
    ...SHAPE,
    /** Null: none that a form offers. An added contact needs one. */
    type: ChektContactType.nullable(),
    /** Null leaves them to CHeKT. */
    preferences: ChektPreferences.nullable(),
    /** The organisation's own id; it alone removes a contact by reference. */
    externalId: line('external id', EXTERNAL_ID_MAX_LENGTH).nullable(),
  })
  .refine(({ email, phone }) => email !== null || phone !== null, {
    path: ['phone'],
    message: 'a phone number or an e-mail address is needed',
  });
export type ChektContactFields = Readonly<z.infer<typeof ChektContactFields>>;

/** The same where CHeKT has it already: what it shows need not be what it would take. */
export const ChektContactShown: z.ZodType<ChektContactFields> = z.strictObject({
  ...ChektContactFields.shape,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  externalId: z.string().nullable(),
});

/** Only what changes: a field left out stays as it is, null takes it away. Preferences go as a whole. */
export const ChektContactChange = z
  .strictObject({ ...SHAPE, type: ChektContactType, preferences: ChektPreferences })
  .partial();
export type ChektContactChange = Readonly<z.infer<typeof ChektContactChange>>;

/** ASSUMED: CHeKT shows "sms" alone, and an address can be checked as a number can. */
export const ChektValidationMethod = z.enum(['sms', 'email']);
export type ChektValidationMethod = z.infer<typeof ChektValidationMethod>;

const AddedContact = ChektContactFields.refine(({ type }) => type !== null, {
  path: ['type'],
  message: 'the type is missing',
});

/** Everything that changes something there or writes to a person. */
export const ChektContactWrite = z.discriminatedUnion('write', [
  z.strictObject({ write: z.literal('add'), siteId: VendorRef, fields: AddedContact }),
  z.strictObject({
    write: z.literal('update'),
    siteId: VendorRef,
    contactId: VendorRef,
    change: ChektContactChange,
  }),
  z.strictObject({ write: z.literal('remove'), siteId: VendorRef, contactId: VendorRef }),
  z.strictObject({
    write: z.literal('validate'),
    siteId: VendorRef,
    contactId: VendorRef,
    method: ChektValidationMethod,
    message: z
      .string()
      .trim()
      .min(1, 'the message is missing')
      .max(
        VERIFICATION_MESSAGE_MAX_LENGTH,
        `the message is longer than ${VERIFICATION_MESSAGE_MAX_LENGTH} characters`,
      ),
  }),
  z.strictObject({
    write: z.literal('add-by-reference'),
    accountReferenceId: VendorRef,
    fields: AddedContact,
  }),
  z.strictObject({
    write: z.literal('remove-by-reference'),
    accountReferenceId: VendorRef,
    externalContactId: VendorRef,
  }),
]);
export type ChektContactWrite = z.infer<typeof ChektContactWrite>;

/** What became of the last validation, in CHeKT's own word; `validated` null where nobody can tell. */
export interface ChektValidation {
  readonly validated: boolean | null;
  readonly said: string | null;
  /** Wall clock of the vendor in milliseconds. */
  readonly requestedAtMs: number | null;
}

/**
 * A contact as one answer shows it; null: this answer does not say. A list leaves out preferences and times,
 * the answer to a change also the role. `type` and `role` are in CHeKT's words, known to us or not.
 */
export interface ChektContact {
  readonly contactId: string;
  readonly externalId: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly type: string | null;
  readonly role: string | null;
  /** Each one null where the answer does not tell of it. */
  readonly preferences: Readonly<Record<keyof ChektPreferences, boolean | null>> | null;
  readonly slotNumber: number | null;
  readonly smsValidation: ChektValidation | null;
  /** Wall clock of the vendor in milliseconds. */
  readonly createdAtMs: number | null;
  readonly updatedAtMs: number | null;
}

export interface ChektContactList {
  /** Each id once, in the vendor's order. */
  readonly contacts: readonly ChektContact[];
  /** What the vendor counts; more than were listed means that the list is not whole. Null: it did not say. */
  readonly totalCount: number | null;
  /** Entries without an id: nobody could ever ask for them. */
  readonly unreadable: number;
}

const ASKED_FIELDS = ['firstName', 'lastName', 'email', 'phone', 'type', 'role'] as const;

/**
 * What the form changes of what CHeKT last showed; empty when nothing does. A type or role in words that no
 * form offers is left alone unless the form names another.
 */
export function chektContactChange(
  shown: ChektContact,
  form: ChektContactFields,
): ChektContactChange {
  const changed = ASKED_FIELDS.filter((field) => {
    if (form[field] === shown[field]) return false;
    if (field === 'type') return form.type !== null;
    return field !== 'role' || form.role !== null || ChektContactRole.safeParse(shown.role).success;
  });
  const { preferences } = form;
  const same =
    preferences === null ||
    (['email', 'sms', 'push'] as const).every(
      (way) => shown.preferences?.[way] === preferences[way],
    );
  return {
    ...Object.fromEntries(changed.map((field) => [field, form[field]])),
    ...(same ? {} : { preferences }),
  };
}
