// The text of one record: read back as it was, also where an older version has written it.
import { expect, it } from 'vitest';
import {
  fromRecordText,
  toRecordText,
} from '../../../../../src/main/features/contacts/directory/record-text';
import { makeRecord, phones } from '../../../../fakes/directory-records';

const ADDRESS = '12 Oak St, Columbus, OH 43004';
const known = makeRecord({ firstName: 'Anna', title: 'Nurse', groups: ['A'], ...phones('312') });

it.each([known, makeRecord(), { ...known, address: ADDRESS }])('is read back: %j', (record) => {
  expect(fromRecordText(toRecordText(record), record.asOfMs)).toEqual(record);
});

it('of a version that knew no addresses is read, and is the same while there is none', () => {
  const old =
    '["emergency24","","1",null,"Anna","","Nurse",null,null,null,null,[["312",null]],[],["A"]]';
  expect(fromRecordText(old, known.asOfMs)).toEqual(known);
  expect(toRecordText(known)).toBe(old);
});

it.each(['[]', '{}', 'x', toRecordText(known).replace(/\]$/, ',7]'), '["emergency24","","1"]'])(
  'is nothing when it is %s',
  (text) => {
    expect(fromRecordText(text, 0)).toBeNull();
  },
);
