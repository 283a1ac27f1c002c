// What a shared call says in words: never more than is known.
import type { TFunction } from 'i18next';
import { distanceWords } from '../../../shared/calls/distance';
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import { momentOf } from '../../kit/wall-clock';
import type { AppState } from '../../../shared/state';

/** `911 call, 10:31:12`, with the date when it is not today's. */
export function callTitle(
  t: TFunction,
  { firstSharedAtMs }: EmergencyCall,
  nowMs: number,
  language: string,
): string {
  return t('calls.name', { time: momentOf(firstSharedAtMs, nowMs, language) });
}

type Placed = Pick<EmergencyCall, 'distanceM' | 'nearness'>;

/** `It is near us (230 m from here)`. */
export function nearnessWords(
  t: TFunction,
  { distanceM, nearness }: Placed,
  language: string,
): string {
  const words = t(`calls.nearness.${nearness}`);
  if (distanceM === null) return words;
  return t('calls.distance', { distance: distanceWords(distanceM, language), words });
}

/** To the metre; a point in either language, as every other map writes it. */
export function coordinatesOf({
  latitude,
  longitude,
}: {
  readonly latitude: number;
  readonly longitude: number;
}): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}

const HOUR_MS = 3_600_000;

/** When the call is forgotten, as `in 71 h`. */
export function purgeWords(t: TFunction, purgeAtMs: number, nowMs: number): string {
  const leftMs = purgeAtMs - nowMs;
  if (leftMs <= 0) return t('calls.earlier.purgedNow');
  if (leftMs < HOUR_MS)
    return t('calls.earlier.purgedMinutes', { count: Math.ceil(leftMs / 60_000) });
  return t('calls.earlier.purgedHours', { count: Math.round(leftMs / HOUR_MS) });
}

/** For the address book: without the country code, which half of all cards leave out. */
export function searchableNumber(digits: string): string {
  return /^1\d{10}$/.test(digits) ? digits.slice(1) : digits;
}

/** `1`, `555`, `123`, `4567`: parts to show apart, which copy as one. Other lengths stay whole. */
export function numberParts(digits: string): readonly string[] {
  const parts = /^(1?)(\d{3})(\d{3})(\d{4})$/.exec(digits);
  return parts === null ? [digits] : parts.slice(1).filter((part) => part !== '');
}

/** Which shared calls stand on the screen. */
export function callsUp({ calls }: Pick<AppState, 'calls'>): readonly EmergencyCall[] {
  return calls.filter(({ closedAtMs }) => closedAtMs === null);
}
