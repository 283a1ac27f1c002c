// One person as the directory knows them: every field with who says so and how old it is, links and conflicts.
import { z } from 'zod';
import type { ContactSource, RecordFields, SourceRecord } from './contact';
import type { ContactField, FactField } from './fields';

/** Who says it, and when that service last said it, wall clock in milliseconds. */
export interface FieldOrigin {
  readonly source: ContactSource;
  readonly recordKey: string;
  readonly asOfMs: number;
}

/** One value; `from` names every record that says it, Emergency24 before CHeKT. */
export interface FieldFact<T> {
  readonly value: T;
  readonly from: readonly FieldOrigin[];
}

export type TextFact = FieldFact<string>;

/** Why two records are taken for one person; `decision`: the operator said so. */
export type LinkReason = 'decision' | 'external-id' | 'email' | 'phone';

export interface RecordLink {
  readonly a: string;
  readonly b: string;
  readonly by: LinkReason;
}

/** One fact per value, however it is written. */
export type PersonFields = {
  readonly [F in ContactField]: readonly FieldFact<ItemOf<NonNullable<RecordFields[F]>>>[];
};
type ItemOf<V> = V extends readonly (infer Item)[] ? Item : V;

/** `key` is the smallest record key, so it may change when records join or leave; any of them finds the person. */
export interface Person extends PersonFields {
  readonly key: string;
  readonly name: string;
  readonly sources: readonly ContactSource[];
  readonly links: readonly RecordLink[];
  readonly conflicts: readonly ContactConflict[];
  /** What each service says, in the order of `from`. */
  readonly records: readonly SourceRecord[];
}

/** Records of one person that each name something the other does not. */
export interface ContactConflict {
  readonly personKey: string;
  readonly name: string;
  readonly field: 'phone' | 'email' | 'name' | FactField;
  readonly facts: readonly TextFact[];
}

/** Perhaps one person: to be decided. `name`: the same name; otherwise evidence that fits several equally. */
export interface LinkSuggestion {
  readonly a: string;
  readonly b: string;
  readonly aName: string;
  readonly bName: string;
  readonly by: 'name' | 'external-id' | 'email' | 'phone';
}

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

export interface DirectoryCounts {
  readonly records: Readonly<Record<ContactSource, number>>;
  readonly people: number;
  /** People with more than one record. */
  readonly linked: number;
  readonly conflicts: number;
  readonly suggestions: number;
}
