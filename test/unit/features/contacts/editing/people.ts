// People of the directory, made from their records as tests need them.
import { recordKey, type SourceRecord } from '../../../../../src/shared/contacts/contact';
import type { Person, TextFact } from '../../../../../src/shared/contacts/person';

export function recordWith(fields: Partial<SourceRecord> = {}): SourceRecord {
  return {
    source: 'emergency24',
    vendorId: '10',
    siteId: '',
    externalId: null,
    firstName: 'Ana',
    lastName: 'García',
    title: null,
    department: null,
    description: null,
    address: null,
    type: null,
    role: null,
    phones: [],
    emails: [],
    groups: [],
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
  const texts = (value: (record: SourceRecord) => string | null): TextFact[] =>
    records.flatMap((record) => {
      const text = value(record);
      return text === null || text === '' ? [] : [{ value: text, from: origin(record) }];
    });
  return {
    key: recordKey(first),
    name: `${first.firstName} ${first.lastName}`.trim(),
    sources: [...new Set(records.map(({ source }) => source))],
    firstName: texts(({ firstName }) => firstName),
    lastName: texts(({ lastName }) => lastName),
    externalId: texts(({ externalId }) => externalId),
    title: texts(({ title }) => title),
    department: texts(({ department }) => department),
    description: texts(({ description }) => description),
    address: texts(({ address }) => address),
    type: texts(({ type }) => type),
    role: texts(({ role }) => role),
    phones: records.flatMap((record) =>
      record.phones.map((value) => ({ value, from: origin(record) })),
    ),
    emails: records.flatMap((record) =>
      record.emails.map((value) => ({ value, from: origin(record) })),
    ),
    groups: records.flatMap((record) =>
      record.groups.map((value) => ({ value, from: origin(record) })),
    ),
    links: [],
    conflicts: [],
    records,
  };
}
