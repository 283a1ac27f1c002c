// Reads the fields of an alert leniently and under any spelling: what cannot be read is null, never an error.
import { presentable } from '../presentable';

export type Fields = ReadonlyMap<string, unknown>;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

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

export function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
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

/** Ids are opaque: text or a whole number. */
export function readId(maxLength: number): (value: unknown) => string | null {
  return (value) => {
    if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
    if (typeof value !== 'string') return null;
    const id = value.trim();
    return id !== '' && id.length <= maxLength && /^[^\p{Cc}\p{Surrogate}]+$/u.test(id) ? id : null;
  };
}

export function readFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 0) return value === 1;
  const word = typeof value === 'string' && value.length < 20 ? fold(value) : '';
  if (['true', 'yes', 'y', '1', 'on'].includes(word)) return true;
  return ['false', 'no', 'n', '0', 'off'].includes(word) ? false : null;
}

export function readDegrees(limit: 90 | 180): (value: unknown) => number | null {
  return (value) => {
    const isNumber = typeof value === 'string' && /^\s*[+-]?\d{1,3}(?:\.\d{1,20})?\s*$/.test(value);
    const degrees = isNumber ? Number(value) : value;
    if (typeof degrees !== 'number' || !Number.isFinite(degrees)) return null;
    return Math.abs(degrees) <= limit ? degrees + 0 : null;
  };
}

const EARLIEST_MS = Date.UTC(2000, 0);
const LATEST_MS = Date.UTC(2200, 0);
const FIRST_MILLISECONDS = 100_000_000_000;
const ISO_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Milliseconds from ISO 8601, also with the zone `+0000` and the typographic hyphens of Share911's samples, or from
 * seconds or milliseconds since 1970. ASSUMED: a time without a zone is UTC.
 */
export function readTimeMs(value: unknown): number | null {
  const text = typeof value === 'string' && value.length < 60 ? value.trim() : '';
  const number = /^\d{9,13}$/.test(text) ? Number(text) : value;
  const atMs = typeof number === 'number' ? fromEpoch(number) : fromText(text);
  return atMs !== null && atMs >= EARLIEST_MS && atMs < LATEST_MS ? atMs : null;
}

function fromEpoch(value: number): number | null {
  return Number.isFinite(value)
    ? Math.round(value < FIRST_MILLISECONDS ? value * 1000 : value)
    : null;
}

function fromText(text: string): number | null {
  const [whole, zone] = ISO_TIME.exec(text.replace(/[\p{Pd}\u2212]/gu, '-')) ?? [];
  if (whole === undefined) return null;
  const spelled = whole.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const atMs = Date.parse(zone === undefined ? `${spelled}Z` : spelled);
  return Number.isNaN(atMs) ? null : atMs;
}
