// One world, practice or live: its own database, record, outbox, keys and ways to the vendors.
import { randomBytes } from 'node:crypto';
import type { Failure, Result } from '../shared/core/failure';
import type { SecretName } from '../shared/settings/secret';
import type { Settings } from '../shared/settings/settings';
import type { World } from '../shared/core/vendor';
import type { StrayEvent } from '../shared/verification/verification';
import {
  isContactChangeDelivery,
  isVerificationDelivery,
  type StoredRequest,
} from '../shared/delivery';
import type { Language } from '../shared/core/language';
import { ACTION_RULES } from './action-rules';
import { createActivity, type Activity } from './core/record/activity';
import { createEndKeeper } from './core/record/end-keeper';
import { createChektEntrance, type ChektEntrance } from './features/verification/chekt-entrance';
import { createContactClients } from './features/contacts/contact-clients';
import { configuredSources } from './features/contacts/contact-sources';
import {
  createDirectoryDesk,
  type DirectoryDesk,
  type DirectoryDeskDeps,
} from './features/contacts/directory-desk';
import { createIncoming, type Incoming } from './features/calls/feature';
import { createIncidentDesk, type IncidentDesk } from './features/incidents/incident-desk';
import { createEventKeeping } from './core/webhooks/event-keeping';
import { keepsake } from './core/store/key-value';
import type { Clock } from './core/lib/clock';
import { createBatches } from './core/outbox/batch';
import { roomFor } from './core/outbox/batch-room';
import { createOutbox, type Outbox } from './core/outbox/outbox';
import { openPractice, type Practice } from './practice/practice-world';
import { createPressProof, type PressProof } from './features/panic/press-proof';
import type { RapidsosEntrance } from './features/calls/rapidsos-entrance';
import { neededKey } from './core/keychain/needed-key';
import { withNewestKey } from './core/keychain/newest-key';
import type { Vault } from './core/keychain/vault';
import type { Share911Entrance } from './features/alerts/share911-entrance';
import { createSiteContacts, type SiteContactsCache } from './features/verification/site-contacts';
import type { Sqlite } from './core/store/sqlite';
import { createStore } from './core/store/store';
import { createChekt, type Chekt } from './vendors/chekt/client';
import { createShare911, type Share911 } from './vendors/share911/client';
import type { HttpPort, Outcome } from './core/lib/vendor-port';
import { createVerifications, type Verifications } from './features/verification/board';
import { readStrays } from './features/verification/reading';
import { createWebhookSecret, fixedSecret } from './core/webhooks/webhook-secret';

export interface WorldDeps {
  readonly world: World;
  /** Where this world's files live. */
  readonly folder: string;
  readonly sqlite: Sqlite;
  readonly clock: Clock;
  readonly settings: () => Settings;
  readonly vault: Vault;
  readonly ways: {
    readonly share911: HttpPort;
    readonly chekt: HttpPort;
    /** Each request on a connection of its own. */
    readonly chektQuestions: HttpPort;
    readonly emergency24: HttpPort;
    readonly rapidsos: HttpPort;
    /** The same, each request on a connection of its own. */
    readonly emergency24Changes: HttpPort;
  };
  readonly newId: () => string;
  readonly language: () => Language;
  readonly threads: Pick<DirectoryDeskDeps, 'startThread' | 'readXlsx'>;
  readonly log: (message: string) => void;
  readonly onChange: () => void;
  readonly onTrouble: (what: WorldTrouble, failure: Failure | null) => void;
}

export type WorldTrouble =
  | 'disk'
  | 'unreadable'
  | 'record-cut'
  | 'practice-service'
  | 'practice-key'
  | 'calls-file'
  | 'events-refused';

/** Vendors that take deliveries. */
type SendingVendor = 'share911' | 'chekt' | 'emergency24';

const KEYS_OF: Readonly<Record<SendingVendor, readonly SecretName[]>> = {
  share911: ['share911.apiKey'],
  chekt: ['chekt.apiKey'],
  emergency24: ['emergency24.apiKey', 'emergency24.accessToken', 'emergency24.tokenSecret'],
};

export interface OpenWorld {
  readonly world: World;
  readonly activity: Activity;
  readonly outbox: Outbox;
  readonly share911: Share911;
  readonly chekt: Chekt;
  readonly siteContacts: SiteContactsCache;
  readonly contacts: DirectoryDesk;
  readonly verifications: Verifications;
  readonly incoming: Incoming;
  readonly incidents: IncidentDesk;
  readonly entrances: {
    readonly chekt: ChektEntrance;
    readonly rapidsos: RapidsosEntrance;
    readonly share911: Share911Entrance;
  };
  /** The unguessable part of this world's webhook address. */
  readonly webhookToken: string;
  readonly vault: Vault;
  /** The practice vendors; null in live. */
  readonly practice: Practice | null;
  /** Where Share911 is in this world. */
  share911Url(): string;
  /** How the newest attempt failed; null when it did not, or when the key has changed since. */
  lastAttemptFailure(vendor: SendingVendor): Failure | null;
  /** What tries of presses have shown of their way. */
  readonly proof: PressProof;
  /** When the last true webhook came, wall clock in milliseconds. */
  lastWebhookMs(): number | null;
  /** Events for questions this desk did not ask, newest first, from the disk. */
  strays(limit: number): Result<readonly StrayEvent[]>;
  /** A key was changed: what was known of it no longer counts. */
  forgetKeys(): void;
  /** Takes up what an earlier life left. */
  start(): void;
  close(): Promise<void>;
}

