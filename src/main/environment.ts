// One environment, practice or live: its own database, record, outbox, keys and ways to the vendors.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Failure } from '../shared/core/failure';
import type { VendorId, World } from '../shared/core/vendor';
import type { Language } from '../shared/core/language';
import type { Settings } from '../shared/settings/settings';
import type { AppState } from '../shared/state';
import type { Sender, Ways } from './core/feature';
import type { EnvironmentFacts } from './core/health/facts';
import { secretsOf } from './core/keychain/destination';
import { neededKey } from './core/keychain/needed-key';
import { withNewestKey } from './core/keychain/newest-key';
import type { Vault } from './core/keychain/vault';
import type { Clock } from './core/lib/clock';
import { createBatches } from './core/outbox/batch';
import { roomFor } from './core/outbox/batch-room';
import { createOutbox, type Outbox } from './core/outbox/outbox';
import { createActivity, type Activity } from './core/record/activity';
import { createEndKeeper } from './core/record/end-keeper';
import { keepsake } from './core/store/key-value';
import type { Sqlite } from './core/store/sqlite';
import { createStore } from './core/store/store';
import { createStoredBytes } from './core/store/stored-bytes';
import { createAdmission } from './core/webhooks/event-admission';
import { createEventQuota } from './core/webhooks/event-quota';
import type { Listening } from './core/webhooks/webhook-desk';
import { allOf, callsOf, createFeatures, sendersOf, stateOf } from './features';
import type { Features, FeaturesDeps } from './features';
import { ACTION_RULES } from './features/action-rules';
import { CALLS_FILE } from './features/calls/feature';
import { openPractice, type Practice } from './practice/practice-world';

export interface EnvironmentDeps extends Pick<FeaturesDeps, 'paper' | 'threads'> {
  readonly ways: Ways;
  readonly world: World;
  /** Where this environment's files live. */
  readonly folder: string;
  readonly sqlite: Sqlite;
  readonly clock: Clock;
  readonly settings: () => Settings;
  readonly vault: Vault;
  readonly newId: () => string;
  readonly language: () => Language;
  readonly log: (message: string) => void;
  readonly onChange: () => void;
  /** Told of what fails; null when it works again. */
  readonly onTrouble: (what: string, failure: Failure | null) => void;
}

export interface Environment extends Listening {
  readonly activity: Activity;
  readonly outbox: Outbox;
  readonly features: Features;
  readonly vault: Vault;
  /** The practice vendors; null in live. */
  readonly practice: Practice | null;
  calls(): ReturnType<typeof callsOf>;
  state(): ReturnType<typeof stateOf> & Pick<AppState, 'world' | 'practice'>;
  facts(): EnvironmentFacts;
  /** A key was changed: what was known of it no longer counts. */
  forgetKeys(): void;
  settingsChanged(): void;
  /** A process without a screen stays for it. */
  isBusy(): boolean;
  /** Takes up what an earlier life left. Nothing is sent before. */
  start(): void;
  close(): Promise<void>;
}

/** A port of this machine that nobody may listen on: a press there fails as "refused". */
const NOWHERE = 'http://127.0.0.1:1';

const NOTHING_TO_SEND: Failure = { kind: 'bug', detail: 'the delivery has no stored request' };

