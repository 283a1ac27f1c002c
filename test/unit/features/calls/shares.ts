// Shares of calls for tests: complete, and each of its own unless a test says otherwise.
import type { CallShare } from '../../../../src/shared/calls/call-share';

export const SHARED_MS = 1_767_225_600_000;
export const NUMBER = '15551234567';

/** Metres to the north of a made-up place, in degrees of latitude. */
export function placeAt(northM: number, uncertaintyM: number | null = 20) {
  return { latitude: 42 + northM / 111_195, longitude: -71, uncertaintyM };
}

function digestOf(n: number): string {
  return n.toString(16).padStart(64, '0');
}

/** `n` tells its bytes: the same `n` is the same share. */
export function makeShare(n: number, change: Partial<CallShare> = {}): CallShare {
  return {
    digest: digestOf(n),
    callerNumber: NUMBER,
    callRef: null,
    place: placeAt(0),
    address: null,
    boundary: null,
    eccAccountId: 'ecc-1',
    raw: `{\n  "n": ${n},\n  "phone": "${change.callerNumber ?? NUMBER}"\n}`,
    unknownKeys: [],
    receivedAtMs: SHARED_MS,
    ...change,
  };
}
