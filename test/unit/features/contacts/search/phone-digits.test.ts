// Telephone numbers: the same number in any format has the same digits somewhere.
import { describe, expect, it } from 'vitest';
import {
  phoneForms,
  soughtDigits,
  withoutExtensionWord,
} from '../../../../../src/main/features/contacts/search/phone-digits';

describe('the digits of a telephone number', () => {
  it.each([
    ['(212) 555-0147', ['2125550147']],
    ['+44 (0)20 7946 0018', ['4402079460018', '442079460018']],
    ['212-555-0147 ext. 12', ['212555014712', '2125550147']],
    ['212-555-0147x12', ['212555014712', '2125550147']],
    ['٠٢٠٧', ['0207']],
    ['none', []],
  ])('of %s are kept as %j', (number, forms) => {
    expect(phoneForms(number)).toEqual(forms);
  });

  it.each([
    ['12125550147', false, '2125550147'],
    ['12125550147', true, '2125550147'],
    ['0012125550147', false, '2125550147'],
    ['442079460018', true, '2079460018'],
    ['4402079460018', true, '2079460018'],
    ['02079460018', false, '2079460018'],
    ['84901234567', true, '901234567'],
    ['353861234567', true, '861234567'],
  ])('typed as %s (plus: %s) are also sought as %s', (typed, international, sought) => {
    const forms = soughtDigits(typed, international);
    expect(forms[0]).toBe(typed);
    expect(forms).toContain(sought);
  });

  it('are sought as typed when they are few', () => {
    expect(soughtDigits('0042', false)).toEqual(['0042']);
    expect(soughtDigits('4471', false)).toEqual(['4471']);
  });

  it('go on after the word for an extension', () => {
    expect(withoutExtensionWord('212 555 0147 ext. 12')).toMatch(/^212 555 0147 +12$/);
    expect(withoutExtensionWord('tel: +1 212')).toBe('+1 212');
    expect(withoutExtensionWord('rex 12')).toBe('rex 12');
  });
});
