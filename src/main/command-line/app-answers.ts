// What the running app answers to the command line.
import type { ContactSearch } from '../../shared/contacts/contact';
import { isQuestionAtRest, isSettled, type Delivery } from '../../shared/delivery';
import { failed, ok, type Failure, type Result } from '../../shared/core/failure';
import { foundContact, type FoundContact } from '../../shared/contacts/found-contact';
import type { SecretName, SecretsReport } from '../../shared/settings/secret';
import type { AppState } from '../../shared/state';
import type { World } from '../../shared/core/vendor';
import type { Verification } from '../../shared/verification/verification';
import type { AlertsFeature } from '../features/alerts/feature';
import type { CallsFeature } from '../features/calls/feature';
import type { Panic } from '../features/panic/feature';
import type { VerificationFeature } from '../features/verification/feature';
import type { ContactAnswers } from '../features/contacts/contact-answers';
import type { ControlRequest, ListedVerifications, ToldDelivery } from '../core/control/protocol';
import type { Clock } from '../core/lib/clock';
import type { Outbox } from '../core/outbox/outbox';

/** The environment that the desk is in. */
export interface AnsweringEnvironment {
  readonly world: World;
  readonly outbox: Pick<Outbox, 'get' | 'poke'>;
  readonly features: {
    readonly panic: Pick<Panic, 'press'>;
    readonly verification: Pick<VerificationFeature, 'verify' | 'get' | 'history' | 'strays'>;
    readonly contacts: {
      readonly answers: Pick<
        ContactAnswers,
        'sync' | 'states' | 'search' | 'person' | 'importStep' | 'exportStep'
      >;
    };
    readonly calls: Pick<CallsFeature, 'list'>;
    readonly alerts: Pick<AlertsFeature, 'history'>;
  };
}

export interface AppAnswersDeps {
  readonly state: () => AppState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly environment: () => AnsweringEnvironment;
  readonly clock: Clock;
  /** Of the live environment. */
  readonly secrets: {
    report(): Promise<SecretsReport>;
    set(name: SecretName, value: string): Promise<Result<null>>;
    clear(name: SecretName): Promise<Result<null>>;
  };
}

export function createAppAnswers(
  deps: AppAnswersDeps,
): (request: ControlRequest) => Promise<Result<unknown>> {
  const features = () => deps.environment().features;

  /** Done, or the time is up: either way the thing as it then is. */
  const waitFor = <T>(
    find: () => T | undefined,
    isDone: (value: T) => boolean,
    timeoutMs: number,
    what: string,
  ): Promise<Result<T>> =>
    new Promise((resolve) => {
      const look = (isLast: boolean): void => {
        const found = find();
        if (!isLast && (found === undefined || !isDone(found))) return;
        timer.cancel();
        stop();
        const detail = `the app does not know this ${what}`;
        resolve(
          found === undefined ? failed({ kind: 'rejected', detail, field: 'id' }) : ok(found),
        );
      };
      const stop = deps.subscribe(() => look(false));
      const timer = deps.clock.after(timeoutMs, () => look(true));
      // What a second process put on disk is found by asking for it.
      deps.environment().outbox.poke();
      look(false);
    });

  const told = (delivery: Delivery | undefined): ToldDelivery | undefined =>
    delivery && { world: deps.environment().world, delivery };

  const listed = (limit: number): Result<ListedVerifications> => {
    const verifications = features().verification.history({ limit });
    if (!verifications.ok) return verifications;
    const strays = features().verification.strays(limit);
    if (!strays.ok) return strays;
    return ok({ verifications: verifications.value, strays: strays.value });
  };

  const found = async (search: ContactSearch): Promise<Result<readonly FoundContact[]>> => {
    // "Nobody" would be a lie while they are still being read from the disk.
    if (!deps.state().directory.searchReady) return failed(STILL_READING);
    const hits = await features().contacts.answers.search(search);
    if (!hits.ok) return hits;
    return ok(
      hits.value.map((hit) => foundContact(hit, features().contacts.answers.person(hit.key))),
    );
  };

  return async (request) => {
    switch (request.call) {
      case 'press':
        return ok(told(features().panic.press(request.press, 'command-line', request.id)));
      case 'wait': {
        const { id, timeoutMs } = request;
        return waitFor(
          () => told(deps.environment().outbox.get(id)),
          ({ delivery }) => isSettled(delivery.state),
          timeoutMs,
          'press',
        );
      }
      case 'verify':
        return features().verification.verify(request.request, 'command-line', request.id);
      case 'wait-verification': {
        const { id, timeoutMs } = request;
        const find = (): Verification | undefined => features().verification.get(id);
        const isDone = ({ delivery }: Verification): boolean => isQuestionAtRest(delivery.state);
        return waitFor(find, isDone, timeoutMs, 'verification');
      }
      case 'verifications':
        return listed(request.limit);
      case 'status':
        return ok(deps.state());
      case 'sync-contacts':
        return features().contacts.answers.sync();
      case 'contact-sync':
        return ok(features().contacts.answers.states());
      case 'search-contacts':
        return found(request.search);
      case 'import-contacts':
        return features().contacts.answers.importStep(request.step);
      case 'export-contacts':
        return features().contacts.answers.exportStep(request.step);
      case 'calls':
        return features().calls.list(request);
      case 'alerts':
        return features().alerts.history({ limit: request.limit });
      case 'poke':
        deps.environment().outbox.poke();
        return ok(null);
      case 'secrets':
        return ok(await deps.secrets.report());
      case 'set-secret':
        return deps.secrets.set(request.name, request.value);
      case 'clear-secret':
        return deps.secrets.clear(request.name);
    }
  };
}

const STILL_READING: Failure = {
  kind: 'unavailable',
  detail: 'the people of this desk are still being read from the disk',
};