/** Opens everything; nothing is sent before `start()`. What fails is told as trouble, not thrown. */
export async function openEnvironment(deps: EnvironmentDeps): Promise<Environment> {
  const { clock, onChange, world, folder, log } = deps;
  const troubles = new Map<string, Failure>();
  const tell = (what: string, failure: Failure | null): void => {
    if (failure === null) troubles.delete(what);
    else troubles.set(what, failure);
    deps.onTrouble(what, failure);
  };
  const store = createStore(folder, { sqlite: deps.sqlite, clock, role: 'owner' });
  const activity = createActivity(store, clock);
  const endKeeper = createEndKeeper({
    ...{ world, folder, activity, clock, log },
    key: () => deps.vault.dataKey(),
    onCutOff: (failure) => tell('record-cut', failure),
  });
  const practice = world === 'practice' ? await openPractice({ ...deps, onTrouble: tell }) : null;
  const vault = practice === null ? deps.vault : practice.keys(deps.vault);
  const lastFailures = new Map<VendorId, Failure>();
  let lastWebhookMs: number | null = null;

  const outbox = createOutbox({
    ...{ store, activity, clock, onChange },
    random: Math.random,
    rules: ACTION_RULES,
    async send(vendor, delivery, hooks) {
      const { request, action } = delivery;
      if (request === null) return { kind: 'refused', failure: NOTHING_TO_SEND };
      const send: Sender = senders[action.kind];
      const outcome = await withNewestKey(
        () => send(request, delivery, hooks),
        deps.vault,
        secretsOf(vendor),
      );
      if (outcome.kind === 'accepted') lastFailures.delete(vendor);
      else lastFailures.set(vendor, outcome.failure);
      return outcome;
    },
    onTrouble: tell,
  });
  const admission = createAdmission({
    clock,
    quota: createEventQuota({
      elapsed: () => clock.elapsed(),
      storedBytes: createStoredBytes(store, [join(folder, CALLS_FILE)], clock),
    }),
    record: (line) => void activity.record(line),
    onTrouble: (failure) => tell('events-refused', failure),
  });
  const batches = createBatches({
    ...{ store, activity, clock, log, rules: ACTION_RULES, newId: deps.newId },
    room: (vendor) => roomFor(ACTION_RULES, vendor, outbox.deliveries()),
    onMoved: () => outbox.poke(),
  });
  const webhookToken = keepsake(store, 'webhook-token', () =>
    randomBytes(24).toString('base64url'),
  );
  const features = createFeatures({
    ...deps,
    ground: {
      ...deps,
      ...{ environment: world, store, activity, outbox, vault },
      // Practice never reads a real address: without its own service there is nowhere to go.
      addressOf: (vendor) =>
        world === 'live'
          ? deps.settings()[vendor].baseUrl
          : (practice?.addressOf(vendor) ?? NOWHERE),
      keyOf: (name) => neededKey(vault, name),
      lastFailure: (vendor) => lastFailures.get(vendor) ?? null,
      admit: (event, keep) => admission.admit(event, keep),
      onEvent(atMs) {
        lastWebhookMs = atMs;
        onChange();
      },
    },
    ...{ batches, webhookToken },
    recordEnd: () => endKeeper.judge(),
    siteIds: () =>
      practice === null ? deps.settings().chekt.siteIds : [practice.simulator.chekt.siteId],
    alertUser: () => practice?.alertUser ?? deps.settings().share911.webhookUser,
    practiceSite: practice === null ? null : practice.simulator.rapidsos.site,
    onCallsFile: (failure) => tell('calls-file', failure),
  });
  const senders = sendersOf(features);
  const { panic, verification, calls, alerts } = features;

  return {
    ...{ world, activity, outbox, features, practice, webhookToken, vault: deps.vault },
    calls: () => callsOf(features),
    state: () => ({
      world,
      ...stateOf(features),
      practice: practice && {
        url: practice.url,
        scenario: practice.simulator.scenario(),
        siteId: practice.simulator.chekt.siteId,
      },
    }),
    facts: () => ({
      world,
      ...panic.facts(),
      findings: allOf(features).flatMap((feature) => feature.troubles?.() ?? []),
      baseUrl: world === 'practice' && practice === null ? null : panic.address(),
      diskFailure: troubles.get('disk') ?? null,
      unreadableFailure: troubles.get('unreadable') ?? troubles.get('record-cut') ?? null,
      eventsFailure: troubles.get('events-refused') ?? null,
      practiceFailure: troubles.get('practice-service') ?? null,
    }),
    webhooks: {
      chekt: verification.webhook,
      rapidsos: calls.webhook,
      share911: alerts.webhook,
    },
    canary: verification.webhook,
    expectsAnswers: () => verification.hasOpen(),
    lastWebhookMs: () => lastWebhookMs,
    tellPractice: (urls) => practice?.subscribe(urls),
    forgetKeys() {
      lastFailures.clear();
      for (const feature of allOf(features)) feature.forgetKeys?.();
    },
    settingsChanged() {
      for (const feature of allOf(features)) feature.settingsChanged?.();
    },
    isBusy: () =>
      outbox.hasUnsent() || allOf(features).some((feature) => feature.isBusy?.() === true),
    start() {
      outbox.start();
      void batches.resume();
      for (const feature of allOf(features)) feature.start?.();
      endKeeper.start();
    },
    async close() {
      admission.stop();
      await batches.stop();
      await outbox.stop();
      // Side by side: each may wait for a keyring that hangs.
      const closing = allOf(features).map((feature) => feature.close?.());
      await Promise.all([...closing, practice?.simulator.stop(), endKeeper.stop()]);
      store.close();
    },
  };
}
