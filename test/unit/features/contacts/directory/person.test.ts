// One person of two records: who says what, how old it is, and where they contradict each other.
import { describe, expect, it } from 'vitest';
import { makePerson } from '../../../../../src/main/features/contacts/directory/person';
import type { SourceRecord } from '../../../../../src/shared/contacts/contact';
import { chekt, emergency24, keyOf, phones } from '../../../../fakes/directory-records';

const here = emergency24('1', {
  firstName: 'Anna',
  lastName: 'Brandt',
  title: 'Nurse',
  address: '12 Oak St',
  ...phones('3125558888', '3125550001'),
  emails: ['anna@school.org'],
  asOfMs: 2000,
});
const there = chekt('site_1', 'c1', {
  firstName: 'ANNA M.',
  lastName: 'Brandt',
  role: 'manager',
  ...phones('+1 (312) 555-8888'),
  emails: ['Anna@school.org'],
  asOfMs: 3000,
});
const parts = [
  { record: there, detailedAtMs: null },
  { record: here, detailedAtMs: 1000 },
];
const person = makePerson(keyOf(there), parts, []);

describe('a person', () => {
  it('is called as Emergency24 calls them', () => {
    expect(person).toMatchObject({ name: 'Anna Brandt', sources: ['emergency24', 'chekt'] });
  });

  it('has one fact per number, with everyone who says it', () => {
    expect(
      person.phones.map(({ value, from }) => [value.number, from.map((o) => o.source)]),
    ).toEqual([
      ['3125558888', ['emergency24', 'chekt']],
      ['3125550001', ['emergency24']],
    ]);
  });

  it('tells the age of details apart from the age of the list', () => {
    expect(person.title[0]?.from[0]?.asOfMs).toBe(2000);
    expect(person.phones[1]?.from[0]?.asOfMs).toBe(1000);
    expect(person.address[0]).toMatchObject({ value: '12 Oak St', from: [{ asOfMs: 1000 }] });
    expect(person.role[0]?.from[0]?.asOfMs).toBe(3000);
  });

  it('has no fact for what nobody says', () => {
    expect(person.department).toEqual([]);
  });

  it('sees no contradiction where one only says less or writes otherwise', () => {
    expect(person.conflicts).toEqual([]);
  });

  it.each<readonly [string, Partial<SourceRecord>, readonly string[]]>([
    ['phone', phones('3125559999'), ['3125558888', '3125550001', '3125559999']],
    ['email', { emails: ['other@x.org'] }, ['anna@school.org', 'other@x.org']],
    ['name', { firstName: 'Hanna' }, ['Anna Brandt', 'Hanna Brandt']],
  ])('tells a different %s', (field, change, values) => {
    const other = { record: { ...there, emails: [], ...change }, detailedAtMs: null };
    const { conflicts } = makePerson('k', [{ record: here, detailedAtMs: null }, other], []);
    expect(conflicts).toMatchObject([{ field, name: 'Anna Brandt' }]);
    expect(conflicts[0]?.facts.map(({ value }) => value)).toEqual(values);
  });
});
