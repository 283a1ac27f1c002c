// Who is the same person in both services, and who only might be.
import { describe, expect, it } from 'vitest';
import { linkRecords } from '../../../../fakes/link-records';
import { chekt, emergency24, keyOf, phones } from '../../../../fakes/directory-records';

const groups = (...args: Parameters<typeof linkRecords>): readonly (readonly string[])[] =>
  linkRecords(...args).groups;

const anna = emergency24('1', { firstName: 'Anna', lastName: 'Brandt', ...phones('3125558888') });
const annaThere = chekt('site_1', 'c1', {
  firstName: 'Anna',
  lastName: 'Brandt',
  ...phones('+1 (312) 555-8888'),
});

describe('linking', () => {
  it('links the same phone in another spelling', () => {
    expect(linkRecords([anna, annaThere])).toMatchObject({
      groups: [[keyOf(annaThere), keyOf(anna)]],
      links: [{ by: 'phone' }],
    });
  });

  it('links the same e-mail in another case', () => {
    const here = emergency24('1', { emails: ['Anna@School.org '] });
    const there = chekt('s', 'c', { emails: ['anna@school.ORG'] });
    expect(groups([here, there])).toHaveLength(1);
  });

  it('links the same external id, leading zeros included', () => {
    const here = emergency24('1', { externalId: '0042' });
    expect(groups([here, chekt('s', 'c', { externalId: '0042' })])).toHaveLength(1);
    expect(groups([here, chekt('s', 'c', { externalId: '42' })])).toHaveLength(2);
  });

  it('does not link the same name alone', () => {
    const names = { firstName: 'Anna', lastName: 'Brandt' };
    expect(groups([emergency24('1', names), chekt('s', 'c', names)])).toHaveLength(2);
  });

  it('links one person who is a contact of many sites', () => {
    const sites = Array.from({ length: 12 }, (_, n) => ({ ...annaThere, siteId: `site_${n}` }));
    expect(groups([anna, ...sites])).toHaveLength(1);
  });

  it('ignores a number that more than three people share', () => {
    const office = phones('312 555 0000');
    const people = ['Anna', 'Bo', 'Chidi', 'Dolores'].map((firstName, n) =>
      chekt(`site_${n}`, 'c', { firstName, ...office }),
    );
    expect(groups(people)).toHaveLength(4);
    expect(groups(people.slice(0, 3))).toHaveLength(1);
  });

  it('never makes one of two that the service itself keeps apart', () => {
    const couple = ['Anna', 'Bo'].map((firstName, n) =>
      emergency24(String(n), { firstName, lastName: 'Brandt', ...phones('3125558888') }),
    );
    const [first, second] = couple.map(keyOf);
    expect(groups([...couple, annaThere])).toEqual([[keyOf(annaThere), first], [second]]);
  });

  it('decides nothing where evidence fits two equally, and says so', () => {
    const couple = ['0', '1'].map((id) => emergency24(id, phones('3125558888')));
    const there = chekt('s', 'c', { ...phones('3125558888'), firstName: 'Front Desk' });
    const linked = linkRecords([...couple, there]);
    expect(linked.groups).toHaveLength(3);
    expect(linked.doubts).toHaveLength(2);
  });

  it('prefers the stronger evidence', () => {
    const here = emergency24('1', { ...phones('3125558888'), emails: ['a@x.org'] });
    const weak = chekt('s', 'c1', phones('3125558888'));
    const strong = chekt('s', 'c2', { emails: ['a@x.org'] });
    expect(groups([here, weak, strong])).toContainEqual([keyOf(strong), keyOf(here)]);
  });
});

describe('decisions', () => {
  const [a, b] = [keyOf(anna), keyOf(annaThere)];

  it('keeps apart what the operator says is not the same', () => {
    expect(groups([anna, annaThere], [{ a, b, linked: false, seq: 1 }])).toHaveLength(2);
  });

  it('links what the operator links, without any evidence', () => {
    const other = emergency24('2');
    const verdict = { a, b: keyOf(other), linked: true, seq: 1 };
    expect(groups([anna, other], [verdict])).toHaveLength(1);
  });

  it('keeps two apart that a third would join', () => {
    const third = chekt('site_2', 'c3', phones('3125558888'));
    const linked = groups([anna, annaThere, third], [{ a, b, linked: false, seq: 1 }]);
    expect(linked.find((group) => group.includes(a))).not.toContain(b);
  });

  it('lets the later of two contradicting decisions win', () => {
    const third = chekt('site_2', 'c3');
    const chain = [
      { a, b: keyOf(third), linked: true, seq: 1 },
      { a: b, b: keyOf(third), linked: true, seq: 2 },
    ];
    const apart = { a, b, linked: false, seq: 3 };
    const linked = groups([anna, annaThere, third], [...chain, apart]);
    expect(linked).toEqual([[b, keyOf(third)], [a]]);
    expect(groups([anna, annaThere, third], [{ ...apart, seq: 0 }, ...chain])).toHaveLength(1);
  });
});
