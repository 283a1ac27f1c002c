// The one door to the operating system's keychain. Values stay in this process and are never written elsewhere.
import { randomBytes } from 'node:crypto';
import { failed, invalidInput, ok, type Failure, type Result } from '../../shared/failure';
import { SecretName, SecretValue } from '../../shared/secret';
import type { World } from '../../shared/vendor';
import type { Clock } from '../lib/clock';
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
  readonly load: () => Promise<Keychain>;
  readonly platform: NodeJS.Platform;
  /** Told every value that is read or set, so that the log can take it out. */
  readonly onSecret: (value: string) => void;
  readonly timeoutMs?: number;
}

export interface Vault {
  /** Null when it is not set. Once read, a value outlives a keyring that is locked later. */
  get(name: SecretName): Promise<Result<string | null>>;
  set(name: SecretName, value: string): Promise<Result<null>>;
  clear(name: SecretName): Promise<Result<null>>;
  /** Asks the keychain anew, also for values another process has changed. */
  configured(): Promise<Result<Partial<Record<SecretName, boolean>>>>;
  /** 256 random bits for what this desk encrypts: made once, kept in the keychain, never shown. */
  dataKey(): Promise<Result<Buffer>>;
  /** Null while the keychain can be read and written. */
  check(): Promise<Failure | null>;
  /** A keychain call hangs: the process can then only end by a signal. */
  stuck(): boolean;
}

/** Long enough for a slow keychain, short enough for a press, in milliseconds. */
const TIMEOUT_MS = 4_000;
/** How long the proof that the keyring is open is good, in milliseconds. */
const OPEN_PROOF_MS = 30_000;
/** An entry without a secret: what it can be written to is open. */
const MARK = 'keyring-check';
const DATA_KEY = 'data-key';
const DATA_KEY_BYTES = 32;

const NOT_KEPT: Failure = {
  kind: 'storage',
  reason: 'keyring-missing',
  detail: 'the keychain did not keep the key of this desk',
};

/** Loads keytar when it is first needed: without libsecret, loading it throws. */
export async function loadKeytar(): Promise<Keychain> {
  const keytar: Keychain & { readonly default?: Keychain } = await import('keytar');
  // Node does not always see the names that a CommonJS module exports.
  return keytar.default ?? keytar;
}

export function createVault(deps: VaultDeps): Vault {
  const lane = createKeychainLane(deps.clock, deps.timeoutMs ?? TIMEOUT_MS);
  const cache = new Map<SecretName, string>();
  let loading: Promise<Keychain> | null = null;
  let openUntilMs = -1;
  let dataKey: Promise<Result<Buffer>> | null = null;

  const account = (name: SecretName): string => `${deps.world}/${name}`;

  function keychain(): Promise<Keychain> {
    loading ??= deps.load().catch((error: unknown) => {
      // It may be installed while we run.
      loading = null;
      throw error;
    });
    return loading;
  }

  function call<T>(use: (chain: Keychain) => Promise<T>, secret?: string): Promise<Result<T>> {
    return lane.run(async () => use(await keychain()), secret);
  }

  /**
   * libsecret answers "no such password" also when the keyring is locked and its question was dismissed or
   * could not be shown. Only writing tells: it throws. Elsewhere a locked keychain throws by itself.
   */
  async function proveOpen(): Promise<Failure | null> {
    if (deps.platform !== 'linux' || deps.clock.elapsed() < openUntilMs) return null;
    const proof = await call((chain) => chain.setPassword(deps.service, MARK, 'open'));
    if (!proof.ok) return proof.failure;
    openUntilMs = deps.clock.elapsed() + OPEN_PROOF_MS;
    return null;
  }

  async function read(name: SecretName): Promise<Result<string | null>> {
    const found = await call(async (chain) => {
      const value = await chain.getPassword(deps.service, account(name));
      // Also when the answer comes too late for who asked.
      if (value !== null) keep(name, value);
      return value;
    });
    if (!found.ok || found.value !== null) return found;
    const closed = await proveOpen();
    if (closed) return failed(closed);
    cache.delete(name);
    return ok(null);
  }

  async function readDataKey(): Promise<Result<Buffer>> {
    const name = `${deps.world}/${DATA_KEY}`;
    const found = await call((chain) => chain.getPassword(deps.service, name));
    if (!found.ok) return found;
    if (found.value !== null) return asKey(found.value);
    // Only a keyring that is surely open may be told that there is none: a second key would lock the first data away.
    openUntilMs = -1;
    const closed = await proveOpen();
    if (closed) return failed(closed);
    const again = await call((chain) => chain.getPassword(deps.service, name));
    if (!again.ok) return again;
    if (again.value !== null) return asKey(again.value);
    const fresh = randomBytes(DATA_KEY_BYTES).toString('base64');
    const kept = await call(async (chain) => {
      await chain.setPassword(deps.service, name, fresh);
      return chain.getPassword(deps.service, name);
    }, fresh);
    if (!kept.ok) return kept;
    return kept.value === null ? failed(NOT_KEPT) : asKey(kept.value);
  }

  function asKey(text: string): Result<Buffer> {
    deps.onSecret(text);
    const key = Buffer.from(text, 'base64');
    return key.length === DATA_KEY_BYTES ? ok(key) : failed(NOT_KEPT);
  }

  function keep(name: SecretName, value: string): void {
    deps.onSecret(value);
    cache.set(name, value);
  }

  return {
    async get(name) {
      const cached = cache.get(name);
      return cached === undefined ? read(name) : ok(cached);
    },
    async set(name, value) {
      deps.onSecret(value);
      const parsed = SecretValue.safeParse(value);
      if (!parsed.success) return failed(invalidInput(parsed.error, name));
      const written = await call(async (chain) => {
        await chain.setPassword(deps.service, account(name), parsed.data);
        keep(name, parsed.data);
      }, parsed.data);
      return written.ok ? ok(null) : written;
    },
    async clear(name) {
      const removed = await call((chain) => chain.deletePassword(deps.service, account(name)));
      if (!removed.ok) return removed;
      // A locked keyring answers "there was none".
      const closed = removed.value ? null : await proveOpen();
      if (closed) return failed(closed);
      cache.delete(name);
      return ok(null);
    },
    async configured() {
      const answer: Partial<Record<SecretName, boolean>> = {};
      for (const name of SecretName.options) {
        const found = await read(name);
        if (!found.ok) return found;
        answer[name] = found.value !== null;
      }
      return ok(answer);
    },
    dataKey() {
      dataKey ??= readDataKey().then((found) => {
        // The keyring may be open the next time.
        if (!found.ok) dataKey = null;
        return found;
      });
      return dataKey;
    },
    async check() {
      const mark = await call((chain) => chain.getPassword(deps.service, MARK));
      if (!mark.ok) return mark.failure;
      return mark.value === null ? proveOpen() : null;
    },
    stuck: () => lane.stuck(),
  };
}
