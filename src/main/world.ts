// One world, practice or live: its own database, record, outbox, key and way to the vendors.
import { randomBytes } from 'node:crypto';
import { failed, ok, type Failure, type Result } from '../shared/failure';
import type { Settings } from '../shared/settings';
import type { World } from '../shared/vendor';
import { createActivity, type Activity } from './activity/activity';
import type { Clock } from './lib/clock';
import { createOutbox, type Outbox } from './outbox/outbox';
import type { Vault } from './secrets/vault';
import { createSimulator, type Simulator } from './simulator/simulator';
import type { Sqlite } from './store/sqlite';
import { createStore } from './store/store';
import { createShare911, type Share911 } from './vendors/share911/client';
import type { HttpPort } from './vendors/vendor';

export interface WorldDeps {
  readonly world: World;
  /** Where this world's files live. */
  readonly folder: string;
  readonly sqlite: Sqlite;
  readonly clock: Clock;
  readonly settings: () => Settings;
  readonly vault: Vault;
  readonly http: HttpPort;
  readonly onChange: () => void;
  readonly onTrouble: (what: WorldTrouble, failure: Failure | null) => void;
}

export type WorldTrouble = 'disk' | 'unreadable' | 'practice-service' | 'practice-key';

export interface OpenWorld {
  readonly world: World;
  readonly activity: Activity;
  readonly outbox: Outbox;
  readonly share911: Share911;
  readonly vault: Vault;
  /** The practice vendors; null in live. */
  readonly practice: { readonly simulator: Simulator; readonly url: string } | null;
  /** Where Share911 is in this world. */
  share911Url(): string;
  /** How the newest attempt failed; null when it did not, or when the key has changed since. */
  lastAttemptFailure(): Failure | null;
  forgetAttempts(): void;
  close(): Promise<void>;
}

type Practice = NonNullable<OpenWorld['practice']>;

/** Opens everything; nothing is sent before `outbox.start()`. What fails is told as trouble, not thrown. */
export async function openWorld(deps: WorldDeps): Promise<OpenWorld> {
  const store = createStore(deps.folder, { sqlite: deps.sqlite, clock: deps.clock, role: 'owner' });
  const activity = createActivity(store, deps.clock);
  const practice = deps.world === 'practice' ? await openPractice(deps) : null;
  // Practice never reads the real address: without its own service there is nowhere to go.
  const share911Url = (): string =>
    deps.world === 'live' ? deps.settings().share911.baseUrl : (practice?.url ?? NOWHERE);
  const share911 = createShare911({
    http: deps.http,
    baseUrl: share911Url,
    apiKey: () => readKey(deps),
  });
  let lastFailure: Failure | null = null;
  const outbox = createOutbox({
    store,
    activity,
    clock: deps.clock,
    random: Math.random,
    async send(_vendor, delivery, hooks) {
      if (delivery.request === null) return { kind: 'refused', failure: NOTHING_TO_SEND };
      const outcome = await share911.send(delivery.request, hooks);
      lastFailure = outcome.kind === 'accepted' ? null : outcome.failure;
      return outcome;
    },
    onChange: deps.onChange,
    onTrouble: deps.onTrouble,
  });
  return {
    world: deps.world,
    activity,
    outbox,
    share911,
    vault: deps.vault,
    practice,
    share911Url,
    lastAttemptFailure: () => lastFailure,
    forgetAttempts() {
      lastFailure = null;
    },
    async close() {
      await outbox.stop();
      await practice?.simulator.stop();
      store.close();
    },
  };
}

/** A port of this machine that nobody may listen on: a press there fails as "refused". */
const NOWHERE = 'http://127.0.0.1:1';

const NOTHING_TO_SEND: Failure = { kind: 'bug', detail: 'the delivery has no stored request' };

async function readKey(deps: WorldDeps): Promise<Result<string>> {
  const key = await deps.vault.get('share911.apiKey');
  if (!key.ok) return key;
  if (key.value === null) {
    return failed({ kind: 'not-configured', reason: 'no-key', detail: 'Share911 has no API key' });
  }
  return ok(key.value);
}

/** Starts the practice service with a key of its own, kept in the keychain like a real one. */
async function openPractice(deps: WorldDeps): Promise<Practice | null> {
  const apiKey = randomBytes(16).toString('hex');
  const simulator = createSimulator({ host: '127.0.0.1', port: 0, apiKey });
  try {
    const { url } = await simulator.start();
    const kept = await deps.vault.set('share911.apiKey', apiKey);
    deps.onTrouble('practice-key', kept.ok ? null : kept.failure);
    simulator.onChange(deps.onChange);
    return { simulator, url };
  } catch (error) {
    const detail = `the practice service could not start: ${String(error)}`.slice(0, 500);
    deps.onTrouble('practice-service', { kind: 'unavailable', detail });
    return null;
  }
}
