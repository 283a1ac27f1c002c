// Emergency24's contacts and groups in our words: what its pages show, and what they take.
import { z } from 'zod';

/** Bounds are ours (ASSUMED: Emergency24 publishes none). */
const TEXT_MAX_LENGTH = 1000;
const LIST_MAX_LENGTH = 200;

const Text = z.string().max(TEXT_MAX_LENGTH);
const TextList = z.array(Text).max(LIST_MAX_LENGTH);

/** The fields that Emergency24 shows and takes under the same name. */
export const EMERGENCY24_TEXT_FIELDS = [
  'firstName',
  'lastName',
  'description',
  'title',
  'department',
  'departmentId',
  'address1',
  'address2',
  'city',
  'state',
  'zip',
] as const;
export type Emergency24TextField = (typeof EMERGENCY24_TEXT_FIELDS)[number];

/** The kinds of phone it takes; what it shows has no kind. */
export const EMERGENCY24_PHONE_FIELDS = [
  'cellPhones',
  'alternateCellPhones',
  'workPhones',
  'alternateWorkPhones',
  'homePhones',
  'alternateHomePhones',
] as const;
export type Emergency24PhoneField = (typeof EMERGENCY24_PHONE_FIELDS)[number];

/** What is one line of text there, however it is shown. */
export const EMERGENCY24_LINE_FIELDS = [
  'externalId',
  ...EMERGENCY24_TEXT_FIELDS,
  'language',
] as const;
export const EMERGENCY24_EMAIL_FIELDS = ['emailAddresses', 'backupEmailAddresses'] as const;
const LIST_FIELDS = [...EMERGENCY24_EMAIL_FIELDS, ...EMERGENCY24_PHONE_FIELDS, 'groupIds'] as const;

const each = <F extends string, V>(fields: readonly F[], value: V) =>
  Object.fromEntries(fields.map((field) => [field, value])) as Record<F, V>;

/**
 * One whole contact in the shape that is written; empty means none. Source: SEED Emergency24 ICCS
 * API, "Add Contact". What was last written is the master copy: it alone knows what reading never shows.
 */
export const Emergency24Fields = z.strictObject({
  ...each(EMERGENCY24_LINE_FIELDS, Text),
  ...each(LIST_FIELDS, TextList),
  customValues: z.array(z.strictObject({ property: Text, value: Text })).max(LIST_MAX_LENGTH),
});
export type Emergency24Fields = Readonly<z.infer<typeof Emergency24Fields>>;
export type Emergency24Field = keyof Emergency24Fields;

/** Of somebody of whom nothing has been typed. */
export const NEW_EMERGENCY24: Emergency24Fields = {
  ...each(EMERGENCY24_LINE_FIELDS, ''),
  ...each(LIST_FIELDS, []),
  customValues: [],
};

/** What the operator changed; a list replaces the whole list. */
export const Emergency24Change = Emergency24Fields.partial();
export type Emergency24Change = Readonly<z.infer<typeof Emergency24Change>>;

/** Whom a call is about, by the vendor's own id or by the organisation's. */
export const Emergency24Target = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('contact-id'), id: Text.min(1) }),
  z.strictObject({ by: z.literal('external-id'), id: Text.min(1) }),
]);
export type Emergency24Target = z.infer<typeof Emergency24Target>;

/** Everything that changes something there. `update` replaces the whole contact. */
export const Emergency24Write = z.discriminatedUnion('write', [
  z.strictObject({ write: z.literal('add'), fields: Emergency24Fields }),
  z.strictObject({
    write: z.literal('update'),
    target: Emergency24Target,
    fields: Emergency24Fields,
  }),
  z.strictObject({ write: z.literal('delete'), target: Emergency24Target }),
  z.strictObject({
    write: z.literal('join-group'),
    groupId: Text.min(1),
    target: Emergency24Target,
  }),
  z.strictObject({
    write: z.literal('leave-group'),
    groupId: Text.min(1),
    target: Emergency24Target,
  }),
]);
export type Emergency24Write = z.infer<typeof Emergency24Write>;

