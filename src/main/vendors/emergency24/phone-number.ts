// Phone numbers as Emergency24 takes them, and a key that finds one number in two spellings.

const EXTENSION = /\s*(?:[,;x#]|ext\.?|extension)\s*\d+\s*$/i;

/** Equal for `3125558888`, `(312) 555-8888` and `+13125558888`. Source: SEED, ten digits in, E.164 out. */
export function phoneKey(number: string): string {
  const digits = number.replace(EXTENSION, '').replace(/\D/g, '');
  const key = /^1\d{10}$/.test(digits) ? digits.slice(1) : digits;
  return key === '' ? number.trim().toLowerCase() : key;
}

/**
 * North American numbers as ten digits, others with their plus sign, and what is neither (an extension, a
 * short number) as it stands. Source: SEED, "Add Contact". ASSUMED: numbers of other countries are taken.
 */
export function toWirePhone(number: string): string {
  const text = number.trim();
  if (!/^\+?[\d\s().\-/]+$/.test(text)) return text;
  const digits = text.replace(/\D/g, '');
  if (/^1?\d{10}$/.test(digits) && (!text.startsWith('+') || digits.length === 11)) {
    return digits.slice(-10);
  }
  return text.startsWith('+') ? `+${digits}` : text;
}
