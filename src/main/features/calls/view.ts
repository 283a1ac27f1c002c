// What screens see of a call: everything but the number, the raw text and the token. Pure.
import type { CallShare, CallPlace } from '../../../shared/calls/call-share';
import {
  CALL_WINDOW_MS,
  maskNumber,
  type EmergencyCall,
  type FollowUp,
  type KnownPlace,
  type Nearness,
} from '../../../shared/calls/emergency-call';
import type { Settings } from '../../../shared/settings/settings';
import type { HeldCall } from './advance';
import { distanceM } from '../../../shared/calls/distance';

// How far a place is from ours, and what may be said about it without claiming too much.

const NEAR_M = 1000;

interface FromSite {
  readonly distanceM: number | null;
  readonly nearness: Nearness;
}

/** A place whose uncertainty nobody told is never `here`: nobody knows how wide its circle is. */
export function fromSite(site: Settings['site'], place: CallPlace | null): FromSite {
  const { latitude, longitude, radiusM } = site;
  if (place === null || latitude === null || longitude === null) {
    return { distanceM: null, nearness: 'unknown' };
  }
  const metres = distanceM({ latitude, longitude }, place);
  return { distanceM: Math.round(metres), nearness: nearness(metres, place.uncertaintyM, radiusM) };
}

function nearness(metres: number, uncertaintyM: number | null, radiusM: number): Nearness {
  if (uncertaintyM !== null && metres + uncertaintyM <= radiusM) return 'here';
  if (metres - (uncertaintyM ?? 0) <= radiusM) return 'maybe-here';
  return metres <= NEAR_M ? 'near' : 'far';
}

const HOUR_MS = 60 * 60_000;
/** More would make neither the map nor the list any clearer. */
const PLACES_MAX = 100;
const UNKNOWN_KEYS_MAX = 200;

export interface ViewSettings {
  readonly site: Settings['site'];
  readonly calls: Pick<Settings['calls'], 'keepHours'>;
}

/** What does not follow from the call itself. */
export interface CallSurroundings {
  readonly followUp: FollowUp;
  readonly isStored: boolean;
  readonly windowEndsAtMs: number;
}

export function viewOf(
  call: HeldCall,
  settings: ViewSettings,
  { followUp, isStored, windowEndsAtMs }: CallSurroundings,
): EmergencyCall {
  const places = placesOf(call);
  const number = numberOf(call);
  return {
    id: call.id,
    firstSharedAtMs: call.shares[0]?.receivedAtMs ?? 0,
    lastSharedAtMs: lastSharedAtMs(call),
    shares: call.shares.length,
    windowEndsAtMs,
    maskedNumber: number === null ? null : maskNumber(number),
    places: places.slice(-PLACES_MAX),
    address: newest(call, ({ address }) => address),
    boundary: newest(call, ({ boundary }) => boundary),
    eccAccountId: newest(call, ({ eccAccountId }) => eccAccountId),
    ...fromSite(settings.site, places.at(-1)?.place ?? null),
    ownBuilding: call.ownBuilding,
    followUp,
    unknownKeys: [...new Set(call.shares.flatMap(({ unknownKeys }) => unknownKeys))].slice(
      0,
      UNKNOWN_KEYS_MAX,
    ),
    isStored,
    isSeen: call.seenAtMs !== null,
    closedAtMs: call.closedAtMs,
    purgeAtMs: purgeAtMs(call, settings.calls.keepHours),
  };
}

/** Digits; of the newest share that has one. */
export function numberOf(call: HeldCall): string | null {
  return newest(call, ({ callerNumber }) => callerNumber || null);
}

/** Newest last. A share tells where the call is when it arrives: when it was measured, nobody says. */
export function placesOf({ shares, followed }: HeldCall): readonly KnownPlace[] {
  const shared = shares.flatMap(({ place, receivedAtMs }): KnownPlace[] =>
    place === null ? [] : [{ place, atMs: receivedAtMs, source: 'share' }],
  );
  return [...shared, ...followed].toSorted((left, right) => left.atMs - right.atMs);
}

/** From when a place is that was just learnt; null when it is no news. */
export function newPlaceAtMs(call: HeldCall, saidAtMs: number, nowMs: number): number | null {
  // A time to come would make every later place look old.
  const atMs = Math.min(saidAtMs, nowMs);
  const newest = placesOf(call).at(-1);
  return newest !== undefined && atMs <= newest.atMs ? null : atMs;
}

function lastSharedAtMs({ shares }: HeldCall): number {
  return shares.at(-1)?.receivedAtMs ?? 0;
}

/** By the clock as it was when the call was shared last. */
export function windowEndsAtMs(call: HeldCall): number {
  return lastSharedAtMs(call) + CALL_WINDOW_MS;
}

export function purgeAtMs(call: HeldCall, keepHours: number): number {
  return lastSharedAtMs(call) + keepHours * HOUR_MS;
}

function newest<T>({ shares }: HeldCall, read: (share: CallShare) => T | null): T | null {
  const share = shares.findLast((one) => read(one) !== null);
  return share === undefined ? null : read(share);
}
