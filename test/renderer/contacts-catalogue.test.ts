// Every word of the contacts screen in both languages, with the same places to fill in.
import { describe, expect, it } from 'vitest';
import { EMERGENCY24_PHONE_FIELDS, Emergency24Fields } from '../../src/shared/contacts/emergency24';
import { contactsEn } from '../../src/shared/contacts/words-en';
import { contactsEs } from '../../src/shared/contacts/words-es';

interface Words {
  readonly [key: string]: string | Words;
}

function flat(words: Words, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value] as const]
        : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}
const placesIn = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();

describe('the words of the contacts screen', () => {
  const english = flat(contactsEn);
  const spanish = flat(contactsEs);

  it('have the same keys in English and Spanish', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have the same places to fill in', () => {
    for (const [key, text] of english) {
      // A singular may leave the number out.
      if (key.endsWith('_one')) continue;
      expect([key, placesIn(spanish.get(key) ?? '')]).toEqual([key, placesIn(text)]);
    }
  });

  it('leave nothing empty and nothing untranslated', () => {
    const same = [...english].filter(([key, text]) => {
      expect(text.trim()).not.toBe('');
      return spanish.get(key) === text && /[a-z]{4}/.test(text.replace(/\{\{\w+\}\}/g, ''));
    });
    expect(same).toEqual([]);
  });

  it('name every field of Emergency24, because any of them may be lost', () => {
    expect(Object.keys(contactsEn.contacts.emergency24).sort()).toEqual(
      Object.keys(Emergency24Fields.shape).sort(),
    );
    expect(EMERGENCY24_PHONE_FIELDS.length).toBeGreaterThan(0);
  });

  it('never call a bare 2xx delivered', () => {
    for (const [, text] of [...english, ...spanish]) expect(text).not.toMatch(/deliver|entregad/i);
  });
});
