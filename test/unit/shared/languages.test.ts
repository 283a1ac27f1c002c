// The many ways a language is written, and what each reader is told.
import { describe, expect, it } from 'vitest';
import { LANGUAGE_RULES } from '../../../src/shared/contacts/languages';

const { keyOf, asWritten, inWords, choices } = LANGUAGE_RULES;

describe('a language', () => {
  it.each([
    'es',
    'ES',
    'spa',
    'Spanish',
    'spanish ',
    'Español',
    'espanol',
    'Castellano',
    'es-MX',
    'es_MX',
  ])('written %j is Spanish', (text) => {
    expect(keyOf(text)).toBe(keyOf('Spanish'));
  });

  it.each([
    ['es', 'Spanish'],
    ['spa', 'Spanish'],
    ['Español', 'Spanish'],
    ['inglés', 'English'],
    ['hmn', 'Hmong'],
    ['Tagalog', 'Filipino'],
  ])('typed as %j goes out as %j', (typed, written) => {
    expect(asWritten(typed)).toBe(written);
  });

  it.each(['Klingon', '', '00', 'xx', 'English or Spanish', 'es-'])(
    'that nobody knows stays as it is: %j',
    (text) => {
      expect(asWritten(text)).toBe(text);
      expect(inWords(text, 'es')).toBe(text);
      expect(keyOf(text)).not.toBe(keyOf('Spanish'));
    },
  );

  it('is told in the reader’s own words', () => {
    expect(inWords('Spanish', 'es')).toBe('español');
    expect(inWords('spa', 'en')).toBe('Spanish');
  });

  it.each(['en', 'es'])('chosen from the list of %s means what it says', (reader) => {
    for (const choice of choices(reader)) expect(inWords(asWritten(choice), reader)).toBe(choice);
  });
});
