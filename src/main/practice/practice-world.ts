// Starts the practice services with keys of their own, kept in the keychain like real ones.
import { randomBytes } from 'node:crypto';
import { ok, type Failure } from '../../shared/core/failure';
import type { VendorId } from '../../shared/core/vendor';
import type { WebhookSender } from '../../shared/core/webhook';
import { SecretName } from '../../shared/settings/secret';
import type { Vault } from '../core/keychain/vault';
import { createSimulator, type Simulator } from './simulator';

export interface Practice {
  readonly simulator: Simulator;
  readonly url: string;
  /** With what name the practice Share911 posts its alerts. */
  readonly alertUser: string;
  /** Where a practice vendor is. */
  addressOf(vendor: VendorId): string;
  /** The same keychain, and before it what was made for this run: no keychain is needed for that. */
  keys(vault: Vault): Vault;
  /** Has every practice vendor send its webhooks to these addresses. */
  subscribe(urls: Readonly<Record<WebhookSender, string>>): void;
}

export interface PracticeDeps {
  readonly vault: Pick<Vault, 'set'>;
  readonly onChange: () => void;
  readonly onTrouble: (what: 'practice-service' | 'practice-key', failure: Failure | null) => void;
}

const ALERT_USER = 'practice';

const key = (): string => randomBytes(16).toString('hex');

/** API keys come through the keychain like real ones. */
const isKept = (name: SecretName): boolean => name.endsWith('.apiKey');

/** Null when it cannot start; that is told as trouble. */
export async function openPractice(deps: PracticeDeps): Promise<Practice | null> {
  const keys = Object.fromEntries(SecretName.options.map((name) => [name, key()])) as Readonly<
    Record<SecretName, string>
  >;
  const simulator = createSimulator({ host: '127.0.0.1', port: 0, apiKey: key(), keys });
  try {
    const { url } = await simulator.start();
    let failure: Failure | null = null;
    for (const name of SecretName.options.filter(isKept)) {
      const kept = await deps.vault.set(name, keys[name]);
      if (!kept.ok) failure ??= kept.failure;
    }
    deps.onTrouble('practice-key', failure);
    // Requests are no news: a reading of contacts makes thousands, and nobody is shown them.
    let scenario = simulator.scenario();
    simulator.onChange(() => {
      if (simulator.scenario() === scenario) return;
      scenario = simulator.scenario();
      deps.onChange();
    });
    return {
      simulator,
      url,
      alertUser: ALERT_USER,
      addressOf: (vendor) =>
        vendor === 'emergency24' ? `${url}${simulator.emergency24.path}` : url,
      keys: (vault) => ({
        ...vault,
        get: (name) => (isKept(name) ? vault.get(name) : Promise.resolve(ok(keys[name]))),
      }),
      subscribe({ chekt, rapidsos, share911 }) {
        simulator.chekt.subscribe({ url: chekt, secret: keys['chekt.webhookSecret'], form: 'w1' });
        simulator.rapidsos.subscribe({ url: rapidsos, secret: keys['rapidsos.sharedSecret'] });
        const password = keys['share911.webhookPassword'];
        simulator.share911.subscribe({ url: share911, user: ALERT_USER, password });
      },
    };
  } catch (error) {
    const detail = `the practice service could not start: ${String(error)}`.slice(0, 500);
    deps.onTrouble('practice-service', { kind: 'unavailable', detail });
    return null;
  }
}
