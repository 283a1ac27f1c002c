// The keys of the live world as the desk sees them: which are there, and what follows when one changes.
import type { Result } from '../../../shared/core/failure';
import type { SecretName, SecretsReport } from '../../../shared/settings/secret';
import type { AppState } from '../../../shared/state';
import type { Vault } from '../../core/keychain/vault';

export interface SecretDeskDeps {
  readonly vault: Pick<Vault, 'report' | 'set' | 'clear'>;
  /** What was known of the old value no longer counts. */
  readonly onStored: (name: SecretName) => void;
  /** The keychain has been asked again. */
  readonly onAsked: () => void;
}

export interface SecretDesk {
  /** What the keychain said last; empty until it has been asked. */
  states(): AppState['secrets'];
  /** Asks it anew. */
  report(): Promise<SecretsReport>;
  set(name: SecretName, value: string): Promise<Result<null>>;
  clear(name: SecretName): Promise<Result<null>>;
}

export function createSecretDesk({ vault, onStored, onAsked }: SecretDeskDeps): SecretDesk {
  let states: AppState['secrets'] = {};

  async function report(): Promise<SecretsReport> {
    const answer = await vault.report();
    states = answer.secrets;
    onAsked();
    return answer;
  }

  async function follow(name: SecretName, changing: Promise<Result<null>>): Promise<Result<null>> {
    const changed = await changing;
    if (changed.ok) onStored(name);
    // A refusal is news as well: it may say that the keychain is closed.
    await report();
    return changed;
  }

  return {
    states: () => states,
    report,
    set: (name, value) => follow(name, vault.set(name, value)),
    clear: (name) => follow(name, vault.clear(name)),
  };
}
