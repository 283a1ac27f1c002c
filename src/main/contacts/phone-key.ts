// A key that is equal for one phone number in any spelling; an extension is part of the number.

const EXTENSION = /(?:;ext=|[,;x#]|\bext\b\.?|\bextension\b)\s*#?(\d+)\s*$/i;

/** Most numbers: nothing in them that would need a closer look. */
const PLAIN = /^[+\d ().-]*$/;

/** Shorter ones are extensions of somebody's switchboard: no number of one person everywhere. */
const DIGITS_MIN = 7;

/**
 * `3125558888` for `(312) 555-8888`, `+1 312 555 8888` and `1-312-555-8888`; others as all their digits,
 * `442079460958`. Null when it is no number that means one line everywhere.
 */
export function phoneKey(number: string): string | null {
  if (PLAIN.test(number)) return keyOf(number, '');
  const text = number.normalize('NFKC').trim();
  const extension = EXTENSION.exec(text)?.[1] ?? '';
  return keyOf(text.replace(EXTENSION, '').replace(/^tel:/i, ''), extension);
}

function keyOf(line: string, extension: string): string | null {
  // +44 (0)20: the digit in brackets is only dialled inside the country.
  const isInternational = /^\s*(?:\+|00)/.test(line);
  const digits = (isInternational ? line.replace(/\(0\)/, '') : line).replace(/\D/g, '');
  const key = withoutPrefix(digits, line.trimStart().startsWith('+'));
  if (key.length < DIGITS_MIN) return null;
  return extension === '' ? key : `${key}x${extension}`;
}

function withoutPrefix(digits: string, hasPlus: boolean): string {
  if (hasPlus) return withoutOne(digits);
  // The ways to dial abroad: 00 in most countries, 011 from North America.
  if (/^00[1-9]/.test(digits)) return withoutOne(digits.slice(2));
  if (/^011[1-9]\d{9}/.test(digits)) return withoutOne(digits.slice(3));
  return /^1\d{10}$/.test(digits) ? digits.slice(1) : digits;
}

/** No country but those of +1 has a code that begins with 1. */
function withoutOne(digits: string): string {
  return digits.startsWith('1') ? digits.slice(1) : digits;
}
