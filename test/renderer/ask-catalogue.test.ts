// Every word about asking in both languages, with the same places to fill in.
import { describe, expect, it } from 'vitest';
import { askEn } from '../../src/shared/verification/ask-words-en';
import { askEs } from '../../src/shared/verification/ask-words-es';

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
const placesIn = (text: string) => [...text.matchAll(/\{+\w+\}+/g)].map(String).sort();

describe('the words about asking', () => {
  const english = flat(askEn);
  const spanish = flat(askEs);

  it('have the same keys in English and Spanish', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have the same places to fill in', () => {
    for (const [key, text] of english) {
      expect([key, placesIn(spanish.get(key) ?? '')]).toEqual([key, placesIn(text)]);
    }
  });

  it('leave nothing empty and nothing untranslated but names', () => {
    const same = [...english].filter(([key, text]) => {
      expect(text.trim()).not.toBe('');
      return spanish.get(key) === text && /[a-z]{4}/.test(text.replace(/\{\{\w+\}\}/g, ''));
    });
    expect(same.map(([, text]) => text).filter((text) => text !== 'Tocsin')).toEqual([]);
  });
});
