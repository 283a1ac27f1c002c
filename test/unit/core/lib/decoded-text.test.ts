// Bytes become the text that was written, whatever their label says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedText } from '../../../../src/main/core/lib/decoded-text';

const utf16 = (text: string, isBig: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

describe('text of bytes', () => {
  it.each([
    ['UTF-8', '', [0x53, 0xc3, 0xad], 'Sí'],
    ['UTF-8 with a mark', '', [0xef, 0xbb, 0xbf, 0x53, 0xc3, 0xad], 'Sí'],
    ['UTF-8 under a Western label', 'iso-8859-1', [0x53, 0xc3, 0xad], 'Sí'],
    ['Western under no label', '', [0x53, 0xed], 'Sí'],
    ['Western under the label of UTF-8', 'utf-8', [0x53, 0xed], 'Sí'],
    ['Western as Windows has it', 'ISO-8859-1', [0x4f, 0x92, 0x42, 0xed], 'O’Bí'],
    ['UTF-16 that says so', 'utf-16le', [0x53, 0x01, 0xed, 0x00], 'œí'],
    ['UTF-16 with a mark under a wrong label', 'utf-8', [0xfe, 0xff, 0, 0x53, 0, 0xed], 'Sí'],
    ['UTF-16 without a mark', '', [0x53, 0, 0xed, 0], 'Sí'],
    ['UTF-16 without a mark, the other way round', '', [0, 0x53, 0, 0xed], 'Sí'],
    ['a label that nobody knows', 'nonsense', [0x4f, 0x4b], 'OK'],
    ['another label', 'shift_jis', [0x82, 0xa0], 'あ'],
    ['UTF-16 without a mark that begins with another letter', '', [0x41, 1, 0x41, 0], 'ŁA'],
    [
      'a stray zero in much UTF-8',
      '',
      [...Buffer.from('x'.repeat(99)), 0, 0x78],
      `${'x'.repeat(99)}\0x`,
    ],
    ['nothing', '', [], ''],
  ])('%s', (_, charset, bytes, text) => {
    expect(decodedText(Uint8Array.from(bytes), charset)).toBe(text);
  });

  it('is what was written, in any Unicode', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((rest) => `{${rest}`);
    fc.assert(
      fc.property(text, fc.constantFrom('', '\ufeff'), (written, mark) => {
        expect(decodedText(Buffer.from(mark + written))).toBe(written);
        expect(decodedText(utf16(`\ufeff${written}`, false))).toBe(written);
        expect(decodedText(utf16(`\ufeff${written}`, true))).toBe(written);
      }),
    );
  });
});
