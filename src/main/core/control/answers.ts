// What the running app answers to the command line.
import type { PressRequest } from '../../../shared/action';
import type { Origin } from '../../../shared/core/action-id';
import type { ContactSearch } from '../../../shared/contacts/contact';
import {
  isQuestionAtRest,
  isSettled,
  type Delivery,
  type PressDelivery,
} from '../../../shared/delivery';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import { foundContact, type FoundContact } from '../../../shared/contacts/found-contact';
import type { SecretName, SecretsReport } from '../../../shared/settings/secret';
import type { AppState } from '../../../shared/state';
import type { World } from '../../../shared/core/vendor';
import type {
  StrayEvent,
  Verification,
  VerificationRequest,
} from '../../../shared/verification/verification';
import type { ContactAnswers } from '../../features/contacts/contact-answers';
import type { ControlRequest, ListedVerifications, ToldDelivery } from './protocol';
import type { Clock } from '../lib/clock';
import type { Outbox } from '../outbox/outbox';

export interface ControlAnswersDeps {
  readonly state: () => AppState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly world: () => {
    readonly world: World;
    readonly outbox: Pick<Outbox, 'get' | 'poke'>;
  };
  readonly operations: {
    press(request: PressRequest, origin: Origin, id?: string): PressDelivery;
    /** Saved, not yet accepted. An `id` that is known already answers what became of it. */
    verify(request: VerificationRequest, origin: Origin, id?: string): Result<Verification>;
  };
  /** Of the world the desk is in. Lists are newest first. */
  readonly verifications: {
    get(id: string): Verification | undefined;
    list(limit: number): Result<readonly Verification[]>;
    strays(limit: number): Result<readonly StrayEvent[]>;
  };
  readonly contacts: Pick<
    ContactAnswers,
    'sync' | 'states' | 'search' | 'person' | 'importStep' | 'exportStep'
  >;
  /** Newest first; `reveal` is recorded. */
  readonly calls: (request: {
    readonly reveal: boolean;
    readonly limit: number;
  }) => Result<readonly unknown[]>;
  readonly alerts: (limit: number) => Result<readonly unknown[]>;
  readonly clock: Clock;
  /** Of the live world. */
  readonly secrets: {
    report(): Promise<SecretsReport>;
    set(name: SecretName, value: string): Promise<Result<null>>;
    clear(name: SecretName): Promise<Result<null>>;
  };
}

export function createControlAnswers(
  deps: ControlAnswersDeps,
): (request: ControlRequest) => Promise<Result<unknown>> {
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
      deps.world().outbox.poke();
      look(false);
    });

  const told = (delivery: Delivery | undefined): ToldDelivery | undefined =>
    delivery && { world: deps.world().world, delivery };

  const listed = (limit: number): Result<ListedVerifications> => {
    const verifications = deps.verifications.list(limit);
    if (!verifications.ok) return verifications;
    const strays = deps.verifications.strays(limit);
    if (!strays.ok) return strays;
    return ok({ verifications: verifications.value, strays: strays.value });
  };

  const found = async (search: ContactSearch): Promise<Result<readonly FoundContact[]>> => {
    // "Nobody" would be a lie while they are still being read from the disk.
    if (!deps.state().directory.searchReady) return failed(STILL_READING);
    const hits = await deps.contacts.search(search);
    if (!hits.ok) return hits;
    return ok(hits.value.map((hit) => foundContact(hit, deps.contacts.person(hit.key))));
  };

  return async (request) => {
    switch (request.call) {
      case 'press':
        return ok(told(deps.operations.press(request.press, 'command-line', request.id)));
      case 'wait': {
        const { id, timeoutMs } = request;
        return waitFor(
          () => told(deps.world().outbox.get(id)),
          ({ delivery }) => isSettled(delivery.state),
          timeoutMs,
          'press',
        );
      }
      case 'verify':
        return deps.operations.verify(request.request, 'command-line', request.id);
      case 'wait-verification': {
        const { id, timeoutMs } = request;
        const find = (): Verification | undefined => deps.verifications.get(id);
        const isDone = ({ delivery }: Verification): boolean => isQuestionAtRest(delivery.state);
        return waitFor(find, isDone, timeoutMs, 'verification');
      }
      case 'verifications':
        return listed(request.limit);
      case 'status':
        return ok(deps.state());
      case 'sync-contacts':
        return deps.contacts.sync();
      case 'contact-sync':
        return ok(deps.contacts.states());
      case 'search-contacts':
        return found(request.search);
      case 'import-contacts':
        return deps.contacts.importStep(request.step);
      case 'export-contacts':
        return deps.contacts.exportStep(request.step);
      case 'calls':
        return deps.calls(request);
      case 'alerts':
        return deps.alerts(request.limit);
      case 'poke':
        deps.world().outbox.poke();
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
