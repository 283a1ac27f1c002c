// The list of names typed over is read whole, and what is no such list is refused in plain words.
import { expect, test } from 'vitest';
import { readNames } from '../../scripts/bench/names.mjs';

const list = (...rows) => ['rec_id, given_name, surname, postcode', ...rows].join('\n');
const people = ['rec-0-org, ann, lee, 1', 'rec-1-org, bob, ray, 2', 'rec-2-org, , moss, 3'];

test('people have both parts of a name; typed is whatever differs from one of them', () => {
  const names = readNames(
    list(
      'rec-1-dup-0, bbo, ray, 2',
      ...people,
      'rec-0-dup-0, ann, lee, 9',
      'rec-0-dup-1, lee, ann, 1',
      'rec-0-dup-2, ann, , 1',
      'rec-1-dup-10, ann, rey, 2',
      'rec-2-dup-0, tom, moss, 3',
    ),
  );
  expect(names).toEqual({
    people: [
      { key: '0', first: 'ann', last: 'lee' },
      { key: '1', first: 'bob', last: 'ray' },
    ],
    typed: [
      { key: '1', query: 'bbo ray', isSlip: true },
      { key: '0', query: 'lee ann', isSlip: true },
      { key: '1', query: 'ann rey', isSlip: false },
    ],
  });
});

test('columns may stand in any order, in quotes, behind a mark of the encoding', () => {
  const text =
    '\ufeffsurname,rec_id,given_name\r\n"lee",rec-0-org,"ann"\r\nlee,rec-0-dup-0,anm\r\n';
  expect(readNames(text).typed).toEqual([{ key: '0', query: 'anm lee', isSlip: true }]);
});

test.each([
  ['', 'no column rec_id, given_name, surname'],
  ['rec_id,surname\nrec-0-org,lee', 'no column given_name'],
  [list(...people), 'typed over'],
  [list(...people, 'rec-1-org, bob, roy, 2', 'rec-1-dup-0, bbo, ray, 2'), 'there twice'],
  [list(...people, '7, bob, ray, 2'), 'No record is called "7"'],
  [list('rec-0-org, ann'), 'cannot be read'],
])('%j is refused', (text, why) => {
  expect(() => readNames(text)).toThrow(why);
});
