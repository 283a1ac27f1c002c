// Reads and changes a site's contacts at CHeKT, and says truthfully what became of each change.
import type {
  ChektContact,
  ChektContactList,
  ChektContactWrite,
} from '../../../shared/contacts/chekt-contact';
import type { StoredRequest } from '../../../shared/delivery';
import { failed, type Failure, type Result } from '../../../shared/core/failure';
import { noInside } from '../http';
import { isObject } from '../json-values';
import {
  LONG_ANSWER,
  type HttpAnswer,
  type HttpPort,
  type Outcome,
} from '../../core/lib/vendor-port';
import { createCaller, portThrew, type ChektAccess } from './caller';
import { readContact, readContactList } from './contacts-read';
import {
  contactPath,
  contactsByReferencePath,
  contactsPath,
  toContactRequest,
} from './contacts-request';
import { settleAdd } from './contacts-settle';
import { judgeChekt } from './errors';
import { isRefusal, parseJson, readId, readText, withoutEnvelope } from './read-fields';

export interface ChektContactsDeps extends ChektAccess {
  readonly http: HttpPort;
  /**
   * For changes: a port that opens a connection for each request, or Chromium may add and text somebody
   * twice. `http` when left out.
   */
  readonly once?: HttpPort;
  /** Wall clock in milliseconds. */
  readonly now?: () => number;
}

type Response = Extract<HttpAnswer, { kind: 'response' }>;

interface SendHooks {
  /** Called at most once, when the request is known to have been written; wall clock in milliseconds. */
  readonly onWritten?: (atMs: number) => void;
}

export interface ChektContacts {
  list(siteId: string): Promise<Result<ChektContactList>>;
  /** By the organisation's own id of the account. */
  listByReference(accountReferenceId: string): Promise<Result<ChektContactList>>;
  /** With preferences and times, which no list has; `rejected`, reason `not-found`, when there is none. */
  one(siteId: string, contactId: string): Promise<Result<ChektContact>>;
  /** The bytes of a change, to be stored before anything is sent; `invalid-input` names the form's field. */
  makeRequest(write: ChektContactWrite): Result<StoredRequest>;
  /**
   * One attempt with exactly the stored bytes, under the action's id; never rejects. `ref` is the id of the
   * contact or validation where the answer tells. PUT and DELETE may be repeated after `unsure`; an add is
   * settled with `settleAdd` first; a validation is the operator's to repeat: it reaches a person.
   */
  send(request: StoredRequest, actionId: string, hooks?: SendHooks): Promise<Outcome>;
  /** Did an add of unsure end arrive? Reads only. `notSent`: it may be sent again. */
  settleAdd(request: StoredRequest): Promise<Outcome>;
}

/** What the form calls a field of CHeKT's. */
const FORM_FIELDS: ReadonlyMap<string, string> = new Map([
  ['first_name', 'firstName'],
  ['last_name', 'lastName'],
  ['email', 'email'],
  ['email_address', 'email'],
  ['phone', 'phone'],
  ['phone_number', 'phone'],
  ['type', 'type'],
  ['role', 'role'],
  ['title', 'role'],
  ['notification_preferences', 'preferences'],
  ['external_contact_id', 'externalId'],
]);

/** The client of CHeKT's contacts. Source: SEED CHeKT Contacts API. */
export function createChektContacts(deps: ChektContactsDeps): ChektContacts {
  const now = deps.now ?? Date.now;
  const caller = createCaller(deps);

  async function read(path: Result<string>): Promise<Result<string>> {
    if (!path.ok) return path;
    const key = await caller.key();
    if (!key.ok) return key;
    const get = { method: 'GET', path: path.value, headers: {} } as const;
    const request = { ...get, answer: LONG_ANSWER };
    const answer = await caller.exchange(deps.http, key.value, request);
    const outcome = answer === null ? portThrew() : judgeChekt(answer, now(), [key.value]);
    if (outcome.kind !== 'accepted') return failed(outcome.failure);
    return { ok: true, value: answer?.kind === 'response' ? answer.body : '' };
  }

  async function list(path: Result<string>): Promise<Result<ChektContactList>> {
    const body = await read(path);
    return body.ok ? readContactList(body.value) : body;
  }

  return {
    makeRequest: toContactRequest,
    list: (siteId) => list(contactsPath(siteId)),
    listByReference: (accountReferenceId) => list(contactsByReferencePath(accountReferenceId)),
    async one(siteId, contactId) {
      const body = await read(contactPath(siteId, contactId));
      return body.ok ? readContact(body.value, contactId) : body;
    },
    async send({ method = 'POST', path, body }, actionId, hooks = {}) {
      const key = await caller.key();
      if (!key.ok) return { kind: 'notSent', failure: key.failure };
      const hasBody = body !== '';
      const answer = await caller.exchange(deps.once ?? deps.http, key.value, {
        method,
        path,
        // ASSUMED: honoured here as CHeKT's developer pages tell of other endpoints; if not, nothing is lost.
        headers: {
          ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
          'Idempotency-Key': actionId,
        },
        ...(hasBody ? { body } : {}),
        ...hooks,
      });
      if (answer === null) return portThrew();
      // Source: SEED, "Delete a Contact": no body at all, so none is looked for.
      if (method === 'DELETE' && answer.kind === 'response' && answer.status === 204)
        return { kind: 'accepted', ref: null };
      const outcome = judgeChekt(answer, now(), [key.value]);
      if (outcome.kind !== 'accepted') return { ...outcome, failure: inFormWords(outcome.failure) };
      return answer.kind === 'response' ? taken(answer, method, [key.value]) : outcome;
    },
    async settleAdd(request) {
      // One path lists and adds, by site as by reference.
      return settleAdd(request, await list({ ok: true, value: request.path }));
    },
  };
}

/**
 * Source: SEED, every example: what was made has an id. A change is shown as it is now. ASSUMED: a validation
 * that could not be sent may say so with 200 as well.
 */
function taken(answer: Response, method: string, secrets: readonly string[]): Outcome {
  const body = parseJson(answer.body);
  const value = withoutEnvelope(body);
  const data = isObject(value) ? value : {};
  const validationId = readId(data.validation_id);
  const status = readText(data.status, 100)?.toLowerCase();
  if (validationId !== null && status === 'failed') {
    const detail = 'the service could not deliver the validation';
    return { kind: 'refused', failure: { kind: 'rejected', reason: 'delivery-failed', detail } };
  }
  const ref = validationId ?? readId(data.contact_id);
  const isShown = method === 'POST' ? ref !== null : method === 'DELETE' || isObject(body);
  return isShown && !isRefusal(body) ? { kind: 'accepted', ref } : noInside(answer, secrets);
}

function inFormWords(failure: Failure): Failure {
  const parts = failure.field?.split(/[.[\]/]+/) ?? [];
  const known = parts.map((part) => FORM_FIELDS.get(part)).find((field) => field !== undefined);
  return known === undefined ? failure : { ...failure, field: known };
}
