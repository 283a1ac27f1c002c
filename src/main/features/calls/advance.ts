// What one call is after each thing that happens to it. Pure.
import type { CallShare } from '../../../shared/calls/call-share';
import type { KnownPlace, OwnBuildingAnswer } from '../../../shared/calls/emergency-call';
import type { CallEvent, ShareEvent } from './event';

export interface HeldCall {
  readonly id: string;
  /** Of calls that turned out to be this one. */
  readonly formerIds: readonly string[];
  /** Oldest first; the same bytes once. */
  readonly shares: readonly CallShare[];
  /** Oldest first. */
  readonly followed: readonly KnownPlace[];
  readonly seenAtMs: number | null;
  readonly closedAtMs: number | null;
  readonly ownBuilding: OwnBuildingAnswer;
}

export function beginCall({ callId, share }: ShareEvent): HeldCall {
  return {
    id: callId,
    formerIds: [],
    shares: [share],
    followed: [],
    seenAtMs: null,
    closedAtMs: null,
    ownBuilding: 'unanswered',
  };
}

/** A share after the call was closed brings it back, unseen: somebody at the centre meant it. */
export function advance(call: HeldCall, event: CallEvent): HeldCall {
  switch (event.type) {
    case 'share': {
      if (call.shares.some(({ digest }) => digest === event.share.digest)) return call;
      const isNewName = event.callId !== call.id && !call.formerIds.includes(event.callId);
      return {
        ...call,
        shares: [...call.shares, event.share].toSorted(inOrder),
        formerIds: isNewName ? [...call.formerIds, event.callId] : call.formerIds,
        closedAtMs: null,
        seenAtMs: call.closedAtMs === null ? call.seenAtMs : null,
      };
    }
    case 'place': {
      if (call.followed.some(({ atMs }) => atMs === event.atMs)) return call;
      const { place, atMs } = event;
      const followed: readonly KnownPlace[] = [
        ...call.followed,
        { place, atMs, source: 'follow-up' },
      ];
      return { ...call, followed: followed.toSorted((left, right) => left.atMs - right.atMs) };
    }
    case 'seen':
      if (call.seenAtMs !== null || event.shares < call.shares.length) return call;
      return { ...call, seenAtMs: event.atMs };
    case 'closed':
      if (call.closedAtMs !== null || event.shares < call.shares.length) return call;
      return { ...call, closedAtMs: event.atMs, seenAtMs: call.seenAtMs ?? event.atMs };
    case 'own-building':
      return { ...call, ownBuilding: event.answer };
  }
}

/** A share has shown that several are one; seen only if each of them was. */
export function merge(calls: readonly [HeldCall, ...HeldCall[]]): HeldCall {
  const [first, ...others] = calls.toSorted((left, right) => inOrder(oldest(left), oldest(right)));
  if (first === undefined || others.length === 0) return calls[0];
  const all = [first, ...others];
  const isSeen = all.every(({ seenAtMs }) => seenAtMs !== null);
  const isClosed = all.every(({ closedAtMs }) => closedAtMs !== null);
  const answers = all.map(({ ownBuilding }) => ownBuilding);
  return {
    id: first.id,
    formerIds: [...first.formerIds, ...others.flatMap(({ id, formerIds }) => [id, ...formerIds])],
    shares: all.flatMap(({ shares }) => shares).toSorted(inOrder),
    followed: all
      .flatMap(({ followed }) => followed)
      .toSorted((left, right) => left.atMs - right.atMs),
    seenAtMs: isSeen ? Math.max(...all.map(({ seenAtMs }) => seenAtMs ?? 0)) : null,
    closedAtMs: isClosed ? Math.max(...all.map(({ closedAtMs }) => closedAtMs ?? 0)) : null,
    ownBuilding: answers.find((answer) => answer !== 'unanswered') ?? 'unanswered',
  };
}

/** The fewest events that make this call again. */
export function eventsOf(call: HeldCall): readonly CallEvent[] {
  const { id: callId, shares, followed, seenAtMs, closedAtMs, ownBuilding } = call;
  const names = [callId, ...call.formerIds];
  const seen = { type: 'seen', callId, shares: shares.length } as const;
  const closed = { ...seen, type: 'closed' } as const;
  return [
    ...shares.map((share, index): CallEvent => ({
      type: 'share',
      callId: names[index] ?? callId,
      share,
    })),
    ...followed.map(({ place, atMs }): CallEvent => ({ type: 'place', callId, place, atMs })),
    ...(ownBuilding === 'unanswered'
      ? []
      : [{ type: 'own-building', callId, atMs: seenAtMs ?? 0, answer: ownBuilding } as const]),
    ...(seenAtMs === null ? [] : [{ ...seen, atMs: seenAtMs }]),
    ...(closedAtMs === null ? [] : [{ ...closed, atMs: closedAtMs }]),
  ];
}

/** By time, then by bytes, so that the order of arrival is of no account. */
function inOrder(left: CallShare, right: CallShare): number {
  if (left.receivedAtMs !== right.receivedAtMs) return left.receivedAtMs - right.receivedAtMs;
  return left.digest < right.digest ? -1 : Number(left.digest > right.digest);
}

function oldest(call: HeldCall): CallShare {
  const [share] = call.shares;
  if (share === undefined) throw new Error('a call without a share');
  return share;
}
