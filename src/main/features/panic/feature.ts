// Presses of one environment: what an operator does with them, how they reach Share911, and what their tries have shown.
import type { HandlersOf } from '../../../shared/core/call';
import type { PANIC_CONTRACT } from '../../../shared/panic-contract';
import { isPressDelivery, type PressDelivery, type PressState } from '../../../shared/delivery';
import { placeDoubt } from '../../../shared/settings/place';
import { ok } from '../../../shared/core/failure';
import type { AppState } from '../../../shared/state';
import type { Feature, Ground, Sender } from '../../core/feature';
import type { KeyFacts, PressFacts } from '../../core/health/facts';
import { createShare911 } from '../../vendors/share911/client';
import { createPresses, type Presses } from './presses';
import { createPressProof } from './press-proof';

export interface Panic extends Feature, Presses {
  readonly calls: HandlersOf<typeof PANIC_CONTRACT>;
  state(): Pick<AppState, 'deliveries'>;
  readonly sends: { readonly 'check-in': Sender };
  /** Where presses go. */
  address(): string;
  facts(): PressFacts;
  /** Asks the keychain, and looks which way a press of now would take. */
  readKey(): Promise<KeyFacts>;
}

const GIVEN_UP: readonly PressState[] = ['failed', 'expired'];

function isRetried({ state, attempts }: PressDelivery): boolean {
  return state === 'waiting' || state === 'unsure' || (state === 'sending' && attempts > 1);
}

export function createPanic(ground: Ground): Panic {
  const { clock, environment, outbox, settings } = ground;
  const address = (): string => ground.addressOf('share911');
  const share911 = createShare911({
    http: ground.ways.to.share911,
    baseUrl: address,
    apiKey: () => ground.keyOf('share911.apiKey'),
  });
  const proof = createPressProof({
    store: ground.store,
    clock,
    way: () => share911.way(settings().share911),
    dataKey: environment === 'live' ? () => ground.vault.dataKey() : null,
    onChange: ground.onChange,
  });
  const presses = createPresses({
    outbox,
    settings,
    world: environment,
    newId: ground.newId,
    now: () => clock.now(),
    makeRequest: (checkIn, channel, pressedAtMs) =>
      share911.makeRequest(checkIn, channel, pressedAtMs),
  });

  const cards = (): readonly PressDelivery[] => outbox.deliveries().filter(isPressDelivery);

  return {
    ...presses,
    address,
    facts() {
      const { desk, share911: channel } = settings();
      const deliveries = cards();
      return {
        channelId: channel.channelId,
        integrationId: channel.integrationId,
        placeDoubt: placeDoubt(desk),
        provenAtMs: proof.provenAtMs(),
        lastAttemptFailure: proof.failure(),
        slowTries: proof.slowTries(),
        retryingDeliveries: deliveries.filter(isRetried).length,
        givenUpDeliveries: deliveries.filter(({ state }) => GIVEN_UP.includes(state)).length,
      };
    },
    async readKey() {
      const key = await ground.vault.get('share911.apiKey');
      if (!key.ok) return { configured: null, failure: key.failure };
      if (key.value !== null) await proof.follow();
      // A key in memory is enough for a press; a keychain that cannot be read is told all the same.
      return { configured: key.value !== null, failure: await ground.vault.check() };
    },
    sends: {
      async 'check-in'(request, _delivery, hooks) {
        const attempt = proof.begin();
        const outcome = await share911.send(request, { ...hooks, onWay: attempt.onWay });
        attempt.end(outcome);
        return outcome;
      },
    },
    calls: {
      press: (request) => ok(presses.press(request, 'window')),
      sendNow: ({ id }) => presses.sendNow(id),
      cancel: ({ id }) => presses.cancel(id),
      tryAgain: ({ id }) => presses.tryAgain(id),
      standDown: ({ id }) => presses.standDown(id, 'window'),
      closeCard: ({ id }) => presses.closeCard(id),
    },
    state: () => ({ deliveries: cards() }),
    forgetKeys: () => proof.forget(),
  };
}
