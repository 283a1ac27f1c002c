// How far a place is from ours, and what may be said about it without claiming too much.
import type { CallPlace } from '../../../shared/calls/call-share';
import { distanceM } from '../../../shared/calls/distance';
import type { Nearness } from '../../../shared/calls/emergency-call';
import type { Settings } from '../../../shared/settings/settings';

const NEAR_M = 1000;

export interface FromSite {
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
