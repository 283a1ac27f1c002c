// A 911 call whose data an emergency centre shared: one call, however often it was shared.
import { z } from 'zod';
import type { BoundaryBox, CallPlace } from './call-share';
import type { Failure } from '../core/failure';

/** RapidSOS answers nothing about a call later than this after its end, which it never tells; we count from the share. */
export const CALL_WINDOW_MS = 10 * 60_000;

/** Ours, made when the first share arrives. */
export const CallId = z.string().regex(/^call-[0-9a-f-]{36}$/);
export type CallId = z.infer<typeof CallId>;

/** A place at a time, and who said it. */
export interface KnownPlace {
  readonly place: CallPlace;
  readonly atMs: number;
  readonly source: 'share' | 'follow-up';
}

/**
 * off: not switched on, or nothing to ask with. waiting: asks again at `nextAtMs`. ended: the window is over.
 * refused: the service said no, so it is not asked again.
 */
export interface FollowUp {
  readonly state: 'off' | 'waiting' | 'asking' | 'ended' | 'refused';
  readonly nextAtMs: number | null;
  readonly asked: number;
  /** Answers without a place are normal. */
  readonly empty: number;
  readonly failure: Failure | null;
}

/** Where the call is, seen from this desk's site. `unknown`: one of the two places is not known. */
export type Nearness = 'here' | 'maybe-here' | 'near' | 'far' | 'unknown';

/** What the operator said: is it our building? */
export const OwnBuildingAnswer = z.enum(['yes', 'no', 'unanswered']);
export type OwnBuildingAnswer = z.infer<typeof OwnBuildingAnswer>;

/** What screens see; the number stays in main until it is revealed. Times are wall clock in milliseconds. */
export interface EmergencyCall {
  readonly id: string;
  readonly firstSharedAtMs: number;
  readonly lastSharedAtMs: number;
  /** Shares with something new; repeats of the same bytes are not counted. */
  readonly shares: number;
  readonly windowEndsAtMs: number;
  /** Only the last four digits can be read; null when no number came. */
  readonly maskedNumber: string | null;
  /** Newest last. */
  readonly places: readonly KnownPlace[];
  readonly address: string | null;
  readonly boundary: BoundaryBox | null;
  readonly eccAccountId: string | null;
  /** From our site to the newest place, in metres; null when one of them is not known. */
  readonly distanceM: number | null;
  readonly nearness: Nearness;
  readonly ownBuilding: OwnBuildingAnswer;
  readonly followUp: FollowUp;
  readonly unknownKeys: readonly string[];
  /** False: the disk or the keychain refused, so it is only in memory and will be lost. */
  readonly isStored: boolean;
  /** The operator has seen it: attention stops. */
  readonly isSeen: boolean;
  readonly closedAtMs: number | null;
  /** When it is purged. */
  readonly purgeAtMs: number;
}

/** Open, and nobody has looked at it yet. */
export function unseenCalls(calls: readonly EmergencyCall[]): readonly EmergencyCall[] {
  return calls.filter(({ isSeen, closedAtMs }) => !isSeen && closedAtMs === null);
}

export const CallHistoryRequest = z.strictObject({
  beforeMs: z.number().nonnegative().optional(),
  limit: z.number().int().min(1).max(200),
});
export type CallHistoryRequest = z.infer<typeof CallHistoryRequest>;

/** `5551234567` becomes `••• ••• 4567`: the grouping tells nothing, the end helps to compare. */
export function maskNumber(digits: string): string {
  return digits.length > 6 ? `••• ••• ${digits.slice(-4)}` : '•'.repeat(digits.length);
}
