// All calls that are held: sorts each share into the call it belongs to.
import type { CallShare } from '../../../shared/calls/call-share';
import { advance, beginCall, eventsOf, merge, type HeldCall } from './advance';
import type { CallEvent, MarkEvent, ShareEvent } from './event';
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
function keysOf(share: CallShare): readonly string[] {
  const ecc = share.eccAccountId ?? '';
  if (isNameless(share)) return [`at ${ecc}`];
  return [
    ...(share.callerNumber ? [`number ${bare(share.callerNumber)}`] : []),
    ...(share.callRef ? [`ref ${share.callRef} ${ecc}`] : []),
  ];
}

/** False: no share of these times can be of one call with it. */
function isInReach(share: CallShare, firstAtMs: number, lastAtMs: number): boolean {
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

/** `again`: its card had been put away. `nothing`: it was known, or there is no such call. */
export type TakenAs = 'new' | 'joined' | 'again' | 'marked' | 'nothing';

export interface Taken {
  readonly as: TakenAs;
  readonly call: HeldCall | null;
  /** Calls that are no longer of their own. */
  readonly mergedIds: readonly string[];
}

export interface CallBook {
  take(event: CallEvent): Taken;
  /** Also by the id of a call that was merged into another. */
  get(id: string): HeldCall | undefined;
  /** The call this share would join. */
  find(share: CallShare): HeldCall | undefined;
  has(digest: string): boolean;
  all(): readonly HeldCall[];
  remove(id: string): void;
  /** Everything again, as events. */
  events(): readonly CallEvent[];
}

const NOTHING: Taken = { as: 'nothing', call: null, mergedIds: [] };

export function createCallBook(): CallBook {
  const calls = new Map<string, HeldCall>();
  const names = new Map<string, string>();
  const digests = new Set<string>();
  const byKey = new Map<string, Set<string>>();

  const get = (id: string): HeldCall | undefined => calls.get(names.get(id) ?? id);

  /** A flood must not make every share look at every other. */
  function matches(share: CallShare): readonly HeldCall[] {
    const ids = new Set(keysOf(share).flatMap((key) => [...(byKey.get(key) ?? [])]));
    return [...ids].flatMap((id) => {
      const call = calls.get(id);
      return call !== undefined && isPart(call, share) ? [call] : [];
    });
  }

  function hold(call: HeldCall, news: readonly CallShare[]): HeldCall {
    calls.set(call.id, call);
    for (const name of call.formerIds) names.set(name, call.id);
    for (const key of news.flatMap(keysOf)) {
      byKey.set(key, (byKey.get(key) ?? new Set()).add(call.id));
    }
    return call;
  }

  function letGo(call: HeldCall): void {
    calls.delete(call.id);
    for (const key of call.shares.flatMap(keysOf)) {
      const ids = byKey.get(key);
      ids?.delete(call.id);
      if (ids?.size === 0) byKey.delete(key);
    }
  }

  function takeShare(event: ShareEvent): Taken {
    if (digests.has(event.share.digest)) return NOTHING;
    digests.add(event.share.digest);
    // What was once written as one call stays one, also when the share that joined them was lost.
    const named = get(event.callId);
    const [first, ...others] = new Set([...matches(event.share), ...(named ? [named] : [])]);
    const news = [event.share];
    if (first === undefined) {
      return { as: 'new', call: hold(beginCall(event), news), mergedIds: [] };
    }
    const whole = merge([first, ...others]);
    const merged = [first, ...others].filter(({ id }) => id !== whole.id);
    for (const call of merged) letGo(call);
    return {
      as: whole.closedAtMs === null ? 'joined' : 'again',
      call: hold(advance(whole, event), [...merged.flatMap(({ shares }) => shares), ...news]),
      mergedIds: merged.map(({ id }) => id),
    };
  }

  function takeMark(event: MarkEvent): Taken {
    const call = get(event.callId);
    if (call === undefined) return NOTHING;
    const marked = advance(call, event);
    if (marked === call) return { ...NOTHING, call };
    return { as: 'marked', call: hold(marked, []), mergedIds: [] };
  }

  return {
    take: (event) => (event.type === 'share' ? takeShare(event) : takeMark(event)),
    get,
    find: (share) => matches(share)[0],
    has: (digest) => digests.has(digest),
    all: () => [...calls.values()],
    remove(id) {
      const call = get(id);
      if (call === undefined) return;
      letGo(call);
      for (const name of call.formerIds) names.delete(name);
      for (const { digest } of call.shares) digests.delete(digest);
    },
    events: () => [...calls.values()].flatMap(eventsOf),
  };
}

/** Most shares join what came last. */
function isPart({ shares }: HeldCall, share: CallShare): boolean {
  const firstAtMs = shares[0]?.receivedAtMs ?? 0;
  const lastAtMs = shares.at(-1)?.receivedAtMs ?? 0;
  if (!isInReach(share, firstAtMs, lastAtMs)) return false;
  return shares.findLast((other) => isSameCall(other, share)) !== undefined;
}
