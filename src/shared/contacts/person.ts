// One person as the directory knows them: every field with who says so and how old it is, links and conflicts.
import { z } from 'zod';
import { ContactPhone, ContactSource, everyField, SourceRecord } from './contact';
import { FACT_FIELDS, specOf, type ContactField, type KindOf } from './fields';

/** Who says it, and when that service last said it, wall clock in milliseconds. */
export const FieldOrigin = z
  .strictObject({
    source: ContactSource,
    recordKey: z.string(),
    asOfMs: z.number(),
  })
  .readonly();
export type FieldOrigin = z.infer<typeof FieldOrigin>;

const factOf = <T extends z.ZodType>(value: T) =>
  z.strictObject({ value, from: z.array(FieldOrigin).readonly() }).readonly();

/** One value; `from` names every record that says it, Emergency24 before CHeKT. */
export interface FieldFact<T> {
  readonly value: T;
  readonly from: readonly FieldOrigin[];
}

const TextFact = factOf(z.string());
export type TextFact = FieldFact<string>;

/** Why two records are taken for one person; `decision`: the operator said so. */
const LinkReason = z.enum(['decision', 'external-id', 'email', 'phone']);
export type LinkReason = z.infer<typeof LinkReason>;

export const RecordLink = z
  .strictObject({
    a: z.string(),
    b: z.string(),
    by: LinkReason,
  })
  .readonly();
export type RecordLink = z.infer<typeof RecordLink>;

/** Records of one person that each name something the other does not. */
export const ContactConflict = z
  .strictObject({
    personKey: z.string(),
    name: z.string(),
    field: z.enum(['phone', 'email', 'name', ...FACT_FIELDS]),
    facts: z.array(TextFact).readonly(),
  })
  .readonly();
export type ContactConflict = z.infer<typeof ContactConflict>;

const TextFacts = z.array(TextFact).readonly();
const PhoneFacts = z.array(factOf(ContactPhone)).readonly();
type FactShapes = {
  [F in ContactField]: KindOf<F> extends 'phones' ? typeof PhoneFacts : typeof TextFacts;
};

/** `key` is the smallest record key, so it may change when records join or leave; any of them finds the person. */
export const Person = z
  .strictObject({
    key: z.string(),
    name: z.string(),
    sources: z.array(ContactSource).readonly(),
    /** One fact per value, however it is written. */
    ...everyField<FactShapes>((field) =>
      specOf(field).kind === 'phones' ? PhoneFacts : TextFacts,
    ),
    links: z.array(RecordLink).readonly(),
    conflicts: z.array(ContactConflict).readonly(),
    /** What each service says, in the order of `from`. */
    records: z.array(SourceRecord).readonly(),
  })
  .readonly();
export type Person = z.infer<typeof Person>;
export type PersonFields = Pick<Person, ContactField>;

/** Perhaps one person: to be decided. `name`: the same name; otherwise evidence that fits several equally. */
export const LinkSuggestion = z
  .strictObject({
    a: z.string(),
    b: z.string(),
    aName: z.string(),
    bName: z.string(),
    by: z.enum(['name', 'external-id', 'email', 'phone']),
  })
  .readonly();
export type LinkSuggestion = z.infer<typeof LinkSuggestion>;

const RecordKey = z.string().min(1).max(2000);

/** What the operator decides about two records; `undecided` takes an earlier decision back. */
export const LinkDecision = z.strictObject({
  a: RecordKey,
  b: RecordKey,
  verdict: z.enum(['linked', 'not-the-same', 'undecided']),
});
export type LinkDecision = Readonly<z.infer<typeof LinkDecision>>;

export const DirectoryPage = z.strictObject({
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(200),
});
export type DirectoryPage = Readonly<z.infer<typeof DirectoryPage>>;

export const DirectoryCounts = z
  .strictObject({
    records: z.record(ContactSource, z.number()).readonly(),
    people: z.number(),
    /** People with more than one record. */
    linked: z.number(),
    conflicts: z.number(),
    suggestions: z.number(),
  })
  .readonly();
export type DirectoryCounts = z.infer<typeof DirectoryCounts>;
