// Every call of the Emergency24 ICCS API: reading contacts and groups, and sending stored changes.
import type { StoredRequest } from '../../../shared/delivery';
import type {
  ClockSkew,
  Emergency24Campus,
  Emergency24Contact,
  Emergency24ContactPage,
  Emergency24Group,
  Emergency24Member,
  Emergency24Target,
  Emergency24Write,
} from '../../../shared/contacts/emergency24';
import { failed, ok, type Result, type Failure } from '../../../shared/core/failure';
import type { Outcome } from '../../core/lib/vendor-port';
import { createCaller, type Call, type Emergency24Deps } from './call';
import { readPage, walkPages, type PageStart } from './contact-pages';
import {
  ALL_CONTACTS_PATH,
  ALL_GROUPS_PATH,
  groupPath,
  PING_PATH,
  contactPath,
  type ExternalSpelling,
} from './paths';
import { readCampus, readRef, readRows, readOneContact } from './read-answer';
import { readGroup, readMember } from './read-contact';
import { toStoredRequest } from './write-request';
import { comparable } from '../../../shared/core/plain-text';
import { isFolded, parseFolded } from './folded-json';
import { readId, readText } from './read-fields';

interface SendHooks {
  /** Called at most once, when the request is known to have been written; wall clock in milliseconds. */
  readonly onWritten?: (atMs: number) => void;
}

export interface Emergency24 {
  ping(): Promise<Result<Emergency24Campus>>;
  /** A failure ends the walk; go on from the page after the last good one, with its page size. */
  contactPages(from?: PageStart): AsyncGenerator<Result<Emergency24ContactPage>, void, undefined>;
  /**
   * The whole contact. `rejected` with reason `not-found` when there is none. A long reading asks without
   * `urgent`, so that nobody has to wait behind it.
   */
  contact(target: Emergency24Target, how?: Urgency): Promise<Result<Emergency24Contact>>;
  groups(): Promise<Result<readonly Emergency24Group[]>>;
  members(groupId: string): Promise<Result<readonly Emergency24Member[]>>;
  /** The bytes of a change, to be stored before anything is sent; `invalid-input` names the field. */
  makeRequest(write: Emergency24Write): Result<StoredRequest>;
  /**
   * One attempt with exactly the stored bytes; never rejects. `ref` is the contact's id where the answer tells.
   * A PUT or DELETE may be repeated after `unsure`; an add is settled with `settleAdd` first.
   */
  send(request: StoredRequest, hooks?: SendHooks): Promise<Outcome>;
  /** Did an add of unsure end arrive? Sends nothing that changes anything. `notSent`: it may be sent again. */
  settleAdd(request: StoredRequest): Promise<Outcome>;
  /** The newest measurement of this computer's clock; null before the first answer. */
  clockSkew(): ClockSkew | null;
}

/** The Emergency24 client. Source: SEED Emergency24 ICCS API 1.0. */
export function createEmergency24(deps: Emergency24Deps): Emergency24 {
  const caller = createCaller(deps);

  async function get<T>(
    path: Result<string>,
    read: (data: unknown) => Result<T>,
    more: Partial<Call> = { urgent: true },
  ): Promise<Result<T>> {
    if (!path.ok) return path;
    const verdict = await caller.call({ method: 'GET', path: path.value, ...more });
    return verdict.kind === 'done' ? read(verdict.data) : failed(verdict.failure);
  }

  const contact = createLookup(get, deps.baseUrl);

  return {
    contact,
    ping: () => get(ok(PING_PATH), readCampus),
    groups: () => get(ok(ALL_GROUPS_PATH), (data) => readRows(data, readGroup)),
    members: (groupId) => get(groupPath(groupId), (data) => readRows(data, readMember)),
    contactPages: ({ page = 1, pageSize = caller.options().pageSize } = {}) =>
      walkPages(
        (number, size) =>
          get(ok(ALL_CONTACTS_PATH), (data) => readPage(data, { page: number, pageSize: size }), {
            query: [
              ['page_size', String(size)],
              ['page', String(number)],
            ],
          }),
        { page, pageSize },
      ),
    makeRequest: toStoredRequest,
    async send({ method = 'POST', path, body }, hooks = {}) {
      const verdict = await caller.call({ method, path, body, urgent: true, ...hooks });
      return verdict.kind === 'done' ? { kind: 'accepted', ref: readRef(verdict.data) } : verdict;
    },
    settleAdd: (request) => settleAdd(request, (target) => contact(target)),
    clockSkew: caller.clockSkew,
  };
}

