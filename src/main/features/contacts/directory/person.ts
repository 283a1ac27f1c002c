// Puts the records of one person together: every value with who says it and how old it is.
import {
  everyField,
  recordKey,
  type ContactPhone,
  type ContactSource,
  type SourceRecord,
} from '../../../../shared/contacts/contact';
import type {
  FieldFact,
  FieldOrigin,
  Person,
  PersonFields,
  RecordLink,
} from '../../../../shared/contacts/person';
import { specOf, type ContactField } from '../../../../shared/contacts/fields';
import { conflictsOf } from './conflicts';
import { factKey } from './fact-key';
import { fullName } from './full-name';
import type { PersonPart } from './person-part';

type Value = string | ContactPhone;

const ORDER: Readonly<Record<ContactSource, number>> = { emergency24: 0, chekt: 1 };

/** `key` is the smallest record key. Emergency24 speaks first: it is the directory of the organisation. */
export function makePerson(
  key: string,
  parts: readonly PersonPart[],
  links: readonly RecordLink[],
): Person {
  const sorted = inOrder(parts);
  const records = sorted.map(({ record }) => record);
  const origin = (part: (typeof sorted)[number], asOfMs: number): FieldOrigin => ({
    source: part.record.source,
    recordKey: part.key,
    asOfMs,
  });
  const facts = (field: ContactField): readonly FieldFact<Value>[] =>
    gather<Value>(
      sorted.map((part) => {
        const { record, detailedAtMs } = part;
        const atMs = specOf(field).inDetail ? (detailedAtMs ?? record.asOfMs) : record.asOfMs;
        return [origin(part, atMs), [record[field] ?? []].flat()];
      }),
      (value) => factKey(field, typeof value === 'string' ? value : value.number),
    );
  const name = firstName(records);
  return {
    key,
    name,
    sources: [...new Set(records.map(({ source }) => source))],
    ...everyField<PersonFields>((field) => facts(field) as PersonFields[typeof field]),
    links,
    conflicts: conflictsOf(key, name, sorted),
    records,
  };
}

function inOrder(parts: readonly PersonPart[]): readonly (PersonPart & { readonly key: string })[] {
  return parts
    .map((part) => ({ ...part, key: recordKey(part.record) }))
    .toSorted(
      (left, right) =>
        ORDER[left.record.source] - ORDER[right.record.source] || (left.key < right.key ? -1 : 1),
    );
}

/** How the person of these records is called. */
export function personName(parts: readonly PersonPart[]): string {
  return firstName(inOrder(parts).map(({ record }) => record));
}

function firstName(records: readonly SourceRecord[]): string {
  return records.map(fullName).find((full) => full !== '') ?? '';
}

/** Equal values become one fact, written as the first one writes it. */
function gather<T>(
  said: readonly (readonly [FieldOrigin, readonly T[]])[],
  keyOf: (value: T) => string | null,
): readonly FieldFact<T>[] {
  const facts = new Map<string, { readonly value: T; readonly from: FieldOrigin[] }>();
  for (const [origin, values] of said) {
    for (const value of values) {
      const key = keyOf(value);
      if (key === null) continue;
      const fact = facts.get(key);
      if (!fact) facts.set(key, { value, from: [origin] });
      else if (!fact.from.includes(origin)) fact.from.push(origin);
    }
  }
  return [...facts.values()];
}
