// Which shares are one call: rather two cards for one call than one card for two.
import { describe, expect, it } from 'vitest';
import { isSameCall } from '../../../../src/main/features/calls/book';
import type { CallShare } from '../../../../src/shared/calls/call-share';
import { makeShare, placeAt, SHARED_MS } from './shares';

const MINUTE_MS = 60_000;
const nameless = { callerNumber: null, callRef: null };

function same(
  change: Partial<CallShare>,
  minutesLater: number,
  first: Partial<CallShare> = {},
): boolean {
  const left = makeShare(1, first);
  const right = makeShare(2, { ...change, receivedAtMs: SHARED_MS + minutesLater * MINUTE_MS });
  expect(isSameCall(right, left)).toBe(isSameCall(left, right));
  return isSameCall(left, right);
}

describe('two shares', () => {
  it('of one number are one call within ten minutes, wherever they are', () => {
    expect(same({ place: placeAt(9000), eccAccountId: 'ecc-2' }, 10)).toBe(true);
    expect(same({}, 10.1)).toBe(false);
  });

  it('are one with and without the 1 of North America, and not with another number', () => {
    expect(same({ callerNumber: '5551234567' }, 1)).toBe(true);
    expect(same({ callerNumber: '15551234568' }, 1)).toBe(false);
    expect(same({ callerNumber: '25551234567' }, 1)).toBe(false);
  });

  it('of one reference and one centre are one call for a day, whatever the number', () => {
    const named = { callerNumber: null, callRef: 'call-7' };
    expect(same({ ...named, callerNumber: '15550000000' }, 23 * 60, named)).toBe(true);
    expect(same({ ...named, eccAccountId: 'ecc-2' }, 1, named)).toBe(false);
    expect(same(named, 25 * 60, named)).toBe(false);
    expect(same({ ...named, callRef: 'call-8' }, 1, named)).toBe(false);
  });

  it('without number and reference are one call only at one place, of one centre, within ten minutes', () => {
    const near = { ...nameless, place: placeAt(99) };
    expect(same(near, 10, nameless)).toBe(true);
    expect(same(near, 11, nameless)).toBe(false);
    expect(same({ ...near, place: placeAt(101) }, 1, nameless)).toBe(false);
    expect(same({ ...near, eccAccountId: null }, 1, nameless)).toBe(false);
    expect(same({ ...near, place: null }, 1, { ...nameless, place: null })).toBe(false);
    // Somebody else's call from the same corridor.
    expect(same({ ...near, callerNumber: '15550000000' }, 1, nameless)).toBe(false);
  });

  it('do not take an empty number or reference for a name', () => {
    const empty = { callerNumber: '', callRef: '', place: null };
    expect(same(empty, 1, empty)).toBe(false);
  });
});
