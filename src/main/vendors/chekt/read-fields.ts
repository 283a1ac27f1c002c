// Reads single values of CHeKT's answers and events leniently: what cannot be read is null, never an error.
import { VENDOR_ID_MAX_LENGTH } from '../../../shared/verification';
import * as values from '../json-values';
import { isObject } from '../json-values';
import { openJson } from '../open-json';
import { isNo } from '../says-no';
import { oneLine } from './one-line';

/** Undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  const opened = openJson(text);
  return opened.ok ? opened.value : undefined;
}

/** What stands in CHeKT's `data` envelope, or the value itself: its own clients have seen both. */
export function withoutEnvelope(value: unknown): unknown {
  return isObject(value) && (isObject(value.data) || Array.isArray(value.data))
    ? value.data
    : value;
}

/** A no beside or around the data; the `status` of CHeKT is the course of a message, and read as that. */
export function isRefusal(value: unknown): boolean {
  if (!isObject(value)) return isNo(value);
  const beside = Object.entries(value).filter(([key]) => key !== 'data' && key !== 'status');
  return isNo(Object.fromEntries(beside));
}

/** The samples have strings, the field has numbers as well. */
export function readId(value: unknown, maxLength = VENDOR_ID_MAX_LENGTH): string | null {
  return values.readId(value, maxLength);
}

/** One line of at most `maxLength` characters; null for nothing and for what is not text. */
export function readText(value: unknown, maxLength: number): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? oneLine(value, maxLength) || null : null;
}

const ISO_TIME =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:([Zz])|([+-]\d\d):?(\d\d))?$/;
const EARLIEST_MS = Date.UTC(2000, 0);
const LATEST_MS = Date.UTC(2200, 0);
/** Below this a number of the years 2000 to 2200 can only be seconds. */
const FIRST_MILLISECONDS = 100_000_000_000;

/**
 * Milliseconds from ISO 8601, or from seconds or milliseconds since 1970; null for what is no moment
 * between 2000 and 2200. ASSUMED: a time without a zone is UTC, as all of CHeKT's samples are.
 */
export function readTimeMs(value: unknown): number | null {
  const number = values.readNumber(value);
  const atMs = number === null ? fromText(value) : fromEpoch(number);
  return atMs !== null && atMs >= EARLIEST_MS && atMs < LATEST_MS ? atMs : null;
}

function fromEpoch(value: number): number {
  return Math.round(value < FIRST_MILLISECONDS ? value * 1000 : value);
}

function fromText(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const [whole, year, month, day, time, , hours, minutes] = ISO_TIME.exec(text) ?? [];
  if (whole === undefined || Number(day) > daysIn(Number(year), Number(month))) return null;
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  const atMs = Date.parse(`${year}-${month}-${day}T${time}${zone}`);
  return Number.isNaN(atMs) ? null : atMs;
}

/** JavaScript itself reads the 30th of February as a day in March. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
