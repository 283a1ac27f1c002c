// Reads single values of Emergency24's answers leniently: what cannot be read is null, never an error.
import * as values from '../json-values';
import { isFolded } from './folded-json';

const ID_MAX_LENGTH = 200;

/** Ids come as numbers and as text, with leading zeros, and empty; they stay text. */
export function readId(value: unknown): string {
  return values.readId(value, ID_MAX_LENGTH) ?? '';
}

/** Text exactly as it came: a full replacement must send the same back. */
export function readText(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : null;
}

/** A list, or a single entry standing for one; null for anything else. */
export function readList(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as readonly unknown[];
  return isFolded(value) ? [value] : null;
}

const LOCAL_TIME =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s*([AaPp])\.?[Mm]\.?)?$/;

/**
 * `08/17/2016 14:44:03` and `3/24/2015 4:24:32 PM`, month first, become `2016-08-17T14:44:03`. The zone is
 * unknown, so this is no moment. Source: SEED, "Get All Contacts" and "Get Contact by ID".
 */
export function readLocalTime(value: unknown): string | null {
  const found = typeof value === 'string' ? LOCAL_TIME.exec(value.trim()) : null;
  if (!found) return null;
  const [, month = '', day = '', year = '', hour = '', minute = '', second = '0', half] = found;
  const hours = half === undefined ? Number(hour) : twelveHours(Number(hour), half);
  const parts = [Number(year), Number(month) - 1, Number(day), hours];
  const date = new Date(
    Date.UTC(parts[0] ?? 0, parts[1], parts[2], parts[3], Number(minute), Number(second)),
  );
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 19);
  const two = (digits: string | number): string => String(digits).padStart(2, '0');
  // JavaScript itself reads the 30th of February as a day in March.
  const same = `${year}-${two(month)}-${two(day)}T${two(hours)}:${two(minute)}:${two(second)}`;
  return text === same ? text : null;
}

function twelveHours(hour: number, half: string): number {
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}
