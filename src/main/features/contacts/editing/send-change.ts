// Sends one stored change of a contact to its service, and never adds the same person twice.
import type { ContactChange } from '../../../../shared/contacts/contact-change';
import type { StoredRequest } from '../../../../shared/delivery';
import type { FailureReason } from '../../../../shared/core/failure';
import type { Outcome } from '../../../core/lib/vendor-port';
import type { ApplyAccepted } from './accepted-change';

export interface SendHooks {
  readonly onWritten?: (atMs: number) => void;
}

/** What this needs of a client; both services have it. */
export interface ChangeClient {
  /** One attempt with exactly the stored bytes. */
  send(request: StoredRequest, actionId: string, hooks: SendHooks): Promise<Outcome>;
  /** Did an add of unsure end arrive? Reads only. */
  settleAdd(request: StoredRequest): Promise<Outcome>;
}

/** The part of a `Delivery` this needs. */
export interface ChangeDelivery {
  readonly id: string;
  readonly action: ContactChange;
  readonly request: StoredRequest | null;
  readonly mayHaveReached: boolean;
}

export interface SendChangeDeps {
  readonly clients: Readonly<Record<ContactChange['change']['source'], ChangeClient>>;
  readonly applyAccepted: ApplyAccepted;
}

export type SendChange = (delivery: ChangeDelivery, hooks?: SendHooks) => Promise<Outcome>;

/** What an add that came through before is answered the second time. */
const THERE_ALREADY: ReadonlySet<FailureReason> = new Set<FailureReason>([
  'duplicate-person',
  'duplicate-external-id',
]);

/** ASSUMED: a slow service has written down by then what we could not hear the end of. CHeKT has no guard against doubles. */
const NOT_THERE_YET_MS = 20_000;

/** For the outbox's `send`: what is accepted is in the directory and the master copies when it resolves. */
export function createSendChange(deps: SendChangeDeps): SendChange {
  async function attempt(
    { id, action, request, mayHaveReached }: ChangeDelivery,
    hooks: SendHooks,
  ): Promise<Outcome> {
    if (request === null) {
      return { kind: 'refused', failure: { kind: 'bug', detail: 'there is no stored request' } };
    }
    const client = deps.clients[action.change.source];
    if (!isAdd(action)) {
      const outcome = await client.send(request, id, hooks);
      return mayHaveReached && isGone(request, outcome) ? { kind: 'accepted', ref: null } : outcome;
    }
    if (mayHaveReached) {
      const settled = await client.settleAdd(request);
      // Only where nobody is there may it go out again.
      if (settled.kind !== 'notSent') return settled;
    }
    const sent = await client.send(request, id, hooks);
    const isUnclear =
      sent.kind === 'unsure' ||
      (mayHaveReached &&
        sent.kind === 'refused' &&
        sent.failure.reason !== undefined &&
        THERE_ALREADY.has(sent.failure.reason));
    if (!isUnclear) return sent;
    const settled = await client.settleAdd(request);
    if (settled.kind === 'accepted' || sent.kind === 'refused') {
      return settled.kind === 'accepted' ? settled : sent;
    }
    // "Not there" may only be "not there yet": the next attempt asks again, later, before it sends.
    return settled.kind === 'notSent'
      ? { kind: 'unsure', failure: { ...settled.failure, retryAfterMs: NOT_THERE_YET_MS } }
      : settled;
  }

  return async (delivery, hooks = {}) => {
    const outcome = await attempt(delivery, hooks);
    if (outcome.kind === 'accepted') await deps.applyAccepted(delivery.action, outcome.ref);
    return outcome;
  };
}

function isAdd({ change: { write } }: ContactChange): boolean {
  return write.write === 'add' || write.write === 'add-by-reference';
}

/** The first of two removals has done it. */
function isGone({ method }: StoredRequest, outcome: Outcome): boolean {
  return (
    method === 'DELETE' && outcome.kind === 'refused' && outcome.failure.reason === 'not-found'
  );
}
