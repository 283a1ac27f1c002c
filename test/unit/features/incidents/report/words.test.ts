// The words of incidents and reports stand in both languages, with the same places to fill in.
import { describe, expect, it } from 'vitest';
import { incidentsEn } from '../../../../../src/shared/incidents/words-en';
import { incidentsEs } from '../../../../../src/shared/incidents/words-es';
import { reportEn } from '../../../../../src/shared/incidents/report-words-en';
import { reportEs } from '../../../../../src/shared/incidents/report-words-es';

interface Words {
  readonly [key: string]: string | Words;
}

function flat(words: Words, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : flat(value, `${prefix}${key}.`),
  );
}
const placesIn = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();

describe.each([
  ['incidents', incidentsEn, incidentsEs],
  ['reports', reportEn, reportEs],
])('the words of %s', (_name, english, spanish) => {
  const other = new Map(flat(spanish));

  it('have the same keys and places in English and Spanish, and none is empty', () => {
    expect([...other.keys()].sort()).toEqual(
      flat(english)
        .map(([key]) => key)
        .sort(),
    );
    for (const [key, text] of flat(english)) {
      expect([key, placesIn(other.get(key) ?? '')]).toEqual([key, placesIn(text)]);
      expect(text.trim()).not.toBe('');
      expect(other.get(key)?.trim()).not.toBe('');
    }
  });
});
