// One phone number in two spellings, made comparable.

/** Equal for `(312) 555-8888` and `+13125558888`; what has no digit is compared as it stands. */
export function phoneDigits(number: string): string {
  const digits = number.replace(/\D/g, '');
  const key = /^1\d{10}$/.test(digits) ? digits.slice(1) : digits;
  return key === '' ? number.trim().toLowerCase() : key;
}
