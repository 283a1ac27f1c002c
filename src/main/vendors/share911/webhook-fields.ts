// Reads the fields of an alert leniently and under any spelling: what cannot be read is null, never an error.
import { foldedName as fold } from '../../../shared/alerts/share911-alert';
import * as values from '../json-values';
import { presentable } from '../excerpt';

export { fold };
export { isObject } from '../json-values';

export type Fields = ReadonlyMap<string, unknown>;

/** A true alert has a few dozen. */
const FIELDS_MAX = 1_000;

/** The first 1,000. `isDrill`, `is_drill` and `IS-DRILL` are one. Of two spellings the first that says something counts. */
export function fieldsOf(value: Readonly<Record<string, unknown>>): Fields {
  const fields = new Map<string, unknown>();
  for (const key of Object.keys(value).slice(0, FIELDS_MAX)) {
    const name = fold(key);
    if ((fields.get(name) ?? null) === null) fields.set(name, value[key]);
  }
  return fields;
}

/** The first name under which something readable stands. */
export function pick<T>(
  fields: Fields,
  names: readonly string[],
  read: (value: unknown) => T | null,
): T | null {
  for (const name of names) {
    const value = read(fields.get(name));
    if (value !== null) return value;
  }
  return null;
}

export function readText(maxLength: number): (value: unknown) => string | null {
  return (value) => {
    if (typeof value !== 'string') return null;
    const text = presentable(value.slice(0, 4 * maxLength))
      .slice(0, maxLength)
      .replace(/[\ud800-\udbff]$/, '');
    return text === '' ? null : text;
  };
}

/** One line; line breaks and tabs become spaces. */
export function readLine(maxLength: number): (value: unknown) => string | null {
  return (value) =>
    typeof value === 'string'
      ? readText(maxLength)(value.slice(0, 4 * maxLength).replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' '))
      : null;
}

export function readId(maxLength: number): (value: unknown) => string | null {
  return (value) => values.readId(value, maxLength);
}

export function readFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const number = values.readNumber(value);
  if (number === 1 || number === 0) return number === 1;
  const word = typeof value === 'string' && value.length < 20 ? fold(value) : '';
  if (['true', 'yes', 'y', 'on'].includes(word)) return true;
  return ['false', 'no', 'n', 'off'].includes(word) ? false : null;
}

export function readDegrees(limit: 90 | 180): (value: unknown) => number | null {
  return (value) => {
    const degrees = values.readNumber(value);
    return degrees !== null && Math.abs(degrees) <= limit ? degrees + 0 : null;
  };
}
