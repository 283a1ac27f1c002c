// The words that need no window: both languages complete, every value of the contract has words.
import { describe, expect, it } from 'vitest';
import { CheckInStatus } from '../../../src/shared/core/check-in';
import { DeliveryState } from '../../../src/shared/core/delivery-progress';
import { FailureKind, FailureReason } from '../../../src/shared/core/failure';
import { TroubleId } from '../../../src/shared/core/readiness';
import { en } from '../../../src/shared/text/en';
import { es } from '../../../src/shared/text/es';
import { resolveLanguage } from '../../../src/shared/core/language';
import { troubleWordsOf } from '../../../src/shared/text/trouble-words';

interface Words {
  readonly [key: string]: string | Words;
}
function flat(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}
const placesIn = (text = '') => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();
const sorted = (words: Words) => Object.keys(words).sort();

describe('the catalogue', () => {
  const english = flat(en);
  const spanish = new Map(flat(es));

  it('has the same keys and the same places to fill in, in English and Spanish', () => {
    expect([...spanish.keys()].sort()).toEqual(english.map(([key]) => key).sort());
    for (const [key, text] of english) {
      expect([key, placesIn(spanish.get(key))]).toEqual([key, placesIn(text)]);
    }
  });

  it('says everything once in each language, with nothing left empty', () => {
    const names = new Set(['appName', 'vendor.share911', 'vendor.chekt']);
    names.add('vendor.emergency24').add('vendor.rapidsos');
    for (const [key, text] of english) {
      expect(text.trim()).not.toBe('');
      if (!names.has(key)) expect([key, spanish.get(key)]).not.toEqual([key, text]);
    }
  });

  const allTroubleWords = TroubleId.options.flatMap((id) => [
    ...new Set([troubleWordsOf(id, 'live'), troubleWordsOf(id, 'practice')]),
  ]);

  it.each<[string, Words, readonly string[]]>([
    ['status', en.status, CheckInStatus.options],
    ['trouble', en.trouble, allTroubleWords],
    ['failure', en.failure, FailureKind.options],
    ['reason', en.reason, FailureReason.options],
  ])('has words for every %s', (_name, words, values) => {
    expect(sorted(words)).toEqual([...values].sort());
  });

  it('has words for every delivery', () => {
    expect(Object.keys(en.delivery)).toEqual(expect.arrayContaining(DeliveryState.options));
  });

  it('never calls a bare 2xx delivered', () => {
    for (const [, text] of [...english, ...spanish]) expect(text).not.toMatch(/deliver|entregad/i);
  });
});

describe('the language', () => {
  it.each([
    ['system', ['es-MX', 'en'], 'es'],
    ['system', ['EN_us.UTF-8'], 'en'],
    ['system', ['de-DE', 'es'], 'es'],
    ['system', ['de-DE'], 'en'],
    ['system', [], 'en'],
    ['en', ['es'], 'en'],
    ['es', ['en'], 'es'],
  ] as const)('for "%s" on a machine with %j is %s', (setting, machine, language) => {
    expect(resolveLanguage(setting, machine)).toBe(language);
  });
});
