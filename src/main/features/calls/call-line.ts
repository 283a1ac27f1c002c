// One call as the command line prints it.
import type { BoundaryBox, CallPlace } from '../../../shared/calls/call-share';
import type {
  EmergencyCall,
  KnownPlace,
  Nearness,
  OwnBuildingAnswer,
} from '../../../shared/calls/emergency-call';

/** Times are wall clock in milliseconds, distances metres. */
export interface CallLine {
  readonly id: string;
  readonly firstSharedAtMs: number;
  readonly lastSharedAtMs: number;
  readonly windowEndsAtMs: number;
  /** Masked unless `isRevealed`. */
  readonly number: string | null;
  readonly isRevealed: boolean;
  /** The newest, WGS 84 degrees, and who said it when. */
  readonly place: (CallPlace & Omit<KnownPlace, 'place'>) | null;
  readonly address: string | null;
  readonly boundary: BoundaryBox | null;
  readonly eccAccountId: string | null;
  readonly distanceM: number | null;
  readonly nearness: Nearness;
  readonly ownBuilding: OwnBuildingAnswer;
  readonly shares: number;
  readonly isSeen: boolean;
  readonly isStored: boolean;
  readonly closedAtMs: number | null;
  readonly purgeAtMs: number;
}

/** `number`: null leaves it masked. */
export function lineOf(call: EmergencyCall, number: string | null): CallLine {
  const newest = call.places.at(-1);
  return {
    id: call.id,
    firstSharedAtMs: call.firstSharedAtMs,
    lastSharedAtMs: call.lastSharedAtMs,
    windowEndsAtMs: call.windowEndsAtMs,
    number: number ?? call.maskedNumber,
    isRevealed: number !== null,
    place: newest ? { ...newest.place, atMs: newest.atMs, source: newest.source } : null,
    address: call.address,
    boundary: call.boundary,
    eccAccountId: call.eccAccountId,
    distanceM: call.distanceM,
    nearness: call.nearness,
    ownBuilding: call.ownBuilding,
    shares: call.shares,
    isSeen: call.isSeen,
    isStored: call.isStored,
    closedAtMs: call.closedAtMs,
    purgeAtMs: call.purgeAtMs,
  };
}
