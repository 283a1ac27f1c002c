// Reads single values of a share leniently: what cannot be read is null, never an error.
import * as values from '../json-values';

/** Longer than any number is written; patterns that look back and forth must not meet a long text. */
const TEXT_MAX_LENGTH = 100;
const ID_MAX_LENGTH = 200;

/** Digits of a number and what people write between them. */
const NUMBER =
  /^(?:tel:|sips?:)?\s*([+\d\p{Pd}\p{Zs}\p{Cf}\u2212().*/]+?)\s*(?:(?:;|,|@|x|ext).*)?$/iu;

/** 3 to 20 digits without plus sign and punctuation, from text or from a whole number. */
export function readPhone(value: unknown, digitsMin = 3): string | null {
  const said = typeof value === 'number' ? String(value) : value;
  const text = typeof said === 'string' ? values.withoutDecimals(said.trim()) : null;
  if (typeof text !== 'string' || text.length > TEXT_MAX_LENGTH) return null;
  if (/^\s*(?:-|[+]?\d{1,3}\.\d+\s*[,;])/.test(text)) return null; // A negative number, or a place.
  const digits = NUMBER.exec(text.trim())?.[1]?.replace(/\D/g, '') ?? '';
  return digits.length >= digitsMin && digits.length <= 20 ? digits : null;
}

/** Degrees, also as text; north and east are positive. */
export function readDegrees(value: unknown, axis: 'latitude' | 'longitude'): number | null {
  const degrees = values.readNumber(value);
  // Adding zero makes a negative zero a plain one.
  return degrees !== null && Math.abs(degrees) <= (axis === 'latitude' ? 90 : 180)
    ? degrees + 0
    : null;
}

const EARTH_M = 20_040_000;

/** Metres; null for less than nothing (-1 says that it is not known) and for more than the earth has. */
export function readMetres(value: unknown): number | null {
  const metres = values.readNumber(value);
  return metres !== null && metres >= 0 && metres <= EARTH_M ? metres + 0 : null;
}

export function readId(value: unknown): string | null {
  return values.readId(value, ID_MAX_LENGTH);
}

/** One line of at most `maxLength` code units, without control characters and broken surrogates. */
export function readLine(value: unknown, maxLength: number): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const line = value
    .slice(0, 4 * maxLength)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, maxLength)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
  return line === '' ? null : line;
}
