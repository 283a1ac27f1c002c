// Records in any order, changed and removed one by one: people are always what all records together say.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Verdict } from '../../src/main/features/contacts/directory/cluster';
import { createDecisionBook } from '../../src/main/features/contacts/directory/decision-book';
import { linkRecords } from '../fakes/link-records';
import { createPeople, type People } from '../../src/main/features/contacts/directory/people';
import { recordKey, type SourceRecord } from '../../src/shared/contacts/contact';
import { makeRecord, phones } from '../fakes/directory-records';

/** Few values each, so that many are shared, some of them by too many. */
const record: fc.Arbitrary<SourceRecord> = fc
  .record({
    place: fc.constantFrom('', 's1', 's2', 's3'),
    id: fc.nat(5),
    first: fc.constantFrom('', 'Ann', 'Bo', 'Cy'),
    last: fc.constantFrom('', 'Li', 'Roe'),
    externalId: fc.option(fc.constantFrom('1', '2', '01'), { freq: 2 }),
    numbers: fc.subarray(['3125550001', '3125550002', '3125550003', '3125550004'], {
      maxLength: 2,
    }),
    emails: fc.subarray(['a@x.org', 'b@x.org', 'c@x.org'], { maxLength: 1 }),
  })
  .map(({ place, id, first, last, externalId, numbers, emails }) =>
    makeRecord({
      source: place === '' ? 'emergency24' : 'chekt',
      siteId: place,
      vendorId: `${id}`,
      externalId,
      firstName: first,
      lastName: last,
      emails,
      ...phones(...numbers),
    }),
  );

type Step =
  | { readonly do: 'put'; readonly records: readonly SourceRecord[] }
  | { readonly do: 'remove'; readonly at: number }
  | { readonly do: 'decide'; readonly a: number; readonly b: number; readonly verdict: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      records: fc.array(record, { maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), at: fc.nat(30) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      a: fc.nat(30),
      b: fc.nat(30),
      verdict: fc.nat(2),
    }),
  },
);

const held = (one: SourceRecord) => ({
  record: one,
  pass: 0,
  detailedAtMs: null,
  listPrint: 0,
  wantsDetails: false,
});

/** Who is one person, by their keys, and what the search was told. */
function groupsOf(people: People): string[][] {
  return [...people.all()]
    .map(({ records }) => records.map(recordKey).toSorted())
    .toSorted(([left = ''], [right = '']) => (left < right ? -1 : 1));
}

it('links step by step what it would link at once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const decisions = createDecisionBook();
      const people = createPeople(decisions);
      const known = new Map<string, SourceRecord>();
      const told = new Set<string>();
      const tell = ({ removed, changed }: ReturnType<People['change']>): void => {
        for (const key of removed) told.delete(key);
        for (const slot of changed) told.add(people.personAt(slot)?.key ?? '?');
      };
      let seq = 0;
      for (const one of steps) {
        const keys = [...known.keys()];
        const key = (at: number): string => keys[at % Math.max(1, keys.length)] ?? 'chekt/s9/9';
        if (one.do === 'put') {
          for (const each of one.records) known.set(recordKey(each), each);
          tell(people.change(one.records.map(held), []));
        } else if (one.do === 'remove') {
          known.delete(key(one.at));
          tell(people.change([], [key(one.at)]));
        } else {
          const [a, b] = [key(one.a), key(one.b)];
          const verdict = (['linked', 'not-the-same', 'undecided'] as const)[one.verdict % 3];
          seq += 1;
          if (verdict) tell(people.decided(a, b, () => decisions.set({ a, b, verdict }, seq)));
        }
        const expected = linkRecords([...known.values()], decisions.all()).groups;
        expect(groupsOf(people)).toEqual(expected);
        expect([...told].toSorted()).toEqual(expected.map(([first]) => first));
        const counts = people.counts();
        expect(counts.people).toBe(expected.length);
        expect(counts.linked).toBe(expected.filter((group) => group.length > 1).length);
        const whole = { offset: 0, limit: 200 };
        const byName = people.page(whole);
        expect(byName.map(({ key }) => key).toSorted()).toEqual(expected.map(([first]) => first));
        const names = byName.map(({ name }) => name.toLowerCase());
        expect(names).toEqual(names.toSorted());
        expect(people.page({ offset: 2, limit: 3 })).toEqual(byName.slice(2, 5));
        expect(people.conflicts(whole)).toHaveLength(counts.conflicts);
        expect(people.suggestions(whole)).toHaveLength(counts.suggestions);
      }
    }),
    { numRuns: 1500 },
  );
});

it('tells the same people, conflicts and suggestions whatever came first', () => {
  fc.assert(
    fc.property(
      fc
        .uniqueArray(record, { selector: recordKey, maxLength: 24 })
        .chain((records) =>
          fc.tuple(
            fc.constant(records),
            fc.shuffledSubarray(records, { minLength: records.length }),
          ),
        ),
      ([records, shuffled]) => {
        const sets = [records, shuffled].map((order) => {
          const people = createPeople(createDecisionBook());
          for (const one of order) people.change([held(one)], []);
          const page = { offset: 0, limit: 200 };
          const pairs = people.suggestions(page).map(({ a, b }) => [a, b].toSorted().join(' '));
          const persons = [...people.all()].toSorted((one, two) => (one.key < two.key ? -1 : 1));
          return { persons, pairs: pairs.length, counts: people.counts() };
        });
        expect(sets[1]).toEqual(sets[0]);
      },
    ),
    { numRuns: 1000 },
  );
});

it('obeys every decision that no later one contradicts', () => {
  const verdicts = fc.array(fc.record({ a: fc.nat(11), b: fc.nat(11), linked: fc.boolean() }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(record, { selector: recordKey, minLength: 2, maxLength: 12 }),
      verdicts,
      (records, drawn) => {
        const keys = records.map(recordKey);
        const made = drawn
          .map(({ a, b, linked }, seq): Verdict => {
            const [left = '', right = ''] = [keys[a % keys.length], keys[b % keys.length]];
            return { a: left, b: right, linked, seq };
          })
          .filter(({ a, b }) => a !== b);
        const last = made.at(-1);
        if (!last) return;
        const { groups } = linkRecords(records, made);
        const isOne = groups.some((group) => group.includes(last.a) && group.includes(last.b));
        expect(isOne).toBe(last.linked);
      },
    ),
    { numRuns: 3000 },
  );
});
