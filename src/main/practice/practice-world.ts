// Starts the practice services with keys of their own, kept in the keychain like real ones.
import { randomBytes } from 'node:crypto';
import { ok, type Failure } from '../../shared/core/failure';
import type { VendorId } from '../../shared/core/vendor';
import type { WebhookSender } from '../../shared/core/webhook';
import type { SecretName } from '../../shared/settings/secret';
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

/** Null when it cannot start; that is told as trouble. */
export async function openPractice(deps: PracticeDeps): Promise<Practice | null> {
  const apiKey = key();
  const chektKey = key();
  const emergency24Key = key();
  const rapidsosKeys = { clientId: key(), clientSecret: key() };
  const webhookSecrets = { chekt: key(), rapidsos: key(), share911: key() };
  const ofThisRun: Partial<Record<SecretName, string>> = {
    'chekt.webhookSecret': webhookSecrets.chekt,
    'rapidsos.sharedSecret': webhookSecrets.rapidsos,
    'rapidsos.clientId': rapidsosKeys.clientId,
    'rapidsos.clientSecret': rapidsosKeys.clientSecret,
    'share911.webhookPassword': webhookSecrets.share911,
  };
  const emergency24Keys = { apiKey: emergency24Key, accessToken: key(), tokenSecret: key() };
  const simulator = createSimulator({
    host: '127.0.0.1',
    port: 0,
    apiKey,
    chektKey,
    emergency24Keys,
    rapidsosKeys,
  });
  const keys: readonly (readonly [SecretName, string])[] = [
    ['share911.apiKey', apiKey],
    ['chekt.apiKey', chektKey],
    ['emergency24.apiKey', emergency24Key],
  ];
  try {
    const { url } = await simulator.start();
    let failure: Failure | null = null;
    for (const [name, value] of keys) {
      const kept = await deps.vault.set(name, value);
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
        get(name) {
          const made = ofThisRun[name];
          return made === undefined ? vault.get(name) : Promise.resolve(ok(made));
        },
      }),
      subscribe({ chekt, rapidsos, share911 }) {
        simulator.chekt.subscribe({ url: chekt, secret: webhookSecrets.chekt, form: 'w1' });
        simulator.rapidsos.subscribe({ url: rapidsos, secret: webhookSecrets.rapidsos });
        const password = webhookSecrets.share911;
        simulator.share911.subscribe({ url: share911, user: ALERT_USER, password });
      },
    };
  } catch (error) {
    const detail = `the practice service could not start: ${String(error)}`.slice(0, 500);
    deps.onTrouble('practice-service', { kind: 'unavailable', detail });
    return null;
  }
}
