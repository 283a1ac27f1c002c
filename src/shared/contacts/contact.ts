// One person in the directory: what each service says of them, where it came from and how old it is.
import { z } from 'zod';
import {
  ALL_FIELDS,
  FACT_FIELDS,
  isPlainAt,
  specOf,
  type ContactField,
  type FieldKind,
  type KindOf,
  type PlainFieldAt,
} from './fields';

/** The services that hold contacts. */
export const ContactSource = z.enum(['emergency24', 'chekt']);
export type ContactSource = z.infer<typeof ContactSource>;

const Text = z.string().max(1000);

export const ContactPhone = z.object({
  /** As the service writes it. */
  number: Text,
  /** `cell`, `work`, `home` or the service's own word; null when it says nothing. */
  kind: z.string().max(60).nullable(),
});
export type ContactPhone = z.infer<typeof ContactPhone>;

/** What a record may hold in a field of each kind. */
const KINDS = {
  id: z.string().max(200).nullable(),
  name: Text,
  text: Text.nullable(),
  word: z.string().max(60).nullable(),
  phones: z.array(ContactPhone).max(50),
  emails: z.array(Text).max(50),
  texts: z.array(Text).max(200),
} satisfies Record<FieldKind, z.ZodType>;

type Shapes = { [F in ContactField]: (typeof KINDS)[KindOf<F>] };
export type RecordFields = { [F in ContactField]: z.infer<Shapes[F]> };

/** A value for each field; the one place where what is made one by one becomes a whole. */
export function everyField<V extends Readonly<Record<ContactField, unknown>>>(
  make: (field: ContactField) => V[ContactField],
): V {
  return Object.fromEntries(ALL_FIELDS.map((field) => [field, make(field)])) as V;
}

/** Of somebody of whom nothing is said. */
export const NOTHING_SAID = everyField<RecordFields>((field) => {
  const { kind } = specOf(field);
  if (kind === 'name') return '';
  return KINDS[kind].safeParse([]).success ? [] : null;
});

/** What a service says in the fields that it has under the same names. */
export function plainTexts<S extends ContactSource>(
  source: S,
  textOf: (field: PlainFieldAt<S>) => string | null,
): Pick<RecordFields, PlainFieldAt<S>> {
  const fields = ALL_FIELDS.filter((field) => isPlainAt(source, field));
  return Object.fromEntries(fields.map((field) => [field, textOf(field)])) as Pick<
    RecordFields,
    PlainFieldAt<S>
  >;
}

/**
 * One service's record of one person, in our words. Null: this service does not say. Ids are text,
 * leading zeros included.
 */
export const SourceRecord = z.object({
  source: ContactSource,
  /** The service's own id. */
  vendorId: z.string().min(1).max(200),
  /** The site at CHeKT; empty elsewhere. */
  siteId: z.string().max(200),
  ...everyField<Shapes>((field) => KINDS[specOf(field).kind]),
  /** When the service last told, wall clock in milliseconds. */
  asOfMs: z.number(),
});
export type SourceRecord = z.infer<typeof SourceRecord>;

/** `emergency24//0042`, `chekt/site_1/contact_7`: names one record for good. */
export function recordKey({
  source,
  siteId,
  vendorId,
}: Pick<SourceRecord, 'source' | 'siteId' | 'vendorId'>): string {
  return [source, siteId, vendorId].map(encodeURIComponent).join('/');
}

export const ContactSearch = z.strictObject({
  query: z.string().max(200),
  limit: z.number().int().min(1).max(200),
});
export type ContactSearch = z.infer<typeof ContactSearch>;

export const CardFacts = z.partialRecord(z.enum(FACT_FIELDS), z.string()).readonly();
export type CardFacts = z.infer<typeof CardFacts>;

/**
 * One hit, best first. `matched`: why it was found, to be shown where it is not plain to see;
 * `similar` when not everything asked for is there as typed. Those come after all others.
 */
export const ContactHit = z
  .strictObject({
    key: z.string(),
    name: z.string(),
    detail: z.string(),
    sources: z.array(ContactSource).readonly(),
    /** What stands beside everybody, as a service says it; left out where nothing is said. */
    facts: CardFacts.optional(),
    matched: z.enum([
      'name',
      'phone',
      'email',
      'id',
      'group',
      'department',
      'title',
      'description',
      'address',
      'similar',
    ]),
  })
  .readonly();
export type ContactHit = z.infer<typeof ContactHit>;

/** Perhaps the one who is meant, perhaps not. */
export const isSimilar = ({ matched }: Pick<ContactHit, 'matched'>): boolean =>
  matched === 'similar';
