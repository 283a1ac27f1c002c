// Reads single values of CHeKT's answers and events leniently: what cannot be read is null, never an error.
import { VENDOR_ID_MAX_LENGTH } from '../../../shared/verification/verification';
import * as values from '../json-values';
import { isObject } from '../json-values';
import { openJson } from '../open-json';
import { isNo } from '../says-no';

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

/** Control characters and line breaks become spaces, broken surrogates U+FFFD; cut at `maxLength` code units. */
export function oneLine(text: string, maxLength: number): string {
  return text
    .slice(0, 4 * maxLength)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .trim()
    .slice(0, maxLength)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
