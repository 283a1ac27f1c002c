// Telephone numbers: one reading for linking, for the wire and for two numbers in one cell.
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import {
  dialableNumber,
  inE164,
  nationalOrE164,
  phoneKey,
  phonesIn,
  readPhone,
  sameNumberKey,
} from '../../../../src/main/core/lib/phone';

describe('phoneKey', () => {
  it.each([
    ['3125558888', '3125558888'],
    ['(312) 555-8888', '3125558888'],
    ['+13125558888', '3125558888'],
    ['1-312-555-8888', '3125558888'],
    ['tel:+1-312-555-8888', '3125558888'],
    ['001 312 555 8888', '3125558888'],
    ['+1-555-0123', '5550123'],
    ['555-0123', '5550123'],
    ['+44 20 7946 0958', '442079460958'],
    ['+44 (0)20 7946 0958', '442079460958'],
    ['011 44 20 7946 0958', '442079460958'],
    ['0044 20 7946 0958', '442079460958'],
    ['３１２ ５５５ ８８８８', '3125558888'],
    ['٣١٢-٥٥٥-٨٨٨٨', '3125558888'],
    ['312\u2212555\u20118888', '3125558888'],
    ['\u202a+1 (312) 555-8888\u202c', '3125558888'],
    ['312\u00a0555\u20078888', '3125558888'],
    ['+52 1 55 1234 5678', '525512345678'],
  ])('reads %s as %s', (written, key) => {
    expect(phoneKey(written)).toBe(key);
  });

  it.each([
    ...['312 555 8888 x12', '312-555-8888 ext. 12', '+13125558888;ext=12', '3125558888,12'],
    ...[
      '312-555-8888 Extn 12',
      '312.555.8888 ext: 12',
      '312-555-8888, ext. 12',
      '(312) 555-8888 #12',
    ],
  ])('keeps the extension of %s apart from the switchboard', (written) => {
    expect(phoneKey(written)).toBe('3125558888x12');
  });

  it.each(['', 'n/a', '4312', 'x12'])('takes %j for no number of one person', (written) => {
    expect(phoneKey(written)).toBeNull();
    expect(sameNumberKey(` ${written} `)).toBe(written);
  });
});

describe('one number', () => {
  it.each([
    ['cell: (312) 555-0142', '+13125550142', '3125550142'],
    ['312-555-0142 (work)', '+13125550142', '3125550142'],
    ['312/555-0142', '+13125550142', '3125550142'],
    ["'3125550142", '+13125550142', '3125550142'],
    ['+44 (0)20 7946 0958', '+442079460958', '+442079460958'],
    ['312 555 0142 ext 7', '+13125550142 x7', '3125550142 x7'],
    ['(312) 555-0142 ext7', '+13125550142 x7', '3125550142 x7'],
    ['312-555-0142 extensión 7', '+13125550142 x7', '3125550142 x7'],
    ['312-555-0142 anexo 7', '+13125550142 x7', '3125550142 x7'],
    ['c: 312-555-0142', '+13125550142', '3125550142'],
    ['312-555-0142 (w)', '+13125550142', '3125550142'],
    ['+4522334455', '+4522334455', '+4522334455'],
  ])('%s goes out as %s, or as %s', (written, abroad, at) => {
    const phone = readPhone(written);
    expect(phone && inE164(phone)).toBe(abroad);
    expect(phone && nationalOrE164(phone)).toBe(at);
  });

  it.each([
    ...['555-0123', '000-000-0000', '112-555-0100', '312-555-010', '2024-01-15'],
    ...['3125550101312555', '1-800-FLOWERS', '312-555-0100*', '*67 312-555-0100', '3125550101.0'],
    ...['+3125550101', '312-555-0101, 0102'],
    ...['fax 312-555-0100', '3.12556E+09', 'ext. 204', '911', ''],
  ])('is not %j', (written) => {
    expect(readPhone(written)).toBeNull();
    expect(phonesIn(written)).toBeNull();
  });

  it.each(['999-999-9999', '+1 (555) 555-5555', '312-555-0101, 222-222-2222'])(
    'is no number that anybody has, although a service may hold it: %j',
    (written) => expect(phonesIn(written)).toBeNull(),
  );

  it('is read as the whole library with all its data reads it', () => {
    // The library knows the way to dial abroad of one country only; 00 is that of most others.
    const digits = fc.stringMatching(/^\d{10}$/).filter((each) => !each.startsWith('00'));
    const shape = fc.constantFrom('', '+1 ', '1-', '1 (');
    fc.assert(
      fc.property(digits, shape, fc.constantFrom('', ' ', '-', '.'), (line, before, sign) => {
        const close = before.endsWith('(') ? ')' : '';
        const parts = [line.slice(0, 3) + close, line.slice(3, 6), line.slice(6)];
        const text = before + parts.join(sign);
        const ours = readPhone(text);
        const theirs = parsePhoneNumberFromString(text, { defaultCountry: 'US', extract: false });
        if (ours !== null) expect(ours.e164).toBe(theirs?.number);
        if (theirs?.isValid() === true) expect(ours?.e164).toBe(theirs.number);
      }),
    );
  });

  it('is read a hundred thousand times before somebody notices', () => {
    const beginMs = performance.now();
    for (let index = 0; index < 100_000; index += 1) {
      phoneKey(
        `(312) 5${String(index % 100_000)
          .padStart(6, '0')
          .replace(/(...)/, '$1-')}`,
      );
    }
    expect(performance.now() - beginMs).toBeLessThan(3_000);
  });
});

describe('two numbers in one cell', () => {
  const two = ['+13125550101', '+442079460958'];
  it.each([
    ...[' / ', '/', ', ', '; ', ' ', ' - ', ' or ', ' & ', '\n', '\r\n', ' ::: ', ' y ', ' | '],
  ])('are found around %j', (between) => {
    for (const [first, second] of [
      ['312-555-0101', '+44 20 7946 0958'],
      ['(312) 555-0101', '+442079460958'],
    ]) {
      const found = phonesIn(`${first}${between}${second}`);
      expect(found?.map(inE164)).toEqual(two);
    }
  });

  it.each([
    ['3125550101/3125550102', 2],
    ['3125550101,3125550102', 2],
    ['cell 312-555-0101, work 312-555-0102', 2],
    ['312-555-0101 x12 / 312-555-0102 x13', 2],
    ['312-555-0101; 312-555-0102; 312-555-0103;', 3],
  ])('of %s are %d', (text, count) => {
    expect(phonesIn(text)).toHaveLength(count);
  });

  it.each(['312-555-0101 or 555-0102', '312-555-0101 / 02', '312-555-0101 call Bob'])(
    'are not made up from %j',
    (text) => {
      expect(phonesIn(text)).toBeNull();
    },
  );
});

describe('a number for people to dial', () => {
  it.each([
    ['6145550100', '+1 614 555 0100'],
    ['(614) 555-0100 x4', '+1 614 555 0100 ext. 4'],
    ['614-555-0100, ext. 4', '+1 614 555 0100 ext. 4'],
    ['office: 614.555.0100', '+1 614 555 0100'],
    ['+442079460958', '+44 20 7946 0958'],
  ])('of "%s" is "%s", and itself when it is read again', (typed, expected) => {
    expect(dialableNumber(typed)).toBe(expected);
    expect(dialableNumber(expected)).toBe(expected);
  });

  it.each([
    '',
    '911',
    '555-0100',
    'x204',
    'front desk',
    '614 555 0100 / 614 555 0101',
    '999-999-9999',
  ])('is none in "%s"', (typed) => expect(dialableNumber(typed)).toBeNull());
});
