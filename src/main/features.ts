// The list of features: what each is given, and what they are together.
import type { Result } from '../shared/core/failure';
import type { SecretName } from '../shared/settings/secret';
import type { Settings } from '../shared/settings/settings';
import type { Feature, Ground, Senders } from './core/feature';
import type { HttpPort } from './core/lib/vendor-port';
import type { Paper } from './core/lib/paper-port';
import type { Batches } from './core/outbox/batch';
import type { RecordEnd } from './core/record/record-end';
import { createAlertsFeature } from './features/alerts/feature';
import { createCallsFeature, type CallsDeps } from './features/calls/feature';
import { createContacts, type ContactsDeps } from './features/contacts/feature';
import { createIncidentsFeature } from './features/incidents/feature';
import { createPanic } from './features/panic/feature';
import { createVerification } from './features/verification/feature';

export interface FeaturesDeps {
  readonly ground: Ground;
  readonly ways: {
    readonly share911: HttpPort;
    readonly chekt: HttpPort;
    /** Each request on a connection of its own. */
    readonly chektQuestions: HttpPort;
    readonly emergency24: HttpPort;
    /** The same, each request on a connection of its own. */
    readonly emergency24Changes: HttpPort;
    readonly rapidsos: HttpPort;
  };
  /** A key without which nothing can be sent there; `not-configured` when there is none. */
  readonly keyOf: (name: SecretName, vendor: string) => Promise<Result<string>>;
  readonly batches: Batches;
  readonly paper: Paper;
  readonly threads: ContactsDeps['threads'];
  readonly webhookToken: string;
  /** What is known of the end of the record. */
  readonly recordEnd: () => Promise<RecordEnd>;
  readonly siteIds: () => readonly string[];
  /** The name that Share911's alerts come with. */
  readonly alertUser: () => string;
  readonly practiceSite: Partial<Settings['site']> | null;
  readonly onCallsFile: CallsDeps['onTrouble'];
}

/** Of calls and alerts that may belong to an incident. */
const LISTED_MAX = 200;

/** Every feature of one environment, built and joined; nothing moves before they are started. */
export function createFeatures(deps: FeaturesDeps) {
  const { ground, ways, keyOf, paper } = deps;
  const panic = createPanic({
    ground,
    http: ways.share911,
    apiKey: () => keyOf('share911.apiKey', 'Share911'),
  });
  const verification = createVerification({
    ground,
    http: ways.chekt,
    ask: ways.chektQuestions,
    apiKey: () => keyOf('chekt.apiKey', 'CHeKT'),
    webhookToken: deps.webhookToken,
  });
  const contacts = createContacts({
    ground,
    paper,
    keyOf,
    ways: {
      chekt: ways.chekt,
      chektOnce: ways.chektQuestions,
      emergency24: ways.emergency24,
      emergency24Once: ways.emergency24Changes,
    },
    threads: deps.threads,
    siteIds: deps.siteIds,
    batches: deps.batches,
  });
  const calls = createCallsFeature({
    ground,
    http: ways.rapidsos,
    practiceSite: deps.practiceSite,
    onTrouble: deps.onCallsFile,
  });
  const alerts = createAlertsFeature({ ground, user: deps.alertUser });
  const incidents = createIncidentsFeature({
    ground,
    paper,
    recordEnd: deps.recordEnd,
    site: () => calls.site(),
    calls: () => calls.history({ limit: LISTED_MAX }),
    alerts() {
      const listed = alerts.history({ limit: LISTED_MAX });
      return listed.ok ? listed.value : [];
    },
    siteName: (id) => verification.get(id)?.ask.siteName ?? null,
  });
  return { panic, verification, contacts, calls, alerts, incidents };
}
export type Features = ReturnType<typeof createFeatures>;

export const allOf = (features: Features): readonly Feature[] => Object.values(features);

export function sendersOf({ panic, verification, contacts }: Features): Senders {
  return {
    'check-in': panic.send,
    verification: verification.send,
    'contact-change': contacts.send,
  };
}

/** What the window may ask of them: a new feature is named here, and the contract says when one is missing. */
export function callsOf({ panic, verification, contacts, calls, alerts, incidents }: Features) {
  return {
    ...panic.calls,
    ...verification.calls,
    ...contacts.calls,
    ...calls.calls,
    ...alerts.calls,
    ...incidents.calls,
  };
}

export function stateOf({ panic, verification, contacts, calls, alerts, incidents }: Features) {
  return {
    ...panic.state(),
    ...verification.state(),
    ...contacts.state(),
    ...calls.state(),
    ...alerts.state(),
    ...incidents.state(),
  };
}
