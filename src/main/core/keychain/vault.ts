// The one door to the operating system's keychain. Values are never written elsewhere.
import { randomBytes } from 'node:crypto';
import { failed, invalidInput, ok, type Failure, type Result } from '../../../shared/core/failure';
import {
  SecretName,
  SecretsReport,
  SecretValue,
  type SecretState,
} from '../../../shared/settings/secret';
import type { World } from '../../../shared/core/vendor';
import type { Clock } from '../lib/clock';
import { fromEntry, mayGo, toEntry, type BoundSecret, type Destination } from './destination';
import { createKeychainLane } from './keychain-lane';

/** The part of keytar that is used. Not `findCredentials`: on a locked libsecret keyring it ends the process. */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export interface VaultDeps {
  /** From `serviceName`. */
  readonly service: string;
  readonly world: World;
  readonly clock: Clock;
  readonly keychain: Keychain;
  readonly platform: NodeJS.Platform;
  /** Where a secret would be sent now; null: nowhere. */
  readonly destination: (name: SecretName) => Destination | null;
  /** Told every value that is read or set, so that the log can take it out. */
  readonly onSecret: (value: string) => void;
  readonly timeoutMs?: number;
}

export interface Vault {
  /**
   * Null when it is not set; `not-configured`, reason `address-changed`, when it was entered for another address than
   * the one in force. Once read, a value outlives a keyring that is locked later.
   */
  get(name: SecretName): Promise<Result<string | null>>;
  /** Binds it to the address in force. */
  set(name: SecretName, value: string): Promise<Result<null>>;
  clear(name: SecretName): Promise<Result<null>>;
  /** Asks the keychain anew, also for values another process has changed. */
  report(): Promise<SecretsReport>;
  /** Asks the keychain anew for one; true when it has another value than before. */
  renew(name: SecretName): Promise<boolean>;
  /** 256 random bits for what this desk encrypts: made once, kept in the keychain, never shown. */
  dataKey(): Promise<Result<Buffer>>;
  /** Whether this desk was live when it was last said what it is: known here when its settings and its data are gone. */
  isMarkedLive(): Promise<Result<boolean>>;
  /** Says it. Answers what is kept now. */
  markLive(isLive: boolean): Promise<Result<boolean>>;
  /** Null while the keychain can be read; what was well is looked at again only after minutes. */
  check(): Promise<Failure | null>;
}

/** Long enough for a slow keychain, short enough for a press, in milliseconds. */
const TIMEOUT_MS = 4_000;
/** Asking starts a process: a keychain that was well is left alone this long, in milliseconds. */
const WELL_MS = 5 * 60_000;
/** An entry without a secret: a keyring in which it can be read or written is open. */
const MARK = 'keyring-check';
const LIVE_MARK = 'was-live';
const DATA_KEY = 'data-key';
const DATA_KEY_BYTES = 32;

const NOT_KEPT: Failure = {
  kind: 'storage',
  reason: 'keyring-missing',
  detail: 'the keychain did not keep what this desk gave it',
};

