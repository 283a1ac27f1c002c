// A 911 call whose data an emergency centre shared: one call, however often it was shared.
import { z } from 'zod';
import { BoundaryBox, CallPlace } from './call-share';
import { Failure } from '../core/failure';

/** RapidSOS answers nothing about a call later than this after its end, which it never tells; we count from the share. */
export const CALL_WINDOW_MS = 10 * 60_000;

/** Ours, made when the first share arrives. */
export const CallId = z.string().regex(/^call-[0-9a-f-]{36}$/);
export type CallId = z.infer<typeof CallId>;

/** A place at a time, and who said it. */
export const KnownPlace = z
  .strictObject({
    place: CallPlace,
    atMs: z.number(),
    source: z.enum(['share', 'follow-up']),
  })
  .readonly();
export type KnownPlace = z.infer<typeof KnownPlace>;

/**
 * off: not switched on, or nothing to ask with. waiting: asks again at `nextAtMs`. ended: the window is over.
 * refused: the service said no, so it is not asked again.
 */
export const FollowUp = z
  .strictObject({
    state: z.enum(['off', 'waiting', 'asking', 'ended', 'refused']),
    nextAtMs: z.number().nullable(),
    asked: z.number(),
    /** Answers without a place are normal. */
    empty: z.number(),
    failure: Failure.nullable(),
  })
  .readonly();
export type FollowUp = z.infer<typeof FollowUp>;

/** Where the call is, seen from this desk's site. `unknown`: one of the two places is not known. */
export const Nearness = z.enum(['here', 'maybe-here', 'near', 'far', 'unknown']);
export type Nearness = z.infer<typeof Nearness>;

/** What the operator said: is it our building? */
export const OwnBuildingAnswer = z.enum(['yes', 'no', 'unanswered']);
export type OwnBuildingAnswer = z.infer<typeof OwnBuildingAnswer>;

/** What screens see; the number stays in main until it is revealed. Times are wall clock in milliseconds. */
export const EmergencyCall = z
  .strictObject({
    id: z.string(),
    firstSharedAtMs: z.number(),
    lastSharedAtMs: z.number(),
    /** Shares with something new; repeats of the same bytes are not counted. */
    shares: z.number(),
    windowEndsAtMs: z.number(),
    /** Only the last four digits can be read; null when no number came. */
    maskedNumber: z.string().nullable(),
    /** Newest last. */
    places: z.array(KnownPlace).readonly(),
    address: z.string().nullable(),
    boundary: BoundaryBox.nullable(),
    eccAccountId: z.string().nullable(),
    /** From our site to the newest place, in metres; null when one of them is not known. */
    distanceM: z.number().nullable(),
    nearness: Nearness,
    ownBuilding: OwnBuildingAnswer,
    followUp: FollowUp,
    unknownKeys: z.array(z.string()).readonly(),
    /** False: the disk or the keychain refused, so it is only in memory and will be lost. */
    isStored: z.boolean(),
    /** The operator has seen it: attention stops. */
    isSeen: z.boolean(),
    closedAtMs: z.number().nullable(),
    /** When it is purged. */
    purgeAtMs: z.number(),
  })
  .readonly();
export type EmergencyCall = z.infer<typeof EmergencyCall>;

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
