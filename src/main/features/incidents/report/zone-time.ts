// A moment as a report writes it: local time with its distance from UTC, so that nobody has to guess.
import type { PageFacts } from './report';

export interface ZoneTime {
  /** `2026-03-02 09:05:09.4 UTC−05:00` */
  full(atMs: number): string;
  /** `09:05:09.4` */
  clock(atMs: number): string;
  /** `2026-03-02` */
  day(atMs: number): string;
  /** `UTC−05:00` */
  offset(atMs: number): string;
}

export function zoneTime({ timeZone }: Pick<PageFacts, 'timeZone'>): ZoneTime {
  const format = new Intl.DateTimeFormat('en-US', {
    ...(timeZone === undefined ? {} : { timeZone }),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 1,
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  const parts = (atMs: number): Readonly<Record<string, string>> =>
    Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
  const clock = (atMs: number): string => {
    const { hour, minute, second, fractionalSecond } = parts(atMs);
    return `${hour}:${minute}:${second}.${fractionalSecond}`;
  };
  const day = (atMs: number): string => {
    const { year, month, day: date } = parts(atMs);
    return `${year}-${month}-${date}`;
  };
  const offset = (atMs: number): string => {
    const name = (parts(atMs).timeZoneName ?? 'GMT').replace('GMT', '').replace('-', '−');
    return `UTC${name === '' ? '+00:00' : name}`;
  };
  return { clock, day, offset, full: (atMs) => `${day(atMs)} ${clock(atMs)} ${offset(atMs)}` };
}
