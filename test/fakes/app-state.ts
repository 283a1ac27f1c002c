// Small builders of states and deliveries for tests of everything that is a function of the state.
import { CheckInStatus } from '../../src/shared/core/check-in';
import type { PressDelivery } from '../../src/shared/delivery';
import {
  readinessOf,
  type Readiness,
  type Trouble,
  type TroubleId,
} from '../../src/shared/core/readiness';
import { SecretName } from '../../src/shared/settings/secret';
import { DEFAULT_SETTINGS } from '../../src/shared/settings/settings';
import type { AppState } from '../../src/shared/state';
import type { World } from '../../src/shared/core/vendor';

/** 2026-03-02 14:05:09 UTC. */
export const NOON_MS = Date.UTC(2026, 2, 2, 14, 5, 9);

export function stateWith(parts: Partial<AppState> = {}): AppState {
  return {
    revision: 1,
    world: 'live',
    practiceUntilMs: null,
    readiness: readinessWith([], parts.world),
    deliveries: [],
    verifications: [],
    site: (parts.settings ?? DEFAULT_SETTINGS).site,
    strayEvents: [],
    calls: [],
    alerts: [],
    incidents: [],
    incidentSuggestions: [],
    webhook: {
      failure: null,
      localUrl: 'http://127.0.0.1:9119',
      chektUrl: 'http://127.0.0.1:9119/webhooks/chekt',
      chektProof: 'signature',
      rapidsosUrl: 'http://127.0.0.1:9119/webhooks/rapidsos',
      share911Url: 'http://127.0.0.1:9119/webhooks/share911',
      canProveRapidsos: true,
      canProveShare911: true,
      reachable: true,
      checking: false,
      lastCheck: null,
      lastEventMs: null,
      untaken: [],
    },
    directory: {
      counts: {
        records: { emergency24: 0, chekt: 0 },
        people: 0,
        linked: 0,
        conflicts: 0,
        suggestions: 0,
      },
      sync: [],
      clockSkewMs: { emergency24: null, chekt: null },
      unreadable: null,
      searchReady: true,
      changes: [],
      changesInAll: 0,
      version: 0,
    },
    settings: DEFAULT_SETTINGS,
    lockedSettings: [],
    secrets: Object.fromEntries(SecretName.options.map((name) => [name, 'not-stored' as const])),
    hotkeys: [],
    zoomPercent: 100,
    notificationsPausedUntilMs: null,
    practice: null,
    language: 'en',
    version: '0.0.0',
    ...parts,
  };
}

/** A proven desk with these troubles. */
export function readinessWith(troubles: readonly Trouble[], world: World = 'live'): Readiness {
  return readinessOf(troubles, { world, provenAtMs: NOON_MS });
}

export function troubleWith(id: TroubleId, blocks = true): Trouble {
  return { id, blocks, detail: '', sinceMs: NOON_MS };
}

/** A check-in from the window; each status has an id of its own. */
export function deliveryWith(
  status: CheckInStatus,
  parts: Partial<Omit<PressDelivery, 'action'>> = {},
  origin: PressDelivery['action']['origin'] = 'window',
): PressDelivery {
  return {
    id: `00000000-0000-4000-8000-${String(CheckInStatus.options.indexOf(status)).padStart(12, '0')}`,
    vendor: 'share911',
    action: { kind: 'check-in', status, location: 'Front Desk', origin },
    request: { path: '/checkin/', body: '{}' },
    state: 'queued',
    rungs: {
      pressedMs: NOON_MS,
      savedMs: NOON_MS + 2,
      sentMs: null,
      acceptedMs: null,
      answeredMs: null,
    },
    fireAtMs: NOON_MS + 3000,
    expiresAtMs: NOON_MS + 1_800_000,
    attempts: 0,
    nextAttemptAtMs: null,
    cancelAskedMs: null,
    overdue: false,
    mayHaveReached: false,
    failure: null,
    receipt: null,
    closed: false,
    ...parts,
  };
}