/** `text`, `voice` and `status` mean what the vendor never says, so they are kept as they came. */
export interface Emergency24Phone {
  readonly phoneId: string | null;
  readonly number: string;
  readonly text: string | null;
  readonly voice: string | null;
}

export interface Emergency24Email {
  readonly emailId: string | null;
  readonly address: string;
  readonly status: string | null;
}

export interface Emergency24Membership {
  readonly groupId: string;
  readonly name: string;
}

/**
 * A contact as one answer shows it; null: this answer does not say. The list of all contacts leaves out
 * addresses, phones, e-mails and groups. Ids are text, leading zeros included; an empty one is none.
 */
export interface Emergency24Contact extends Readonly<Record<Emergency24TextField, string | null>> {
  readonly contactId: string;
  readonly externalId: string;
  readonly status: string | null;
  readonly name: string;
  /** The vendor's local clock, zone unknown: `2016-08-17T14:44:03`. */
  readonly createdAt: string | null;
  readonly phones: readonly Emergency24Phone[] | null;
  readonly emails: readonly Emergency24Email[] | null;
  readonly groups: readonly Emergency24Membership[] | null;
  /** Never in the vendor's examples; read all the same, should it be there one day. */
  readonly language: string | null;
  readonly backupEmailAddresses: readonly string[] | null;
  readonly customValues: readonly { readonly property: string; readonly value: string }[] | null;
}

export const Emergency24Group = z
  .strictObject({
    groupId: z.string(),
    name: z.string(),
    count: z.number().nullable(),
    createdAt: z.string().nullable(),
  })
  .readonly();
export type Emergency24Group = z.infer<typeof Emergency24Group>;

export interface Emergency24Member {
  readonly contactId: string;
  readonly externalId: string;
  readonly name: string;
  readonly createdAt: string | null;
}

/** One page of all contacts. Counts are the vendor's at the time of this page; null: it did not say. */
export interface Emergency24ContactPage {
  readonly page: number;
  readonly pageSize: number;
  readonly totalPages: number | null;
  readonly totalCount: number | null;
  readonly contacts: readonly Emergency24Contact[];
  /** Entries of this page without an id: nobody could ever ask for them. */
  readonly unreadable: number;
}

/**
 * What a full replacement would lose. `not-shown`: the vendor may hold something here that nobody can
 * see. `kind-unknown`: these are kept, but nobody knows whether they stand in the right list.
 */
export const Emergency24Loss = z
  .strictObject({
    field: Emergency24Fields.keyof(),
    why: z.enum(['not-shown', 'kind-unknown']),
    values: z.array(z.string()).readonly(),
  })
  .readonly();
export type Emergency24Loss = z.infer<typeof Emergency24Loss>;

/** A full replacement ready to be sent. With any `losses` it needs the operator's consent. */
export interface Emergency24Merge {
  /** The whole contact: the body of the request, and the next master copy once it is accepted. */
  readonly fields: Emergency24Fields;
  readonly losses: readonly Emergency24Loss[];
  /** What the master copy has and the vendor no longer shows: removed there, so not sent again. */
  readonly gone: readonly Emergency24Values[];
  /** What the vendor shows and the change takes away: the operator's wish, or news since they looked. */
  readonly removed: readonly Emergency24Values[];
}

export interface Emergency24Values {
  readonly field: Emergency24Field;
  readonly values: readonly string[];
}

/** From two minutes on the operator is told; requests fail from fifteen. */
export const CLOCK_SKEW_WARN_MS = 2 * 60_000;

/** How far this computer's clock is off, measured from the Date header of an answer; in milliseconds. */
export interface ClockSkew {
  /** The vendor's clock minus ours; 0 within the precision of the header. */
  readonly skewMs: number;
  readonly measuredAtMs: number;
  readonly warn: boolean;
}

export interface Emergency24Campus {
  readonly id: string | null;
  readonly name: string;
}
