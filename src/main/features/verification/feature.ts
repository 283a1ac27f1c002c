// Questions to contacts of one environment: asked, sent to CHeKT, and their answers as they come in by webhook.
import type { HandlersOf } from '../../../shared/core/call';
import type { VERIFICATION_CONTRACT } from '../../../shared/verification/contract';
import {
  isVerificationDelivery,
  type Delivery,
  type VerificationDelivery,
} from '../../../shared/delivery';
import type { Origin } from '../../../shared/core/action-id';
import { failed, ok, type Result } from '../../../shared/core/failure';
import type { AppState } from '../../../shared/state';
import type {
  StrayEvent,
  UnsureChoice,
  Verification,
  VerificationRequest,
} from '../../../shared/verification/verification';
import type { Feature, Ground, Sender } from '../../core/feature';
import { createWebhookSecret } from '../../core/webhooks/webhook-secret';
import { createChekt } from '../../vendors/chekt/client';
import { createVerifications, type Verifications } from './board';
import { createChektEntrance, type ChektEntrance } from './chekt-entrance';
import { draftQuestion } from './question';
import { readStrays } from './reading';
import { createSiteContacts } from './site-contacts';
import { createStrayPurge } from './stray-purge';
import { verificationTroubles } from './troubles';

export interface VerificationDeps {
  readonly ground: Ground;
  /** The unguessable part of this environment's webhook address. */
  readonly webhookToken: string;
}

export interface VerificationFeature
  extends Feature, Pick<Verifications, 'get' | 'history' | 'hasOpen'> {
  readonly calls: HandlersOf<typeof VERIFICATION_CONTRACT>;
  state(): Pick<AppState, 'verifications' | 'strayEvents'>;
  readonly sends: { readonly verification: Sender };
  readonly webhook: ChektEntrance;
  /** Answers once the question is on disk. An `id` that is known already answers what became of it. */
  verify(request: VerificationRequest, origin: Origin, id?: string): Result<Verification>;
  /** Events for questions this desk did not ask, newest first, from the disk. */
  strays(limit: number): Result<readonly StrayEvent[]>;
}

const NO_SUCH_VERIFICATION = {
  kind: 'rejected',
  detail: 'no such verification',
  field: 'id',
} as const;

export function createVerification(deps: VerificationDeps): VerificationFeature {
  const { ground } = deps;
  const { store, activity, clock, outbox, onChange } = ground;
  const now = (): number => clock.now();
  const chekt = createChekt({
    http: ground.ways.to.chekt,
    ask: ground.ways.once('chekt'),
    baseUrl: () => ground.addressOf('chekt'),
    apiKey: () => ground.keyOf('chekt.apiKey'),
  });
  const siteContacts = createSiteContacts({
    fetch: (siteId) => chekt.siteContacts(siteId),
    now,
    onChange,
  });
  const verifications = createVerifications({
    store,
    activity,
    clock,
    deliveries: () => questions(),
    find(id) {
      const found = outbox.get(id);
      return found && isVerificationDelivery(found) ? found : undefined;
    },
    knownContacts: (siteId) => siteContacts.known(siteId),
    onChange,
    onAnswer({ id, delivery }) {
      // Only then: an answer that overtakes the vendor's own must not settle what is still being sent.
      if (delivery.state === 'accepted') outbox.answered(id, now());
    },
  });
  const secret = createWebhookSecret({
    read: () => ground.vault.get('chekt.webhookSecret'),
    now,
  });
  const webhook = createChektEntrance({
    secret: () => secret.get(),
    token: () => deps.webhookToken,
    now,
    receive(event) {
      const isUrgent = verifications.expects(event.event.verificationId);
      return ground.admit({ sender: 'chekt', bytes: event.body.length, isUrgent }, () =>
        verifications.receive(event),
      );
    },
    onEvent: ground.onEvent,
  });
  const purge = createStrayPurge({ store, activity, clock });

  const questions = (): readonly VerificationDelivery[] =>
    outbox.deliveries().filter(isVerificationDelivery);

  const verificationOf = (result: Result<Delivery>): Result<Verification> => {
    if (!result.ok) return result;
    const verification = isVerificationDelivery(result.value)
      ? verifications.get(result.value.id)
      : undefined;
    return verification === undefined ? failed(NO_SUCH_VERIFICATION) : ok(verification);
  };

  function verify(request: VerificationRequest, origin: Origin, id?: string): Result<Verification> {
    const draft = draftQuestion(
      {
        settings: ground.settings,
        newId: () => id ?? ground.newId(),
        now,
        world: ground.environment,
        makeRequest: (ask) => chekt.makeRequest(ask),
      },
      request,
      origin,
    );
    return verificationOf(ok(outbox.accept(draft)));
  }

  /** What the operator decides about a question that may have gone out. */
  function settle(id: string, choice: UnsureChoice): Result<Verification> {
    switch (choice) {
      case 'send-again':
        return verificationOf(outbox.sendNow(id));
      case 'it-was-sent':
        return verificationOf(outbox.takeAsSent(id));
      case 'drop': {
        const dropped = outbox.cancel(id);
        return verificationOf(dropped.ok ? ok(dropped.value.delivery) : dropped);
      }
    }
  }

  return {
    verify,
    get: (id) => verifications.get(id),
    history: (request) => verifications.history(request),
    hasOpen: () => verifications.hasOpen(),
    strays: (limit) => readStrays(store, limit),
    webhook,
    troubles: () => verificationTroubles(questions(), ground.lastFailure('chekt')),
    sends: { verification: (request, { id }, hooks) => chekt.send(request, id, hooks) },
    calls: {
      verify: (request) => verify(request, 'window'),
      settleVerification: ({ id, choice }) => settle(id, choice),
      closeVerification: ({ id }) => outbox.closeCard(id),
      seeAnswers({ id }) {
        verifications.see(id);
        return ok(null);
      },
      siteContacts: ({ siteId, refresh }) => siteContacts.list(siteId, refresh ?? false),
      verificationHistory: (request) => verifications.history(request),
    },
    state: () => ({ verifications: verifications.all(), strayEvents: verifications.strays() }),
    isBusy: () => verifications.hasOpen(),
    forgetKeys: () => secret.forget(),
    start() {
      verifications.start();
      purge.start();
    },
    close() {
      purge.stop();
      verifications.stop();
    },
  };
}
