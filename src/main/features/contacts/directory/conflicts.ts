// Finds where the records of one person contradict each other.
import { recordKey, type SourceRecord } from '../../../../shared/contacts/contact';
import { FACT_FIELDS, specOf, type FactField } from '../../../../shared/contacts/fields';
import type { ContactConflict, FieldOrigin, TextFact } from '../../../../shared/contacts/person';
import { phoneKey } from '../../../core/lib/phone';
import { emailKey, nameWords } from './evidence';
import { factKey } from './fact-key';
import type { PersonPart } from './person-part';
import { fullName } from './full-name';

interface Said {
  readonly origin: FieldOrigin;
  /** Comparable form -> as it is written. */
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Two records contradict each other when each names something that the other, which names something too,
 * does not. One that only names less says nothing against the other.
 */
export function conflictsOf(
  personKey: string,
  name: string,
  parts: readonly PersonPart[],
): readonly ContactConflict[] {
  if (parts.length < 2) return [];
  return FIELDS.flatMap((field): ContactConflict[] => {
    const said = parts.map(readOf(field));
    const isConflict = said.some((one, at) => said.slice(at + 1).some((two) => differ(one, two)));
    return isConflict ? [{ personKey, name, field, facts: factsOf(field, parts, said) }] : [];
  });
}

const FIELDS: readonly ContactConflict['field'][] = [
  ...(['phone', 'email', 'name'] as const),
  ...FACT_FIELDS.filter((field) => specOf(field).conflicts),
];

type Read = (part: PersonPart) => Said;

const factsRead =
  (field: FactField): Read =>
  ({ record, detailedAtMs }) => {
    const atMs = specOf(field).inDetail ? detailedAtMs : null;
    const value = record[field] ?? '';
    return say(record, atMs ?? record.asOfMs, [[factKey(field, value) ?? '', value]]);
  };

const READ: Readonly<Record<Exclude<ContactConflict['field'], FactField>, Read>> = {
  phone: ({ record, detailedAtMs }) =>
    say(
      record,
      detailedAtMs ?? record.asOfMs,
      record.phones.map(({ number }) => [phoneKey(number) ?? number.trim(), number]),
    ),
  email: ({ record, detailedAtMs }) =>
    say(
      record,
      detailedAtMs ?? record.asOfMs,
      record.emails.map((email) => [emailKey(email) ?? email.trim(), email]),
    ),
  // Word by word: a second first name is no contradiction.
  name: ({ record }) =>
    say(
      record,
      record.asOfMs,
      nameWords(fullName(record)).map((word) => [word, word]),
    ),
};

function readOf(field: ContactConflict['field']): Read {
  return field === 'phone' || field === 'email' || field === 'name'
    ? READ[field]
    : factsRead(field);
}

function say(
  record: SourceRecord,
  asOfMs: number,
  values: readonly (readonly [string, string])[],
): Said {
  return {
    origin: { source: record.source, recordKey: recordKey(record), asOfMs },
    values: new Map(values.filter(([key]) => key !== '')),
  };
}

function differ({ values: left }: Said, { values: right }: Said): boolean {
  if (left.size === 0 || right.size === 0) return false;
  const isMissing = (from: Said['values'], to: Said['values']): boolean =>
    [...from.keys()].some((key) => !to.has(key));
  return isMissing(left, right) && isMissing(right, left);
}

function factsOf(
  field: ContactConflict['field'],
  parts: readonly PersonPart[],
  said: readonly Said[],
): readonly TextFact[] {
  if (field === 'name') {
    return parts.flatMap(({ record }, at): TextFact[] => {
      const value = fullName(record);
      const origin = said[at]?.origin;
      return value === '' || origin === undefined ? [] : [{ value, from: [origin] }];
    });
  }
  const facts = new Map<string, { readonly value: string; readonly from: FieldOrigin[] }>();
  for (const { origin, values } of said) {
    for (const [key, value] of values) {
      const fact = facts.get(key);
      if (fact) fact.from.push(origin);
      else facts.set(key, { value, from: [origin] });
    }
  }
  return [...facts.values()];
}
