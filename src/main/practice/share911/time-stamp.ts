// Recognises an ISO 8601 date and time with an offset, in the forms a service would take.

// With or without the colon in the offset: the vendor's examples leave it out, RFC 3339 wants it.
const FORM =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/;

/** True for a moment that exists: no 30 February, no hour 25. */
export function isTimeStamp(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const parts = FORM.exec(value);
  if (!parts) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && hour < 24 && minute < 60 && second < 60;
}
