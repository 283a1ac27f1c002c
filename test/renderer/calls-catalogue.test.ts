// Every word of the Calls screen in both languages, and a word for everything the record can tell.
import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../src/shared/core/activity';
import { callsEn } from '../../src/shared/calls/words-en';
import { callsEs } from '../../src/shared/calls/words-es';
import { factsInWords, toneOf } from '../../src/renderer/kit/entry-words';
import { createI18n } from '../../src/renderer/i18n';
import { NOON_MS } from '../fakes/app-state';

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

describe('the words of Calls', () => {
  const english = flat(callsEn);
  const spanish = flat(callsEs);

  it('have the same keys in English and Spanish, none of them empty', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
    for (const text of [...english.values(), ...spanish.values()]) {
      expect(text.trim()).not.toBe('');
    }
  });

  it('have the same places to fill in', () => {
    for (const [key, text] of english) {
      expect([key, placesIn(spanish.get(key) ?? '')]).toEqual([key, placesIn(text)]);
    }
  });

  it('leave nothing untranslated but the letter for north', () => {
    const same = [...english].filter(
      ([key, text]) => spanish.get(key) === text && /[a-z]/i.test(text.replace(/\{+\w+\}+/g, '')),
    );
    expect(same.map(([key]) => key)).toEqual(['calls.map.north']);
  });
});

describe('the record', () => {
  const { t } = createI18n(['en-US']);
  const words = (kind: ActivityEntry['kind'], facts: ActivityEntry['facts']) =>
    factsInWords(t, {
      seq: 1,
      atMs: NOON_MS,
      kind,
      actionId: null,
      facts,
      failure: null,
      hash: '',
    });

  it.each<[ActivityEntry['kind'], ActivityEntry['facts'], readonly string[]]>([
    [
      'call-shared',
      { shares: 1, hasNumber: true, hasPlace: false },
      ['with a phone number', 'no place'],
    ],
    ['call-revealed', { how: 'radio' }, ['for the radio']],
    ['call-own-building', { answer: 'no' }, ['said: not our building']],
    ['call-listed', { revealed: true }, ['with its number']],
    ['alert-received', { name: 'LOCKDOWN', format: 'json', drill: true }, ['LOCKDOWN', 'drill']],
    ['incident-changed', { count: 3, added: 'call:x', renamed: true }, ['new name']],
    ['record-exported', { format: 'csv', lines: 12 }, ['CSV', '12 lines']],
    ['answer', { answer: 'confirmed' }, ['Yes, it is real']],
  ])('tells %s in plain words', (kind, facts, expected) => {
    expect(words(kind, facts)).toEqual(expected);
  });

  it('marks a call that could not be saved as trouble', () => {
    const entry = { seq: 1, atMs: 0, actionId: null, facts: {}, failure: null, hash: '' };
    expect(toneOf({ ...entry, kind: 'call-not-stored' })).toBe('trouble');
    expect(toneOf({ ...entry, kind: 'call-shared' })).toBe('plain');
  });
});
