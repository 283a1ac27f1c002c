// Whatever was typed or received is text in a report, never markup, and never a phone number.

export function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Surrogate}\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Ten digits of North America in any writing, or a number with a plus sign; not part of a longer id. */
const PHONE =
  /(?<![\w-])(?:\+\d[\d\s().-]{6,}\d|(?:1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4})(?![\w-])/g;

/** An operator may have typed a caller's number into a name. */
export function withoutPhones(text: string): string {
  return text.replace(PHONE, '•••');
}
