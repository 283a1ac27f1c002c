// Who of a table is there already: in the table itself, or at the service as the directory knows it.
import type { RecordFields, SourceRecord } from '../../../../shared/contacts/contact';
import {
  ALL_FIELDS,
  specOf,
  type ContactField,
  type FieldKind,
} from '../../../../shared/contacts/fields';
import { comparable } from '../../../../shared/core/plain-text';
import { breathe, BREATH_EVERY } from '../../../core/lib/breathe';
import { sameNumberKey } from '../../../core/lib/phone';

/** What a row says of somebody; null and empty: it says nothing. */
export interface Newcomer extends RecordFields {
  /** It says something that no record keeps, such as custom fields: nobody can tell whether that has changed. */
  readonly saysMore: boolean;
}

export interface KnownPeople {
  /** The record of the same external id, else of the same name; null when there is none. */
  find(newcomer: Newcomer): SourceRecord | null;
}

/**
 * Reads every record of the service once, keeping only those a newcomer could be. `byDescription`: two of one
 * name are different people when their descriptions differ. Source: SEED Emergency24 ICCS API, "Add Contact".
 */
export async function knownPeople(
  newcomers: readonly Newcomer[],
  records: Iterable<SourceRecord>,
  byDescription: boolean,
): Promise<KnownPeople> {
  const keyOf = (person: Named): string => nameKey(person, byDescription);
  const wantedIds = new Set<string>();
  const wantedNames = new Set<string>();
  for (const [index, newcomer] of newcomers.entries()) {
    if (index % BREATH_EVERY === 0) await breathe();
    if (newcomer.externalId !== null) wantedIds.add(newcomer.externalId);
    wantedNames.add(keyOf(newcomer));
  }
  const byId = new Map<string, SourceRecord>();
  const byName = new Map<string, SourceRecord[]>();
  let count = 0;
  for (const record of records) {
    count += 1;
    if (count % BREATH_EVERY === 0) await breathe();
    const { externalId } = record;
    if (externalId !== null && wantedIds.has(externalId)) byId.set(externalId, record);
    const name = keyOf(record);
    if (wantedNames.has(name)) byName.set(name, [...(byName.get(name) ?? []), record]);
  }
  return {
    find(newcomer) {
      const { externalId } = newcomer;
      const sameId = externalId === null ? undefined : byId.get(externalId);
      if (sameId !== undefined) return sameId;
      const namesakes = byName.get(keyOf(newcomer)) ?? [];
      // Emergency24 refuses the same name whatever the ids are; elsewhere two ids are two people.
      return (
        namesakes.find((each) => byDescription || !each.externalId || externalId === null) ?? null
      );
    },
  };
}

interface Named {
  readonly firstName: string;
  readonly lastName: string;
  readonly description: string | null;
}

export function nameKey(
  { firstName, lastName, description }: Named,
  withDescription: boolean,
): string {
  const parts = [firstName, lastName, withDescription ? (description ?? '') : ''];
  return parts.map(comparable).join('\n');
}

/** A spreadsheet that opened and saved our own export has taken them away. */
function withoutZeros(id: string): string {
  return id.replace(/^0+(?=\d+$)/, '');
}

/** What makes two ways of writing one value. */
const KEYS: Readonly<Record<FieldKind, (text: string) => string>> = {
  id: (text) => comparable(withoutZeros(text)),
  name: comparable,
  text: comparable,
  word: comparable,
  phones: sameNumberKey,
  emails: comparable,
  texts: comparable,
};

/** Everything the row says is known to be what the record says: there is nothing to do. */
export function saysTheSame(newcomer: Newcomer, record: SourceRecord): boolean {
  return (
    !newcomer.saysMore &&
    ALL_FIELDS.every((field) => {
      const told = keysOf(field, record);
      return [...keysOf(field, newcomer)].every((key) => told.has(key));
    })
  );
}

function keysOf(field: ContactField, { [field]: value }: RecordFields): ReadonlySet<string> {
  const texts = [value ?? []].flat().map((each) => (typeof each === 'string' ? each : each.number));
  const { kind, values } = specOf(field);
  return new Set(texts.filter((text) => text !== '').map(values?.keyOf ?? KEYS[kind]));
}