export function createVault(deps: VaultDeps): Vault {
  const { keychain, clock, service } = deps;
  const lane = createKeychainLane(clock, deps.timeoutMs ?? TIMEOUT_MS);
  const cache = new Map<SecretName, BoundSecret>();
  let wellUntilMs = -1;
  let dataKey: Promise<Result<Buffer>> | null = null;

  const account = (name: SecretName | typeof LIVE_MARK): string => `${deps.world}/${name}`;

  async function call<T>(use: () => Promise<T>, secret?: string): Promise<Result<T>> {
    const result = await lane.run(use, secret);
    if (!result.ok) wellUntilMs = -1;
    return result;
  }

  /**
   * libsecret answers "no such password" also when the keyring is locked and its question was dismissed or
   * could not be shown. Only what is surely there, or writing, tells. Elsewhere a locked keychain throws by itself.
   */
  async function proveOpen(): Promise<Failure | null> {
    if (deps.platform !== 'linux') return null;
    const mark = await call(() => keychain.getPassword(service, MARK));
    if (!mark.ok || mark.value !== null) return mark.ok ? null : mark.failure;
    const proof = await call(() => keychain.setPassword(service, MARK, 'open'));
    return proof.ok ? null : proof.failure;
  }

  /** Null only when the keyring is surely open. `keep` also gets a value that comes too late for who asked. */
  async function find(name: string, keep: (entry: string) => void): Promise<Result<string | null>> {
    const look = () =>
      call(async () => {
        const entry = await keychain.getPassword(service, name);
        if (entry !== null) keep(entry);
        return entry;
      });
    const found = await look();
    if (!found.ok || found.value !== null) return found;
    const closed = await proveOpen();
    // It may have been opened between the two.
    return closed ? failed(closed) : look();
  }

  async function read(name: SecretName): Promise<Result<BoundSecret | null>> {
    const found = await find(account(name), (entry) => keep(name, fromEntry(entry)));
    if (!found.ok) return found;
    if (found.value === null) cache.delete(name);
    return ok(cache.get(name) ?? null);
  }

  function keep(name: SecretName, secret: BoundSecret): void {
    deps.onSecret(secret.value);
    const to = deps.destination(name);
    if (secret.origin !== null || to === null) {
      cache.set(name, secret);
      return;
    }
    // Kept by a version that did not bind: from now on it goes where it would have gone.
    const bound = { value: secret.value, origin: to.origin };
    cache.set(name, bound);
    void call(() => keychain.setPassword(service, account(name), toEntry(bound)), bound.value);
  }

  function usable(name: SecretName, secret: BoundSecret | null): Result<string | null> {
    if (secret === null) return ok(null);
    const to = deps.destination(name);
    return mayGo(secret, to) ? ok(secret.value) : failed(addressChanged(name, secret, to));
  }

  async function readDataKey(): Promise<Result<Buffer>> {
    const name = `${deps.world}/${DATA_KEY}`;
    // Only a keyring that is surely open may say that there is none: a second key would lock the first data away.
    const found = await find(name, () => undefined);
    if (!found.ok) return found;
    if (found.value !== null) return asKey(found.value);
    const fresh = randomBytes(DATA_KEY_BYTES).toString('base64');
    const kept = await call(async () => {
      await keychain.setPassword(service, name, fresh);
      return keychain.getPassword(service, name);
    }, fresh);
    if (!kept.ok) return kept;
    return kept.value === null ? failed(NOT_KEPT) : asKey(kept.value);
  }

  async function isMarkedLive(): Promise<Result<boolean>> {
    const found = await find(account(LIVE_MARK), () => undefined);
    return found.ok ? ok(found.value !== null) : found;
  }

  function asKey(text: string): Result<Buffer> {
    deps.onSecret(text);
    const key = Buffer.from(text, 'base64');
    return key.length === DATA_KEY_BYTES ? ok(key) : failed(NOT_KEPT);
  }

  return {
    async get(name) {
      const cached = cache.get(name);
      const found = cached === undefined ? await read(name) : ok(cached);
      return found.ok ? usable(name, found.value) : found;
    },
    async set(name, value) {
      deps.onSecret(value);
      const parsed = SecretValue.safeParse(value);
      if (!parsed.success) return failed(invalidInput(parsed.error, name));
      const secret = { value: parsed.data, origin: deps.destination(name)?.origin ?? null };
      const written = await call(async () => {
        await keychain.setPassword(service, account(name), toEntry(secret));
        cache.set(name, secret);
      }, parsed.data);
      return written.ok ? ok(null) : written;
    },
    async clear(name) {
      const removed = await call(() => keychain.deletePassword(service, account(name)));
      if (!removed.ok) return removed;
      // A locked keyring answers "there was none".
      const closed = removed.value ? null : await proveOpen();
      if (closed) return failed(closed);
      cache.delete(name);
      return ok(null);
    },
    async report() {
      let failure: Failure | null = null;
      const states: [SecretName, SecretState][] = [];
      for (const name of SecretName.options) {
        const found: Result<BoundSecret | null> =
          failure === null ? await read(name) : failed(failure);
        if (!found.ok) failure = found.failure;
        // What was read before is still in use.
        const secret = found.ok ? found.value : cache.get(name);
        states.push([name, stateOf(secret, deps.destination(name))]);
      }
      return SecretsReport.parse({ secrets: Object.fromEntries(states), failure });
    },
    async renew(name) {
      const before = cache.get(name)?.value;
      const found = await read(name);
      return found.ok && found.value !== null && found.value.value !== before;
    },
    dataKey() {
      dataKey ??= readDataKey().then((found) => {
        // The keyring may be open the next time.
        if (!found.ok) dataKey = null;
        return found;
      });
      return dataKey;
    },
    isMarkedLive,
    async markLive(isLive) {
      const marked = await isMarkedLive();
      if (!marked.ok || marked.value === isLive) return marked;
      const name = account(LIVE_MARK);
      const kept = await call(() =>
        isLive
          ? keychain.setPassword(service, name, 'yes').then(() => true)
          : keychain.deletePassword(service, name),
      );
      if (!kept.ok) return kept;
      return kept.value ? ok(isLive) : failed(NOT_KEPT);
    },
    async check() {
      if (clock.elapsed() < wellUntilMs) return null;
      const mark = await call(() => keychain.getPassword(service, MARK));
      const failure = !mark.ok ? mark.failure : mark.value === null ? await proveOpen() : null;
      if (failure === null) wellUntilMs = clock.elapsed() + WELL_MS;
      return failure;
    },
  };
}

function stateOf(secret: BoundSecret | null | undefined, to: Destination | null): SecretState {
  if (secret === undefined) return 'unreadable';
  if (secret === null) return 'not-stored';
  return mayGo(secret, to) ? 'stored' : 'other-address';
}

function addressChanged(name: SecretName, secret: BoundSecret, to: Destination | null): Failure {
  const [was, is] = [secret.origin ?? 'nowhere', to?.origin ?? 'nowhere'];
  const detail = `The address changed from ${was} to ${is}: enter ${name} again`;
  return { kind: 'not-configured', reason: 'address-changed', detail: detail.slice(0, 500) };
}
