// What the search gets to know of a person.
import type { CardFacts } from '../../../../shared/contacts/contact';
import { FACT_FIELDS, specOf } from '../../../../shared/contacts/fields';
import type { Person, TextFact } from '../../../../shared/contacts/person';
import type { IndexedPerson } from '../search/indexed-person';

export function toIndexedPerson(person: Person): IndexedPerson {
  const values = (facts: readonly TextFact[]): readonly string[] => facts.map(({ value }) => value);
  const phones = person.phones.map(({ value }) => value.number);
  return {
    key: person.key,
    name: person.name,
    detail: [...detailOf(person), ...phones.slice(0, 1)].join(' · '),
    sources: person.sources,
    facts: cardFacts(person),
    firstNames: values(person.firstName),
    lastNames: values(person.lastName),
    titles: [...values(person.title), ...values(person.role), ...values(person.type)],
    departments: values(person.department),
    groups: values(person.groups),
    descriptions: values(person.description),
    addresses: values(person.address),
    // Every spelling: the same digits may be written with and without the country.
    phones: person.records.flatMap((record) => record.phones.map(({ number }) => number)),
    emails: values(person.emails),
    ids: [...values(person.externalId), ...person.records.map(({ vendorId }) => vendorId)],
  };
}

function detailOf({ title, department, role, type }: Person): readonly string[] {
  const own = [title[0], department[0]].flatMap((fact) => fact?.value ?? []);
  if (own.length > 0) return own;
  return [role[0] ?? type[0]].flatMap((fact) => fact?.value ?? []);
}

function cardFacts(person: Person): CardFacts {
  const beside = FACT_FIELDS.filter((field) => specOf(field).onCard);
  return Object.fromEntries(
    beside.flatMap((field) => person[field].slice(0, 1).map(({ value }) => [field, value])),
  );
}
