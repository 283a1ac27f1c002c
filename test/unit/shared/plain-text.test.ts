// One name is one name, whatever signs nobody sees came with it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, plainText } from '../../../src/shared/core/plain-text';

const UNSEEN = ['\u200b', '\u200d', '\ufeff', '\u00ad', '\u200e', '\u202e', '\u2060', '\u034f'];

describe('text as it is sent', () => {
  it.each([
    ['  Ana\u00a0\u2003 Ruiz\t', 'Ana Ruiz'],
    ['Jose\u0301', 'José'],
    ['O’Brien', "O'Brien"],
    ['O´Brien', "O'Brien"],
    ['Smith–Jones', 'Smith-Jones'],
    ['Smith\u2011Jones', 'Smith-Jones'],
    ['“Bo” Li', '"Bo" Li'],
    ['\ufeffBo\u0000 Li\r\n', 'Bo Li'],
    ['Ka\u02bbiulani', 'Ka\u02bbiulani'],
    ['McDonald ÑANDÚ', 'McDonald ÑANDÚ'],
    ['A\u2028B\u0085C', 'A B C'],
  ])('%j is %j', (text, plain) => expect(plainText(text)).toBe(plain));

  it('does not care where the unseen signs stand', () => {
    const name = fc.string({ unit: fc.constantFrom(...Array.from('aÁñß ’-e\u0301')) });
    fc.assert(
      fc.property(name, fc.constantFrom(...UNSEEN), (text, sign) => {
        const strewn = Array.from(text, (letter) => sign + letter).join('') + sign;
        expect(plainText(strewn)).toBe(plainText(text));
      }),
    );
  });

  it('leaves what is plain as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
    );
  });
});

describe('text as it is compared', () => {
  it.each([
    ['O’BRIEN', "o'brien"],
    ['Straße', 'STRASSE'],
    ['Ａｎａ', 'ana'],
    ['Ka\u02bbiulani', "ka'iulani"],
    ['İpek', 'i\u0307pek'],
    ['ΣΟΦΟΣ', 'σοφος'],
    ['Jose\u0301  \u200bRuiz', 'josé ruiz'],
  ])('%j is %j', (one, other) => expect(comparable(one)).toBe(comparable(other)));

  it.each([
    ['José', 'Jose'],
    ['Ana Ruiz', 'AnaRuiz'],
    ["O'Brien", 'OBrien'],
  ])('%j is not %j', (one, other) => expect(comparable(one)).not.toBe(comparable(other)));

  it('is the same for what is the same when it is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(comparable(plainText(text))).toBe(comparable(text));
        expect(comparable(comparable(text))).toBe(comparable(text));
      }),
    );
  });
});
