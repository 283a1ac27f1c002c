// Where bars and marks stand on one axis of time, as shares of its length: the window and the report draw the same.
import type { ResponseTime } from './incident';

export interface AxisBar {
  readonly time: ResponseTime;
  /** From the left end, 0 to 1. */
  readonly from: number;
  readonly to: number;
}

export interface AxisMark {
  readonly at: number;
  /** Since the beginning, in milliseconds. */
  readonly afterMs: number;
}

export interface TimeAxis {
  readonly fromMs: number;
  readonly toMs: number;
  readonly bars: readonly AxisBar[];
  readonly marks: readonly AxisMark[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Distances between two marks that people count in. */
const STEPS_MS = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 6, 12, 24].map((count) => count * HOUR),
];
const MARKS_MAX = 7;
const SHORTEST_MS = 500;
/** What has not happened reaches so far beyond the last thing that has. */
const OPEN_SHARE = 0.08;

/** What has not happened reaches to the end. Null when there is nothing to draw. */
export function timeAxis(times: readonly ResponseTime[]): TimeAxis | null {
  if (times.length === 0) return null;
  const fromMs = Math.min(...times.map((time) => time.fromMs));
  const last = Math.max(...times.map((time) => time.toMs ?? time.fromMs));
  const isOpen = times.some((time) => time.toMs === null);
  const toMs = Math.max(last, fromMs + SHORTEST_MS) + (isOpen ? (last - fromMs) * OPEN_SHARE : 0);
  const length = toMs - fromMs;
  const day = STEPS_MS.at(-1) ?? HOUR;
  const step =
    STEPS_MS.find((stepMs) => length / stepMs < MARKS_MAX) ??
    Math.ceil(length / day / (MARKS_MAX - 1)) * day;
  const marks: AxisMark[] = [];
  for (let afterMs = 0; afterMs <= length; afterMs += step) {
    marks.push({ at: afterMs / length, afterMs });
  }
  const at = (ms: number): number => (ms - fromMs) / length;
  const bars = times.map((time) => ({ time, from: at(time.fromMs), to: at(time.toMs ?? toMs) }));
  return { fromMs, toMs, bars, marks };
}

/** `0.4 s`, `12 s`, `3 min 05 s`, `1 h 02 min`; of no language. */
export function lengthText(ms: number): string {
  if (ms > 0 && ms < 50) return '< 0.1 s';
  if (ms < 9_950) return `${(ms / SECOND).toFixed(1).replace(/\.0$/, '')} s`;
  const seconds = Math.round(ms / SECOND);
  if (seconds < 60) return `${seconds} s`;
  const two = (count: number): string => String(count).padStart(2, '0');
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}

/** As `lengthText`, for a mark on the axis: `+1 min`, `+2 min 30 s`. */
export function markText(afterMs: number): string {
  return afterMs === 0 ? '0' : `+${lengthText(afterMs).replace(/ 00 (s|min)$/, '')}`;
}
