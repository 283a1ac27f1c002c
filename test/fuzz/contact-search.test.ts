// Whatever a person is called: found by every word, beginning, digits and id of their own; and no query is an error.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, wordsOf } from '../../src/main/features/contacts/search/fold';
import type { IndexedPerson } from '../../src/main/features/contacts/search/indexed-person';
import { createSearchIndex } from '../../src/main/features/contacts/search/search-index';
import { loadSqlite } from '../../src/main/core/store/sqlite';
import { indexedPerson } from '../fakes/indexed-people';
import { createChooser, madePeople, madePerson } from '../fakes/made-people';
import { isOneSlip, mistyped, plainWords } from '../fakes/labelled-searches';

const sqlite = await loadSqlite();
const LIMIT = 200;

/** Something of it is left once accents and signs are gone: a lone accent is nobody's name. */
const isSayable = (name: string): boolean => wordsOf(foldText(name)).length > 0;

/** Others around the one, so that finding is not for want of choice. */
function among(person: IndexedPerson, others = 20) {
  const index = createSearchIndex({ sqlite });
  for (const people of madePeople(others)) index.put(people);
  index.put([person]);
  const finds = (query: string): boolean =>
    index.search(query, LIMIT).some(({ key }) => key === person.key);
  return { index, finds };
}

const number = fc.nat({ max: 5_000_000 }).map((n) => n + 1000);
const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.stringMatching(/^[a-zà-žđłø'’-]{1,14}$/),
);

describe('a person', () => {
  it('is found by every own word, and by every beginning of it', () => {
    fc.assert(
      fc.property(number, (n) => {
        const person = madePerson(n);
        const { index, finds } = among(person);
        const texts = [person.name, person.titles, person.departments, person.groups].flat();
        for (const own of texts.flatMap(plainWords)) {
          for (let length = 1; length <= own.length; length += 1) {
            const query = own.slice(0, length);
            const hits = index.search(query, LIMIT);
            if (hits.length < LIMIT) expect([query, finds(query)]).toEqual([query, true]);
          }
        }
        index.close();
      }),
      { numRuns: 40 },
    );
  });

  it('is found by any four or more digits in a row of a number, however they are parted', () => {
    fc.assert(
      fc.property(number, fc.nat(), fc.nat(), fc.nat(), (n, which, from, length) => {
        const person = madePerson(n);
        const { index, finds } = among(person);
        const phone = person.phones[which % person.phones.length] ?? '';
        const digits = phone.replace(/\D/g, '');
        const start = from % (digits.length - 3);
        const part = digits.slice(start, start + 4 + (length % 8));
        expect([phone, part, finds(part)]).toEqual([phone, part, true]);
        const parted = `${part.slice(0, 3)}-${part.slice(3)}`;
        expect([phone, parted, finds(parted)]).toEqual([phone, parted, true]);
        expect([phone, finds(phone)]).toEqual([phone, true]);
        index.close();
      }),
      { numRuns: 100 },
    );
  });

  it('is found by each id, by its beginnings, and by each address', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 3, max: 30 }), (n, length) => {
        const person = madePerson(n);
        const { index, finds } = among(person);
        for (const own of [...person.ids, ...person.emails]) {
          expect([own, finds(own)]).toEqual([own, true]);
          const beginning = own.slice(0, length);
          const hits = index.search(beginning, LIMIT).length;
          if (hits < LIMIT) expect([beginning, finds(beginning)]).toEqual([beginning, true]);
        }
        index.close();
      }),
      { numRuns: 100 },
    );
  });

  it('is found in spite of one slip in a long word', () => {
    fc.assert(
      fc.property(number, (n) => {
        const person = madePerson(n);
        const { index, finds } = among(person);
        for (const own of plainWords(person.name).filter((name) => name.length >= 5)) {
          const query = mistyped(own, createChooser(n));
          expect(isOneSlip(query, own)).toBe(true);
          expect([own, query, finds(query)]).toEqual([own, query, true]);
        }
        index.close();
      }),
      { numRuns: 100 },
    );
  });

  it('of any name at all is found by the name as it is written', () => {
    fc.assert(
      fc.property(word, word, (first, last) => {
        // What has an @ in it is sought among the addresses.
        fc.pre(isSayable(first + last) && !foldText(first + last).includes('@'));
        const { index, finds } = among(indexedPerson(`${first} ${last}`, { key: 'one' }), 5);
        expect([first, last, finds(`${first} ${last}`)]).toEqual([first, last, true]);
        index.close();
      }),
      { numRuns: 300 },
    );
  });
});

describe('a search', () => {
  it('never throws, never gives more than asked for, no one twice, and nobody as typed below similar ones', () => {
    const index = createSearchIndex({ sqlite });
    for (const people of madePeople(300)) index.put(people);
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('maria', 'O"R', ' AND ', ' NOT ', '*', '"', "'", '\0', '212', '-', '@', '+'),
      fc.constantFrom('gacria ', ' kowalsky', ' mari a', 'nguyen', 'smihtjones'),
      fc.constantFrom('garcia', ' 4471', 'hr ', '😀', '\ud800', ':', '(', ')', '^', '{a b}'),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        (p, limit) => {
          const hits = index.search(p.join(''), limit);
          const keys = hits.map(({ key }) => key);
          const similar = hits.map(({ matched }) => matched === 'similar');
          expect(similar).toEqual([...similar].sort((a, b) => Number(a) - Number(b)));
          expect(index.search(p.join(''), limit)).toEqual(hits);
          expect(keys.length).toBeLessThanOrEqual(limit);
          expect(new Set(keys).size).toBe(keys.length);
        },
      ),
      { numRuns: 2000 },
    );
    index.close();
  });

  it('after any puts and removes finds exactly those who are there', () => {
    const change = fc.record({
      add: fc.boolean(),
      who: fc.nat({ max: 30 }),
      as: fc.nat({ max: 90 }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const index = createSearchIndex({ sqlite });
        const there = new Map<string, IndexedPerson>();
        for (const { add, who, as } of changes) {
          const key = `person ${who}`;
          if (add) there.set(key, { ...madePerson(as), key });
          else there.delete(key);
          const now = there.get(key);
          if (now) index.put([now]);
          else index.remove([key]);
        }
        expect(index.size).toBe(there.size);
        const keys = new Set<string>();
        for (const { name } of there.values()) {
          for (const { key } of index.search(name, LIMIT)) keys.add(key);
        }
        expect([...keys].sort()).toEqual([...there.keys()].sort());
        index.close();
      }),
      { numRuns: 100 },
    );
  });
});