/** Of calls and alerts that may belong to an incident. */
const LISTED_MAX = 200;

/** A port of this machine that nobody may listen on: a press there fails as "refused". */
const NOWHERE = 'http://127.0.0.1:1';

const NOTHING_TO_SEND: Failure = { kind: 'bug', detail: 'the delivery has no stored request' };

/** Opens everything; nothing is sent before `start()`. What fails is told as trouble, not thrown. */
export async function openWorld(deps: WorldDeps): Promise<OpenWorld> {
  const { clock, onChange } = deps;
  const store = createStore(deps.folder, { sqlite: deps.sqlite, clock, role: 'owner' });
  const activity = createActivity(store, clock);
  const endKeeper = createEndKeeper({
    world: deps.world,
    folder: deps.folder,
    activity,
    key: () => deps.vault.dataKey(),
    clock,
    onCutOff: (failure) => deps.onTrouble('record-cut', failure),
    log: deps.log,
  });
  const practice = deps.world === 'practice' ? await openPractice(deps) : null;
  // Practice never reads a real address: without its own service there is nowhere to go.
  const urlOf = (vendor: SendingVendor): string => {
    if (deps.world === 'live') return deps.settings()[vendor].baseUrl;
    if (practice === null) return NOWHERE;
    return vendor === 'emergency24'
      ? `${practice.url}${practice.simulator.emergency24.path}`
      : practice.url;
  };
  const keyOf = (name: SecretName, vendor: string) => () => neededKey(deps.vault, name, vendor);

  const share911 = createShare911({
    http: deps.ways.share911,
    baseUrl: () => urlOf('share911'),
    apiKey: keyOf('share911.apiKey', 'Share911'),
  });
  const chekt = createChekt({
    http: deps.ways.chekt,
    ask: deps.ways.chektQuestions,
    baseUrl: () => urlOf('chekt'),
    apiKey: keyOf('chekt.apiKey', 'CHeKT'),
  });
  const lastFailures = new Map<string, Failure>();
  const proof = createPressProof({
    store,
    clock,
    way: () => share911.way(deps.settings().share911),
    dataKey: deps.world === 'live' ? () => deps.vault.dataKey() : null,
    onChange,
  });
  const watched = async (
    request: StoredRequest,
    hooks: { readonly onWritten: (atMs: number) => void },
  ): Promise<Outcome> => {
    const attempt = proof.begin();
    const outcome = await share911.send(request, { ...hooks, onWay: attempt.onWay });
    attempt.end(outcome);
    return outcome;
  };
  const outbox = createOutbox({
    store,
    activity,
    clock,
    random: Math.random,
    rules: ACTION_RULES,
    async send(vendor, delivery, hooks) {
      const { request, id, action } = delivery;
      if (request === null) return { kind: 'refused', failure: NOTHING_TO_SEND };
      const sendBy = (kind: typeof action.kind): Promise<Outcome> => {
        switch (kind) {
          case 'check-in':
            return watched(request, hooks);
          case 'verification':
            return chekt.send(request, id, hooks);
          case 'contact-change':
            return isContactChangeDelivery(delivery)
              ? contacts.send(delivery, hooks)
              : Promise.resolve({ kind: 'refused', failure: NOTHING_TO_SEND });
        }
      };
      const outcome = await withNewestKey(
        () => sendBy(action.kind),
        deps.vault,
        KEYS_OF[vendor as SendingVendor],
      );
      if (outcome.kind === 'accepted') lastFailures.delete(vendor);
      else lastFailures.set(vendor, outcome.failure);
      return outcome;
    },
    onChange,
    onTrouble: deps.onTrouble,
  });
  const siteContacts = createSiteContacts({
    fetch: (siteId) => chekt.siteContacts(siteId),
    now: () => clock.now(),
    onChange,
  });
  const verifications = createVerifications({
    store,
    activity,
    clock,
    deliveries: () => outbox.deliveries().filter(isVerificationDelivery),
    find(id) {
      const found = outbox.get(id);
      return found && isVerificationDelivery(found) ? found : undefined;
    },
    knownContacts: (siteId) => siteContacts.known(siteId),
    onChange,
    onAnswer({ id, delivery }) {
      // Only then: an answer that overtakes the vendor's own must not settle what is still being sent.
      if (delivery.state === 'accepted') outbox.answered(id, clock.now());
    },
  });
  const batches = createBatches({
    ...{ store, activity, clock, newId: deps.newId, log: deps.log, rules: ACTION_RULES },
    room: (vendor) => roomFor(ACTION_RULES, vendor, outbox.deliveries()),
    onMoved: () => outbox.poke(),
  });
  const siteIds = (): readonly string[] =>
    practice === null ? deps.settings().chekt.siteIds : [practice.simulator.chekt.siteId];
  const clients = createContactClients({
    settings: deps.settings,
    isPractice: deps.world === 'practice',
    emergency24Key: (name) => neededKey(deps.vault, name, 'Emergency24'),
    chektUrl: () => urlOf('chekt'),
    emergency24Url: () => urlOf('emergency24'),
    chektKey: keyOf('chekt.apiKey', 'CHeKT'),
    ways: {
      chekt: deps.ways.chekt,
      chektOnce: deps.ways.chektQuestions,
      emergency24: deps.ways.emergency24,
      emergency24Once: deps.ways.emergency24Changes,
    },
  });
  const contacts = createDirectoryDesk({
    ...{ environment: deps.world, folder: deps.folder, log: deps.log },
    ...{ clock, newId: deps.newId, language: deps.language, ...deps.threads },
    dataKey: () => deps.vault.dataKey(),
    clients,
    siteIds,
    sources: () => configuredSources(deps, siteIds()),
    outbox: () => outbox,
    batches,
    activity,
    onChange,
  });
  const webhookToken = keepsake(store, 'webhook-token', () =>
    randomBytes(24).toString('base64url'),
  );
  const secret =
    practice === null
      ? createWebhookSecret({
          read: () => deps.vault.get('chekt.webhookSecret'),
          now: () => clock.now(),
        })
      : fixedSecret(practice.webhookSecret);
  let lastWebhookMs: number | null = null;
  function webhookCame(atMs: number): void {
    lastWebhookMs = atMs;
    onChange();
  }
  const events = createEventKeeping({
    ...{ folder: deps.folder, store, activity, clock },
    onTrouble: (failure) => deps.onTrouble('events-refused', failure),
  });
  const chektEntrance = createChektEntrance({
    secret: () => secret.get(),
    token: () => webhookToken,
    now: () => clock.now(),
    receive(event) {
      const isUrgent = verifications.expects(event.event.verificationId);
      return events.admit({ sender: 'chekt', bytes: event.body.length, isUrgent }, () =>
        verifications.receive(event),
      );
    },
    onEvent: webhookCame,
  });
  const incoming = createIncoming({
    folder: deps.folder,
    store,
    activity,
    clock,
    newId: deps.newId,
    settings: deps.settings,
    language: deps.language,
    vault: deps.vault,
    http: deps.ways.rapidsos,
    practice,
    isPractice: deps.world === 'practice',
    log: deps.log,
    onChange,
    onEvent: webhookCame,
    admit: (event, keep) => events.admit(event, keep),
    onTrouble: (failure) => deps.onTrouble('calls-file', failure),
  });
  const incidents = createIncidentDesk({
    store,
    recordEnd: () => endKeeper.judge(),
    activity,
    clock,
    newId: deps.newId,
    language: deps.language,
    site: () => incoming.site(),
    calls: () => incoming.calls.history({ limit: LISTED_MAX }),
    alerts() {
      const listed = incoming.alerts.history({ limit: LISTED_MAX });
      return listed.ok ? listed.value : [];
    },
    siteName: (id) => verifications.get(id)?.ask.siteName ?? null,
    onChange,
  });

  return {
    world: deps.world,
    activity,
    outbox,
    share911,
    chekt,
    proof,
    siteContacts,
    contacts,
    verifications,
    incoming,
    incidents,
    entrances: {
      chekt: chektEntrance,
      rapidsos: incoming.rapidsos,
      share911: incoming.share911,
    },
    webhookToken,
    vault: deps.vault,
    practice,
    share911Url: () => urlOf('share911'),
    lastAttemptFailure: (vendor) => lastFailures.get(vendor) ?? null,
    lastWebhookMs: () => lastWebhookMs,
    strays: (limit) => readStrays(store, limit),
    forgetKeys() {
      lastFailures.clear();
      proof.forget();
      secret.forget();
      incoming.forgetKeys();
    },
    start() {
      outbox.start();
      void batches.resume();
      verifications.start();
      events.start();
      void contacts.start();
      incoming.start();
      endKeeper.start();
    },
    async close() {
      events.stop();
      verifications.stop();
      await batches.stop();
      await outbox.stop();
      // Side by side: each may wait for a keyring that hangs.
      const closing = [contacts.close(), incoming.close(), practice?.simulator.stop()];
      await Promise.all([...closing, endKeeper.stop()]);
      store.close();
    },
  };
}
