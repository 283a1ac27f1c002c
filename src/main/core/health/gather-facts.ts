// Gathers from the parts what health judges: would a press work right now?
import { isPressDelivery, type Delivery } from '../../../shared/delivery';
import type { Failure } from '../../../shared/core/failure';
import type { HotkeyState } from '../../../shared/settings/hotkey';
import { placeDoubt } from '../../../shared/settings/place';
import type { DeskFacts, KeyFacts } from './facts';
import type { SideTroubles } from './side-troubles';
import type { MeantWorld } from '../settings/meant-world';
import type { SettingsStore } from '../settings/settings';
import type { Vault } from '../keychain/vault';
import type { WebhookState } from '../../../shared/core/webhook';
import type { OpenWorld, WorldTrouble } from '../../environment';

export interface FactsDeps {
  readonly world: () => OpenWorld;
  readonly settings: SettingsStore;
  readonly meant: Omit<MeantWorld, 'follow'>;
  readonly troubles: ReadonlyMap<WorldTrouble, Failure>;
  readonly hotkeys: () => readonly HotkeyState[];
  readonly online: () => boolean;
  readonly webhook: () => WebhookState;
  readonly sideTroubles: SideTroubles;
}

export function gatherFacts(deps: FactsDeps): DeskFacts {
  const world = deps.world();
  const { desk, share911 } = deps.settings.current();
  const everything = world.outbox.deliveries();
  const deliveries = everything.filter(isPressDelivery);
  const webhook = deps.webhook();
  const inState = (...states: readonly Delivery['state'][]): number =>
    deliveries.filter(({ state }) => states.includes(state)).length;
  return {
    world: world.world,
    baseUrl: world.world === 'practice' && world.practice === null ? null : world.share911Url(),
    channelId: share911.channelId,
    integrationId: share911.integrationId,
    placeDoubt: placeDoubt(desk),
    diskFailure: deps.troubles.get('disk') ?? null,
    provenAtMs: world.proof.provenAtMs(),
    unreadableFailure: deps.troubles.get('unreadable') ?? deps.troubles.get('record-cut') ?? null,
    online: deps.online(),
    lastAttemptFailure: world.proof.failure(),
    slowTries: world.proof.slowTries(),
    retryingDeliveries: deliveries.filter(isRetried).length,
    givenUpDeliveries: inState('failed', 'expired'),
    hotkeys: deps.hotkeys(),
    settingsProblems: deps.settings.problems(),
    managedProblems: deps.meant.managedProblems(),
    settingsLost: deps.settings.isLost(),
    wasLive: deps.meant.wasLive(),
    worldIsCertain: deps.meant.worldIsCertain(),
    webhookFailure: webhook.failure,
    eventsFailure: deps.troubles.get('events-refused') ?? null,
    untaken: webhook.untaken,
    loopbackFailure: webhook.reachable ? (webhook.lastCheck?.failure ?? null) : null,
    chektFailure: world.lastAttemptFailure('chekt'),
    unsureVerifications: everything.filter(
      ({ action, state, nextAttemptAtMs }) =>
        action.kind === 'verification' && state === 'unsure' && nextAttemptAtMs === null,
    ).length,
    practiceFailure: deps.troubles.get('practice-service') ?? null,
    sideTroubles: deps.sideTroubles.all(),
  };
}

function isRetried({ state, attempts }: Delivery): boolean {
  return state === 'waiting' || state === 'unsure' || (state === 'sending' && attempts > 1);
}

/**
 * Whether the key of this world can be had. A key in memory is enough for a press; a keychain that cannot be read is
 * told all the same.
 */
export async function readKeyFacts(vault: Pick<Vault, 'get' | 'check'>): Promise<KeyFacts> {
  const key = await vault.get('share911.apiKey');
  if (!key.ok) return { configured: null, failure: key.failure };
  return { configured: key.value !== null, failure: await vault.check() };
}
