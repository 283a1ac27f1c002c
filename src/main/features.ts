// The list of features: what each is given, and what they are together.
import type { Settings } from '../shared/settings/settings';
import type { Feature, Ground, Senders } from './core/feature';
import type { RecordEnd } from './core/record/record-end';
import { createAlertsFeature } from './features/alerts/feature';
import { createCallsFeature, type CallsDeps } from './features/calls/feature';
import { createContacts, type ContactsDeps } from './features/contacts/feature';
import { createIncidentsFeature } from './features/incidents/feature';
import { createPanic } from './features/panic/feature';
import { createVerification } from './features/verification/feature';

export interface FeaturesDeps extends Pick<ContactsDeps, 'batches' | 'paper' | 'threads'> {
  readonly ground: Ground;
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
  const { ground, paper } = deps;
  const panic = createPanic(ground);
  const verification = createVerification({ ground, webhookToken: deps.webhookToken });
  const contacts = createContacts(deps);
  const calls = createCallsFeature({
    ground,
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

type OneOf = Features[keyof Features];
/** All of a union at once: what several features have, as one. */
type All<T> = (T extends unknown ? (one: T) => void : never) extends (all: infer A) => void
  ? A
  : never;
type SendsOf<F> = F extends { readonly sends: infer S } ? S : never;

const joined = (parts: readonly (object | undefined)[]): unknown => Object.assign({}, ...parts);

/** Where a kind of action has none who sends it, the compiler says so. */
export const sendersOf = (features: Features): Senders =>
  joined(allOf(features).map(({ sends }) => sends)) as All<SendsOf<OneOf>>;

/** What the window may ask of them; the contract says when one is missing. */
export const callsOf = (features: Features) =>
  joined(allOf(features).map(({ calls }) => calls)) as All<OneOf['calls']>;

export const stateOf = (features: Features) =>
  joined(allOf(features).map((feature) => feature.state())) as All<ReturnType<OneOf['state']>>;
