// What this desk is meant to be where its own settings do not say: what the keychain and IT's policies know of it.
import type { Result } from '../../../shared/core/failure';
import type { World } from '../../../shared/core/vendor';
import type { Vault } from '../keychain/vault';
import type { ManagedConfig } from './managed-config';
import type { SettingsStore } from './settings';

export interface MeantWorldDeps {
  readonly world: () => World;
  readonly settings: Pick<SettingsStore, 'practiceUntilMs' | 'saysPractice' | 'worldIsCertain'>;
  readonly managed: Pick<ManagedConfig, 'problems'>;
  /** What is wrong when a policy announces a managed file that is not there. */
  readonly announcedProblem: () => Promise<string | null>;
  /** Of the live world. */
  readonly vault: Pick<Vault, 'isMarkedLive' | 'markLive'>;
  readonly onChange: () => void;
}

export interface MeantWorld {
  /**
   * Brings the mark in the keychain to what the desk is; where nobody says what it is, reads it. Costs nothing while all
   * is settled, and is tried again with the next call where the keychain refused. Never throws.
   */
  follow(): Promise<void>;
  /** Nothing says that this desk is in practice, and it was live. */
  wasLive(): boolean;
  managedProblems(): readonly string[];
  /** False when "practice" may be a mistake. */
  worldIsCertain(): boolean;
}

export function createMeantWorld(deps: MeantWorldDeps): MeantWorld {
  let policy: Promise<void> | null = null;
  let announced: string | null = null;
  let mark: boolean | null = null;
  let isBusy = false;

  /** Null: nobody says. A practice that ends by itself is a part of being live. */
  function meantLive(): boolean | null {
    if (deps.world() === 'live' || deps.settings.practiceUntilMs() !== null) return true;
    return deps.settings.saysPractice() && announced === null ? false : null;
  }

  async function askPolicy(): Promise<void> {
    announced = await deps.announcedProblem();
    if (announced !== null) deps.onChange();
  }

  async function settle(): Promise<void> {
    policy ??= askPolicy();
    await policy;
    for (;;) {
      const meant = meantLive();
      if (meant === null ? mark !== null : mark === meant) return;
      const found: Result<boolean> =
        meant === null ? await deps.vault.isMarkedLive() : await deps.vault.markLive(meant);
      if (!found.ok) return;
      mark = found.value;
      deps.onChange();
    }
  }

  return {
    async follow() {
      if (isBusy) return;
      isBusy = true;
      try {
        await settle();
      } finally {
        isBusy = false;
      }
    },
    wasLive: () => mark === true && meantLive() === null,
    managedProblems: () =>
      announced === null ? deps.managed.problems : [...deps.managed.problems, announced],
    worldIsCertain: () => announced === null && deps.settings.worldIsCertain(),
  };
}
