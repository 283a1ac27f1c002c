// Health with what it judges, gathered from the parts.
import type { HotkeyState } from '../../../shared/settings/hotkey';
import type { WebhookState } from '../../../shared/core/webhook';
import type { Failure } from '../../../shared/core/failure';
import type { Vault } from '../keychain/vault';
import type { Clock } from '../lib/clock';
import type { MeantWorld } from '../settings/meant-world';
import type { SettingsStore } from '../settings/settings';
import type { EnvironmentFacts, KeyFacts } from './facts';
import { createHealth, type Health } from './health';
import type { SideTroubles } from './side-troubles';

export interface DeskHealthDeps {
  readonly clock: Clock;
  /** The one that the desk is in. */
  readonly environment: () => {
    facts(): EnvironmentFacts;
    readonly vault: Pick<Vault, 'get' | 'check'>;
  };
  /** Looks which way a press of now would take. */
  readonly followWay: () => Promise<void>;
  /** The way of a press. */
  readonly way: {
    probe(url: string): Promise<Failure | null>;
    warmUp(url: string): void;
  };
  readonly settings: Pick<SettingsStore, 'problems' | 'isLost'>;
  readonly meant: MeantWorld;
  readonly sideTroubles: SideTroubles;
  readonly hotkeys: () => readonly HotkeyState[];
  readonly isOnline: () => boolean;
  readonly webhooks: () => WebhookState;
}

export function createDeskHealth(deps: DeskHealthDeps): Health {
  const { environment, settings, meant, way } = deps;
  return createHealth({
    clock: deps.clock,
    facts() {
      const webhook = deps.webhooks();
      return {
        ...environment().facts(),
        online: deps.isOnline(),
        hotkeys: deps.hotkeys(),
        settingsProblems: settings.problems(),
        managedProblems: meant.managedProblems(),
        settingsLost: settings.isLost(),
        wasLive: meant.wasLive(),
        worldIsCertain: meant.worldIsCertain(),
        webhookFailure: webhook.failure,
        untaken: webhook.untaken,
        loopbackFailure: webhook.reachable ? (webhook.lastCheck?.failure ?? null) : null,
        sideTroubles: deps.sideTroubles.all(),
      };
    },
    async readKey() {
      const key = await keyFacts(environment().vault);
      if (key.configured === true) await deps.followWay();
      // Only now: a press that waits for its key comes first.
      void meant.follow();
      return key;
    },
    probe: (url) => way.probe(url),
    warmUp: (url) => way.warmUp(url),
  });
}

/** A key in memory is enough for a press; a keychain that cannot be read is told all the same. */
async function keyFacts(vault: Pick<Vault, 'get' | 'check'>): Promise<KeyFacts> {
  const key = await vault.get('share911.apiKey');
  if (!key.ok) return { configured: null, failure: key.failure };
  return { configured: key.value !== null, failure: await vault.check() };
}