/** Somebody waits for the answer; true unless said otherwise. */
interface Urgency {
  readonly urgent?: boolean;
}

type Get = <T>(
  path: Result<string>,
  read: (data: unknown) => Result<T>,
  how: Urgency,
) => Promise<Result<T>>;

/**
 * The page prints `exteranl` for this one call and `external` for all others. ASSUMED: a slip of the page,
 * so it is tried second, after a 404 or 405; a spelling that has worked is kept.
 */
function createLookup(
  get: Get,
  baseUrl: () => string,
): (target: Emergency24Target, how?: Urgency) => Promise<Result<Emergency24Contact>> {
  const proven = new Map<string, ExternalSpelling>();

  return async (target, { urgent = true } = {}) => {
    const ask = (word: ExternalSpelling) =>
      get(contactPath(target, word), (data) => readOneContact(data, target), { urgent });
    if (target.by === 'contact-id') return ask('external');
    const base = baseUrl();
    const known = proven.get(base);
    if (known) return ask(known);
    const first = await ask('external');
    if (first.ok) proven.set(base, 'external');
    if (first.ok || !isMissing(first.failure.httpStatus, first.failure.reason)) return first;
    const second = await ask('exteranl');
    if (second.ok) proven.set(base, 'exteranl');
    // Neither knows it: the answer of the spelling that more likely is the right one.
    return second.ok || !isMissing(second.failure.httpStatus, second.failure.reason)
      ? second
      : first;
  };
}

function isMissing(httpStatus: number | undefined, reason: string | undefined): boolean {
  return reason === 'not-found' || httpStatus === 405;
}

// Finds out whether an add of unsure end arrived, by reading the new contact back.

type Lookup = (target: Emergency24Target) => Promise<Result<Emergency24Contact>>;

/**
 * accepted: the person is there under this external id. refused: somebody else has that id. notSent: nobody
 * has, so it may be sent again. unsure: the question itself failed.
 */
async function settleAdd(request: StoredRequest, lookup: Lookup): Promise<Outcome> {
  const sent = parseFolded(request.body);
  const externalId = isFolded(sent) ? readId(sent.externalid) : '';
  if (!isFolded(sent) || externalId === '') {
    const detail = 'only an add with an external id can be read back';
    return { kind: 'unsure', failure: { kind: 'bug', detail } };
  }
  const found = await lookup({ by: 'external-id', id: externalId });
  if (found.ok) {
    const wantedName = comparable(
      `${readText(sent.firstname) ?? ''} ${readText(sent.lastname) ?? ''}`,
    );
    return comparable(nameOf(found.value)) === wantedName
      ? { kind: 'accepted', ref: found.value.contactId }
      : { kind: 'refused', failure: somebodyElse(found.value) };
  }
  if (found.failure.reason !== 'not-found') return { kind: 'unsure', failure: found.failure };
  const detail = 'the new contact did not arrive';
  return { kind: 'notSent', failure: { kind: 'unavailable', reason: 'connection-lost', detail } };
}

function nameOf({ firstName, lastName, name }: Emergency24Contact): string {
  const parts = `${firstName ?? ''} ${lastName ?? ''}`.trim();
  return parts === '' ? name : parts;
}

function somebodyElse({ contactId }: Emergency24Contact): Failure {
  const detail = 'another contact has this external id';
  return {
    kind: 'rejected',
    reason: 'duplicate-external-id',
    detail,
    contactIds: [contactId.slice(0, 128)],
  };
}
