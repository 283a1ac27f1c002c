// People of the directory, made from their records as tests need them.
import {
  everyField,
  NOTHING_SAID,
  recordKey,
  type SourceRecord,
} from '../../../../../src/shared/contacts/contact';
import type { Person, PersonFields } from '../../../../../src/shared/contacts/person';

export function recordWith(fields: Partial<SourceRecord> = {}): SourceRecord {
  return {
    source: 'emergency24',
    vendorId: '10',
    siteId: '',
    ...NOTHING_SAID,
    firstName: 'Ana',
    lastName: 'García',
    asOfMs: Date.UTC(2026, 0, 5, 9, 30),
    ...fields,
  };
}

/** One person of these records; every value as its own fact. */
export function personOf(...records: readonly SourceRecord[]): Person {
  const [first = recordWith()] = records;
  const origin = (record: SourceRecord) => [
    { source: record.source, recordKey: recordKey(record), asOfMs: record.asOfMs },
  ];
  return {
    key: recordKey(first),
    name: `${first.firstName} ${first.lastName}`.trim(),
    sources: [...new Set(records.map(({ source }) => source))],
    ...everyField<PersonFields>((field) => {
      const facts = records.flatMap((record) =>
        [record[field] ?? []].flat().map((value) => ({ value, from: origin(record) })),
      );
      return facts.filter(({ value }) => value !== '') as PersonFields[typeof field];
    }),
    links: [],
    conflicts: [],
    records,
  };
}
