// Starts the practice services with keys of their own, kept in the keychain like real ones.
import { randomBytes } from 'node:crypto';
import type { Failure } from '../../shared/core/failure';
import type { SecretName } from '../../shared/settings/secret';
import type { Vault } from '../core/keychain/vault';
import { createSimulator, type Simulator } from './simulator';

export interface Practice {
  readonly simulator: Simulator;
  readonly url: string;
  /** What the practice CHeKT signs its webhooks with; made for this run, so no keychain is needed for it. */
  readonly webhookSecret: string;
  /** What the practice RapidSOS signs its shares with. */
  readonly rapidsosSecret: string;
  readonly rapidsosKeys: { readonly clientId: string; readonly clientSecret: string };
  /** With what the practice Share911 posts its alerts. */
  readonly alertLogin: { readonly user: string; readonly password: string };
}

export interface PracticeDeps {
  readonly vault: Pick<Vault, 'set'>;
  readonly onChange: () => void;
  readonly onTrouble: (what: 'practice-service' | 'practice-key', failure: Failure | null) => void;
}

const key = (): string => randomBytes(16).toString('hex');

/** Null when it cannot start; that is told as trouble. */
export async function openPractice(deps: PracticeDeps): Promise<Practice | null> {
  const apiKey = key();
  const chektKey = key();
  const emergency24Key = key();
  const webhookSecret = key();
  const rapidsosKeys = { clientId: key(), clientSecret: key() };
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
      webhookSecret,
      rapidsosSecret: key(),
      rapidsosKeys,
      alertLogin: { user: 'practice', password: key() },
    };
  } catch (error) {
    const detail = `the practice service could not start: ${String(error)}`.slice(0, 500);
    deps.onTrouble('practice-service', { kind: 'unavailable', detail });
    return null;
  }
}
