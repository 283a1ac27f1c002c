// One number, however it is written.
import { describe, expect, it } from 'vitest';
import { phoneKey } from '../../../src/main/contacts/phone-key';

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
  ])('reads %s as %s', (written, key) => {
    expect(phoneKey(written)).toBe(key);
  });

  it.each(['312 555 8888 x12', '312-555-8888 ext. 12', '+13125558888;ext=12', '3125558888,12'])(
    'keeps the extension of %s apart from the switchboard',
    (written) => {
      expect(phoneKey(written)).toBe('3125558888x12');
    },
  );

  it.each(['', 'n/a', '4312', 'x12'])('takes %j for no number of one person', (written) => {
    expect(phoneKey(written)).toBeNull();
  });
});
