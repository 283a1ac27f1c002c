// Small builders of shared 911 calls and Share911 alerts for tests.
import type { EmergencyCall } from '../../src/shared/calls/emergency-call';
import type { ReceivedAlert } from '../../src/shared/alerts/share911-alert';
import { NOON_MS } from './app-state';

const CALL_ID = 'call-00000000-0000-4000-8000-000000000001';

export function callWith(parts: Partial<EmergencyCall> = {}): EmergencyCall {
  return {
    id: CALL_ID,
    firstSharedAtMs: NOON_MS,
    lastSharedAtMs: NOON_MS,
    shares: 1,
    windowEndsAtMs: NOON_MS + 600_000,
    maskedNumber: '••• ••• 0142',
    places: [
      {
        place: { latitude: 39.9612, longitude: -82.9988, uncertaintyM: 25 },
        atMs: NOON_MS,
        source: 'share',
      },
    ],
    address: null,
    boundary: null,
    eccAccountId: null,
    distanceM: 40,
    nearness: 'here',
    ownBuilding: 'unanswered',
    followUp: { state: 'off', nextAtMs: null, asked: 0, empty: 0, failure: null },
    unknownKeys: [],
    isStored: true,
    isSeen: false,
    closedAtMs: null,
    purgeAtMs: NOON_MS + 72 * 3_600_000,
    ...parts,
  };
}

export function alertWith(parts: Partial<ReceivedAlert> = {}): ReceivedAlert {
  return {
    seq: 1,
    id: 'f3b0c442-98fc-4c14-9afb-f4c8996fb924',
    kind: 'alert',
    name: 'LOCKDOWN',
    message: 'Lock the doors.',
    channelId: 'sharevilledemo/eastbranch',
    channelName: 'East Branch',
    integrationId: null,
    isDrill: false,
    format: 'json',
    saidAtMs: NOON_MS,
    latitude: null,
    longitude: null,
    about: null,
    expiresAtMs: null,
    cap: null,
    receivedAtMs: NOON_MS,
    isOwn: false,
    clearedAtMs: null,
    replacedAtMs: null,
    unknownReferences: 0,
    isSeen: false,
    isClosed: false,
    ...parts,
  };
}
