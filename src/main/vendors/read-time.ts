// Reads a time in any of the forms in which services write one into a webhook; what is no known form stays unread.
import { readNumber } from './json-values';

const EARLIEST_MS = Date.UTC(2000, 0);
const LATEST_MS = Date.UTC(2200, 0);
/** Below this a number of the years 2000 to 2200 can only be seconds. */
const FIRST_MILLISECONDS = 100_000_000_000;
const LONGEST = 80;

const ZONE = '(?: ?(Z|UTC|GMT|[ECMP][SD]T|[+-]\\d\\d(?::?\\d\\d)?))?';
const CLOCK = '(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,9}))?)?';
const HALF = '(?: ?([AP])\\.? ?M\\.?)';
/** ISO 8601, and Rails' two forms: `2026-03-02 13:05:09 UTC`, `2026-03-02 13:05:09 -0500`. */
const ISO = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)[T ]${CLOCK}${HALF}?${ZONE}$`, 'i');
/** RFC 1123: `Mon, 02 Mar 2026 13:05:09 GMT`; the name of the day may be missing or written out. */
const MAIL = new RegExp(
  `^(?:[a-z]{3,9},? )?(\\d{1,2}) ([a-z]{3,9}) (\\d{4}) ${CLOCK}${ZONE}$`,
  'i',
);
/** As people write it in the United States: `3/2/2026, 1:05:09 PM`. */
const US = new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4}),? ${CLOCK}${HALF}${ZONE}$`, 'i');
/** `March 2, 2026 at 1:05 PM`. */
const US_WORDS = new RegExp(
  `^(?:[a-z]{3,9},? )?([a-z]{3,9})\\.? (\\d{1,2}),? (\\d{4})(?:,| at)? ${CLOCK}${HALF}${ZONE}$`,
  'i',
);
/** JavaScript's and Unix's own: `Mon Mar 02 2026 13:05:09 GMT-0600 (Central Standard Time)`, `Mon Mar  2 13:05:09 CST 2026`. */
const PROGRAM = new RegExp(
  `^[a-z]{3} ([a-z]{3}) (\\d{1,2}) (?:(\\d{4}) )?${CLOCK}(?: (?:GMT(?=[+-]))?([+-]\\d{4}|UTC|GMT|[ECMP][SD]T))?(?: (\\d{4}))?(?: \\([^)]*\\))?$`,
  'i',
);
const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
const US_HOURS: Readonly<Record<string, number>> = { E: -5, C: -6, M: -7, P: -8 };

/**
 * Milliseconds between 2000 and 2200, or null. From seconds or milliseconds since 1970, ISO 8601, RFC 1123, Rails' two
 * forms, those of JavaScript, `date` and PostgreSQL, and the 12-hour clock of the United States, also with typographic
 * hyphens and blanks. ASSUMED: a time without a zone is UTC, but on the 12-hour clock, which only people write, it is
 * the time where this desk stands.
 */
export function readTimeMs(value: unknown): number | null {
  const number = readNumber(value);
  const atMs = number === null ? fromText(value) : fromEpoch(number);
  return atMs !== null && atMs >= EARLIEST_MS && atMs < LATEST_MS ? atMs : null;
}

function fromEpoch(value: number): number {
  return Math.round(value < FIRST_MILLISECONDS ? value * 1000 : value);
}

function fromText(value: unknown): number | null {
  if (typeof value !== 'string' || value.length > LONGEST) return null;
  const text = value
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const iso = ISO.exec(text);
  if (iso) {
    const [, year, month, day, hours, minutes, seconds, fraction, half, zone] = iso;
    return momentOf([year, month, day], [hours, minutes, seconds, fraction], half, zone);
  }
  const mail = MAIL.exec(text);
  if (mail) {
    const [, day, month, year, hours, minutes, seconds, fraction, zone] = mail;
    const clock = [hours, minutes, seconds, fraction] as const;
    return momentOf([year, numberOf(month), day], clock, undefined, zone);
  }
  const program = PROGRAM.exec(text);
  if (program) {
    const [, month, day, before, hours, minutes, seconds, fraction, zone, behind] = program;
    const clock = [hours, minutes, seconds, fraction] as const;
    // Without a zone it is the time of whatever computer wrote it.
    if (zone === undefined || (before === undefined) === (behind === undefined)) return null;
    return momentOf([before ?? behind, numberOf(month), day], clock, undefined, zone);
  }
  const us = US.exec(text) ?? US_WORDS.exec(text);
  if (!us) return null;
  const [, month = '', day, year, hours, minutes, seconds, fraction, half, zone] = us;
  const number = /^\d/.test(month) ? month : numberOf(month);
  return momentOf([year, number, day], [hours, minutes, seconds, fraction], half, zone);
}

/** Of the name of a month, or of its first three letters or more; 0 is none. */
function numberOf(name = ''): string {
  const word = name.toLowerCase();
  return String(word.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(word)) + 1);
}

type Part = string | undefined;

function momentOf(
  date: readonly [Part, Part, Part],
  clock: readonly [Part, Part, Part, Part],
  half: Part,
  zone: Part,
): number | null {
  const [year = 0, month = 0, day = 0] = date.map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = clock.slice(0, 3).map((each) => Number(each ?? 0));
  const hour = half === undefined ? hours : hourOf(hours, half);
  if (hour === null || hour > 23 || minutes > 59 || seconds > 59) return null;
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  if (!isDay) return null;
  const thousandths = Math.floor(Number(`0.${clock[3] ?? 0}`) * 1000 + 1e-6);
  const parts = [year, month - 1, day, hour, minutes, seconds, thousandths] as const;
  if (zone === undefined && half !== undefined) return new Date(...parts).getTime();
  const offset = zone === undefined ? 0 : offsetOf(zone.toUpperCase());
  return offset === null ? null : Date.UTC(...parts) - offset;
}

function hourOf(hours: number, half: string): number | null {
  if (hours < 1 || hours > 12) return null;
  return (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** How far before UTC, in milliseconds; null where no clock stands so. */
function offsetOf(zone: string): number | null {
  const [, sign, hours, minutes = 0] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (sign !== undefined) {
    if (Number(hours) > 23 || Number(minutes) > 59) return null;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  }
  const standard = /^[ECMP][SD]T$/.test(zone) ? US_HOURS[zone.charAt(0)] : 0;
  return ((standard ?? 0) + (zone.charAt(1) === 'D' ? 1 : 0)) * 3_600_000;
}

/** JavaScript itself reads the 30th of February as a day in March. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
