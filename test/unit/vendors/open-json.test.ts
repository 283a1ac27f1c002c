// Every vendor's JSON is read in one way: whatever its bytes look like, and without losing a digit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readId } from '../../../src/main/vendors/json-values';
import { openJson } from '../../../src/main/vendors/open-json';

const valueOf = (body: Uint8Array | string): unknown => {
  const opened = openJson(body);
  return opened.ok ? opened.value : opened.problem;
};

describe('a number', () => {
  it.each([
    ['7', 7],
    ['-1.5', -1.5],
    ['0', 0],
    ['9007199254740992', 9007199254740992],
    ['9007199254740993', '9007199254740993'],
    ['12345678901234567890', '12345678901234567890'],
    ['1.0', '1.0'],
    ['1e3', '1e3'],
    ['-0', '-0'],
    ['1e999', '1e999'],
    ['0.10', '0.10'],
  ])('%s is %j', (text, value) => {
    expect(valueOf(text)).toBe(value);
    expect(valueOf(`[{"a":${text},"b":[ ${text}\n]}]`)).toEqual([{ a: value, b: [value] }]);
  });

  it('in a text or in a name stays what it is', () => {
    const text = String.raw`{"1.0":"2.0, \"3.0\": 4.0 \\","b":"\\\\","c":5.0}`;
    expect(valueOf(text)).toEqual({ '1.0': '2.0, "3.0": 4.0 \\', b: '\\\\', c: '5.0' });
  });

  it('gives the same id whatever way it is written', () => {
    const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,40})(\.\d{1,20})?([eE][+-]?\d{1,3})?$/);
    fc.assert(
      fc.property(digits, (number) => {
        expect(readId(valueOf(number), 200)).toBe(number);
        expect(readId(valueOf(`"${number}"`), 200)).toBe(number);
      }),
    );
  });
});

describe('a text', () => {
  // As JSON.stringify writes it.
  const finite = (number: number): number | null => (Number.isFinite(number) ? number : null);

  it('is JSON exactly where it is to JavaScript, and says the same', () => {
    const made = fc.json().map((text) => text.replace(/([\d])([,\]}])/g, '$1.0$2'));
    const sign = fc.constantFrom(...Array.from('[]{}",:\\0123456789.-+eE tfn\n\u00a0'));
    const any = fc.oneof(made, fc.string({ unit: sign }), fc.json());
    const told = (text: string): unknown => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return 'is not JSON';
      }
    };
    // Where both have a number, text is as good.
    const asNumbers = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (_, each: unknown) =>
        typeof each === 'string' && /^-?\d[\d.eE+-]*$/.test(each) ? finite(Number(each)) : each,
      ) as unknown;
    fc.assert(
      fc.property(any, (text) => {
        expect(asNumbers(valueOf(text))).toEqual(asNumbers(told(text)));
      }),
    );
  });

  it.each([
    '',
    ' ',
    '{2.0:1}',
    '{1.0 : 1}',
    '[1.0',
    '[01.0]',
    '"1.0',
    '1.0.0',
    '1.0"a":',
    '<p>1.0',
  ])('%j is not JSON', (text) =>
    expect(openJson(text)).toEqual({ ok: false, problem: 'is not JSON' }),
  );

  it.each([
    ['a byte order mark', Buffer.from('\ufeff{"a":"é"}')],
    ['two of them', Buffer.from('\ufeff\ufeff{"a":"é"}')],
    ['UTF-16', Buffer.from('{"a":"é"}', 'utf16le')],
    ['UTF-16 with a mark', Buffer.from('\ufeff{"a":"é"}', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('{"a":"é"}', 'utf16le').swap16()],
    ['the letters of Windows', Buffer.from('{"a":"é"}', 'latin1')],
  ])('may have %s', (_, bytes) => expect(valueOf(bytes)).toEqual({ a: 'é' }));

  it('keeps what is not too deep, and must be JSON where it is', () => {
    const nested = (levels: number, inside: string): string =>
      `${'['.repeat(levels)}${inside}${']'.repeat(levels)}`;
    const deep = nested(100_000, '{"x":"]",1:2}');
    expect(valueOf(`{"deep":${nested(100_000, '1.0')},"id":1.0}`)).toMatchObject({ id: '1.0' });
    expect(JSON.stringify(valueOf(nested(70, '1')))).toBe(nested(64, 'null'));
    expect(valueOf(`{"deep":${deep},"id":1}`)).toBe('is not JSON');
  });

  it('may not hold more than anybody can look at', () => {
    expect(valueOf(`[${'1,'.repeat(2_000_001)}1]`)).toBe('holds too much');
  });

  it('counts the last of two keys, and takes no key for more than a name', () => {
    const value = valueOf('{"a":1,"a":2.0,"__proto__":{"b":1}}') as Record<string, unknown>;
    expect(value.a).toBe('2.0');
    expect(value.b).toBeUndefined();
    expect(Object.keys(value)).toEqual(['a', '__proto__']);
  });

  it('is read in time that grows with its length only', () => {
    const quotes = `"${'\\"'.repeat(500_000)}`;
    const startedAt = performance.now();
    expect(valueOf(quotes)).toBe('is not JSON');
    expect(valueOf('"'.repeat(1_000_001))).toBe('is not JSON');
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
