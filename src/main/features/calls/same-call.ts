// Whether two shares tell of one and the same call.
import type { CallShare } from '../../../shared/calls/call-share';
import { CALL_WINDOW_MS } from '../../../shared/calls/emergency-call';
import { distanceM } from '../../../shared/calls/distance';

/** A vendor may use the name of a call again some day; no call lasts a day. */
const REF_WINDOW_MS = 24 * 60 * 60_000;
const SAME_PLACE_M = 100;

/**
 * ASSUMED throughout: nothing is published about what identifies a call. A number joins for ten minutes
 * only, because the two mistakes are not equal: one call on two cards is seen at a glance, a second call
 * hidden in the card of the first may be seen by nobody. Symmetric, so that the order of arrival is
 * of no account.
 */
export function isSameCall(left: CallShare, right: CallShare): boolean {
  const gapMs = Math.abs(left.receivedAtMs - right.receivedAtMs);
  if (gapMs <= CALL_WINDOW_MS && isSameNumber(left.callerNumber, right.callerNumber)) return true;
  if (left.eccAccountId !== right.eccAccountId) return false;
  if (gapMs <= REF_WINDOW_MS && left.callRef && left.callRef === right.callRef) return true;
  return gapMs <= CALL_WINDOW_MS && isNameless(left) && isNameless(right) && isAtPlace(left, right);
}

/** Two shares can only be one call when they have a key in common. */
export function keysOf(share: CallShare): readonly string[] {
  const ecc = share.eccAccountId ?? '';
  if (isNameless(share)) return [`at ${ecc}`];
  return [
    ...(share.callerNumber ? [`number ${bare(share.callerNumber)}`] : []),
    ...(share.callRef ? [`ref ${share.callRef} ${ecc}`] : []),
  ];
}

/** False: no share of these times can be of one call with it. */
export function isInReach(share: CallShare, firstAtMs: number, lastAtMs: number): boolean {
  const { receivedAtMs } = share;
  return receivedAtMs >= firstAtMs - REF_WINDOW_MS && receivedAtMs <= lastAtMs + REF_WINDOW_MS;
}

/** With and without the 1 of North America. */
function isSameNumber(left: string | null, right: string | null): boolean {
  return Boolean(left) && Boolean(right) && bare(left) === bare(right);
}

function bare(number: string | null): string {
  const digits = (number ?? '').replaceAll(/\D/g, '');
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
}

function isNameless({ callerNumber, callRef }: CallShare): boolean {
  return !callerNumber && !callRef;
}

function isAtPlace({ place: left }: CallShare, { place: right }: CallShare): boolean {
  return left !== null && right !== null && distanceM(left, right) <= SAME_PLACE_M;
}
