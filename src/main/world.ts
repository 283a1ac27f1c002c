// One world, practice or live: its own database, record, outbox, keys and ways to the vendors.
import { randomBytes } from 'node:crypto';
import { uptime } from 'node:os';
import type { Failure, Result } from '../shared/failure';
import type { SecretName } from '../shared/secret';
import type { Settings } from '../shared/settings';
import type { World } from '../shared/vendor';
import type { StrayEvent } from '../shared/verification';
import { isVerificationDelivery } from '../shared/delivery';
import { createActivity, type Activity } from './activity/activity';
import { createChektEntrance, type ChektEntrance } from './chekt-entrance';
import { keepsake } from './keepsake';
import type { Clock } from './lib/clock';
import { createOutbox, type Outbox } from './outbox/outbox';
import { openPractice, type Practice } from './practice-world';
import type { Vault } from './secrets/vault';
import { createSiteContacts, type SiteContactsCache } from './site-contacts';
import type { Sqlite } from './store/sqlite';
import { createStore } from './store/store';
import { createChekt, type Chekt } from './vendors/chekt/client';
import { createShare911, type Share911 } from './vendors/share911/client';
import type { HttpPort } from './vendors/vendor';
import { createVerifications, type Verifications } from './verification/board';
import { readStrays } from './verification/reading';
import { createWebhookSecret, fixedSecret } from './webhook-secret';

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
  };
  readonly onChange: () => void;
  readonly onTrouble: (what: WorldTrouble, failure: Failure | null) => void;
}

export type WorldTrouble = 'disk' | 'unreadable' | 'practice-service' | 'practice-key';

/** Vendors that take deliveries. */
type SendingVendor = 'share911' | 'chekt';

export interface OpenWorld {
  readonly world: World;
  readonly activity: Activity;
  readonly outbox: Outbox;
  readonly share911: Share911;
  readonly chekt: Chekt;
  readonly siteContacts: SiteContactsCache;
  readonly verifications: Verifications;
  readonly entrance: ChektEntrance;
  /** The unguessable part of this world's webhook address. */
  readonly webhookToken: string;
  readonly vault: Vault;
  /** The practice vendors; null in live. */
  readonly practice: Practice | null;
  /** Where Share911 is in this world. */
  share911Url(): string;
  /** How the newest attempt failed; null when it did not, or when the key has changed since. */
  lastAttemptFailure(vendor: SendingVendor): Failure | null;
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

/** A port of this machine that nobody may listen on: a press there fails as "refused". */
const NOWHERE = 'http://127.0.0.1:1';

const NOTHING_TO_SEND: Failure = { kind: 'bug', detail: 'the delivery has no stored request' };

/** Opens everything; nothing is sent before `start()`. What fails is told as trouble, not thrown. */
export async function openWorld(deps: WorldDeps): Promise<OpenWorld> {
  const { clock, onChange } = deps;
  const store = createStore(deps.folder, { sqlite: deps.sqlite, clock, role: 'owner' });
  const activity = createActivity(store, clock);
  const practice = deps.world === 'practice' ? await openPractice(deps) : null;
  // Practice never reads a real address: without its own service there is nowhere to go.
  const urlOf = (vendor: SendingVendor): string =>
    deps.world === 'live' ? deps.settings()[vendor].baseUrl : (practice?.url ?? NOWHERE);
  const keyOf = (name: SecretName, vendor: string) => () => readKey(deps.vault, name, vendor);

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
  const outbox = createOutbox({
    store,
    activity,
    clock,
    random: Math.random,
    async send(vendor, delivery, hooks) {
      const { request, id, action } = delivery;
      if (request === null) return { kind: 'refused', failure: NOTHING_TO_SEND };
      const outcome =
        action.kind === 'verification'
          ? await chekt.send(request, id, hooks)
          : await share911.send(request, hooks);
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
    // Goes on while the computer sleeps, so that a sleep is not taken for a clock that was set.
    uptimeMs: () => uptime() * 1000,
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
  const entrance = createChektEntrance({
    secret: () => secret.get(),
    token: () => webhookToken,
    now: () => clock.now(),
    receive: (event) => verifications.receive(event),
    onEvent(atMs) {
      lastWebhookMs = atMs;
      onChange();
    },
  });

  return {
    world: deps.world,
    activity,
    outbox,
    share911,
    chekt,
    siteContacts,
    verifications,
    entrance,
    webhookToken,
    vault: deps.vault,
    practice,
    share911Url: () => urlOf('share911'),
    lastAttemptFailure: (vendor) => lastFailures.get(vendor) ?? null,
    lastWebhookMs: () => lastWebhookMs,
    strays: (limit) => readStrays(store, limit),
    forgetKeys() {
      lastFailures.clear();
      secret.forget();
    },
    start() {
      outbox.start();
      verifications.start();
    },
    async close() {
      verifications.stop();
      await outbox.stop();
      await practice?.simulator.stop();
      store.close();
    },
  };
}

async function readKey(vault: Vault, name: SecretName, vendor: string): Promise<Result<string>> {
  const key = await vault.get(name);
  if (!key.ok) return key;
  if (key.value !== null) return { ok: true, value: key.value };
  const detail = `${vendor} has no API key`;
  return { ok: false, failure: { kind: 'not-configured', reason: 'no-key', detail } };
}
