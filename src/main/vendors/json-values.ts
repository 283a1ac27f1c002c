// Reads single values of opened JSON, whoever sent it: what cannot be read is null, never an error.

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ids are opaque: the text between the quotation marks, or the number exactly as it was written (see open-json.ts). */
export function readId(value: unknown, maxLength: number): string | null {
  const id =
    typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return id !== '' && id.length <= maxLength && /^[^\p{Cc}\p{Surrogate}]+$/u.test(id) ? id : null;
}

const NUMBER = /^[+-]?(?:\d{1,25}(?:\.\d{0,30})?|\.\d{1,30})(?:e[+-]?\d{1,2})?$/i;

/** A finite number, also one that came as text or had to stay text. */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.length > 100) return null;
  const text = value.trim();
  return NUMBER.test(text) ? Number(text) : null;
}

/** How many; null for what is no whole number of at least 0. */
export function readCount(value: unknown): number | null {
  const count = readNumber(value);
  return count !== null && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** A telephone number that a program took for an amount, `3125550101.0`, without what it put behind. */
export function withoutDecimals(number: string): string {
  return number.replace(/^(\d{7,})\.0+$/, '$1');
}
