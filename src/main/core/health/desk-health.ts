// Health with what it judges, gathered from the parts.
import type { HotkeyState } from '../../../shared/settings/hotkey';
import type { WebhookState } from '../../../shared/core/webhook';
import type { Failure } from '../../../shared/core/failure';
import type { Clock } from '../lib/clock';
import type { MeantWorld } from '../settings/meant-world';
import type { SettingsStore } from '../settings/settings';
import type { EnvironmentFacts, KeyFacts } from './facts';
import { createHealth, type Health } from './health';
import type { SideTroubles } from './side-troubles';

export interface DeskHealthDeps {
  readonly clock: Clock;
  /** The one that the desk is in. */
  readonly environment: () => { facts(): EnvironmentFacts };
  /** The key of a press, and with it the way that one of now would take. */
  readonly readKey: () => Promise<KeyFacts>;
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
      const key = await deps.readKey();
      // Only now: a press that waits for its key comes first.
      void meant.follow();
      return key;
    },
    probe: (url) => way.probe(url),
    warmUp: (url) => way.warmUp(url),
  });
}
