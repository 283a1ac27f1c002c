// Every word in both languages, with the same places to fill in.
import { describe, expect, it } from 'vitest';
import { verifyEn } from '../../src/shared/verification/words-en';
import { verifyEs } from '../../src/shared/verification/words-es';
import { windowEn } from '../../src/shared/text/window-en';
import { windowEs } from '../../src/shared/text/window-es';

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

describe('the window’s catalogue', () => {
  const english = flat({ ...windowEn, ...verifyEn });
  const spanish = flat({ ...windowEs, ...verifyEs });

  it('has the same keys in English and Spanish', () => {
    expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('has the same places to fill in', () => {
    for (const [key, text] of english) {
      const other = spanish.get(key) ?? '';
      // A singular may leave the number out.
      if (!key.endsWith('_one')) expect([key, placesIn(other)]).toEqual([key, placesIn(text)]);
    }
  });

  it('leaves no word empty but the origin that goes without saying', () => {
    for (const words of [english, spanish]) {
      const empty = [...words].filter(([, text]) => text.trim() === '').map(([key]) => key);
      expect(empty).toEqual(['card.from.window']);
    }
  });
});
