// Asks CHeKT one question, or for the contacts of a site, and says truthfully what became of it.
import type { StoredRequest } from '../../../shared/delivery';
import { failed, type Result, ok } from '../../../shared/core/failure';
import type { SiteContact, VerificationAsk } from '../../../shared/verification/verification';
import { noInside } from '../http';
import { isObject } from '../json-values';
import { LONG_ANSWER, type HttpPort, type Outcome } from '../../core/lib/vendor-port';
import { createCaller, portThrew, type ChektAccess } from './caller';
import { judgeChekt } from './errors';
import { pathPart, receiptOf, toStoredRequest } from './map';
import { isRefusal, parseJson } from './read-fields';
import { siteContactsPath } from './wire';
import type { ChektContact } from '../../../shared/contacts/chekt-contact';
import { readContactList } from './contacts-read';

/** Source: SEED CHeKT Verifications API, "Contact Selection": primary contacts before secondary. */
const ORDER: readonly string[] = ['primary', 'emergency', 'secondary'];

/** Each id once; what cannot be read is left out. Fails with `bad-response` when there is no list. */
export async function siteContactsOf(body: string): Promise<Result<readonly SiteContact[]>> {
  const list = await readContactList(body);
  if (!list.ok) return list;
  const contacts = list.value.contacts.map(siteContactOf);
  return ok(contacts.sort((one, other) => rank(one) - rank(other)));
}

function siteContactOf(contact: ChektContact): SiteContact {
  const { contactId, firstName, lastName, type, role, phone, email } = contact;
  const names = [firstName, lastName].filter((name) => name !== null);
  const name = names.join(' ').slice(0, 200) || contactId;
  return { contactId, name, type, role, phone, email };
}

function rank({ type }: SiteContact): number {
  const place = ORDER.indexOf(type?.toLowerCase() ?? '');
  return place === -1 ? ORDER.length : place;
}

export interface ChektDeps extends ChektAccess {
  /** For reading. */
  readonly http: HttpPort;
  /**
   * For questions: a port that opens a connection for each request. Chromium repeats a POST by itself
   * when a connection it kept turns out to be dead, and people would be asked twice.
   */
  readonly ask: HttpPort;
  readonly now?: () => number;
}

interface SendHooks {
  /** Called at most once, when the request is known to have been written; wall clock in milliseconds. */
  readonly onWritten: (atMs: number) => void;
}

export interface Chekt {
  /** The bytes of a question, to be stored before anything is sent; fails with `invalid-input`. */
  makeRequest(ask: VerificationAsk): Result<StoredRequest>;
  /** One attempt with exactly the stored bytes, under the action's id; never rejects. */
  send(request: StoredRequest, actionId: string, hooks: SendHooks): Promise<Outcome>;
  /** The contacts of a site in the order to ask them; never rejects. */
  siteContacts(siteId: string): Promise<Result<readonly SiteContact[]>>;
}

/** The CHeKT client. Sources: SEED CHeKT Verifications API and Contacts API. */
export function createChekt(deps: ChektDeps): Chekt {
  const now = deps.now ?? Date.now;
  const caller = createCaller(deps);

  return {
    makeRequest: toStoredRequest,
    async send(request, actionId, hooks) {
      const key = await caller.key();
      if (!key.ok) return { kind: 'notSent', failure: key.failure };
      const answer = await caller.exchange(deps.ask, key.value, {
        method: 'POST',
        path: request.path,
        // ASSUMED: the endpoint honours it as CHeKT's other ones do; if not, nothing is lost.
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': actionId },
        body: request.body,
        onWritten: hooks.onWritten,
      });
      if (answer === null) return portThrew();
      const outcome = judgeChekt(answer, now(), [key.value], contactsOf(request));
      if (outcome.kind !== 'accepted' || answer.kind !== 'response') return outcome;
      const receipt = receiptOf(answer, now());
      // Source: SEED, "Response (200 OK)": every success has one. Without it nobody knows whether people were asked.
      if (receipt.verificationId === null || isRefusal(parseJson(answer.body))) {
        return noInside(answer, [key.value]);
      }
      return { kind: 'accepted', ref: receipt.verificationId, receipt };
    },
    async siteContacts(siteId) {
      const part = pathPart(siteId, 'siteId');
      if (!part.ok) return part;
      const key = await caller.key();
      if (!key.ok) return key;
      const path = siteContactsPath(part.value);
      const answer = await caller.exchange(deps.http, key.value, {
        method: 'GET',
        path,
        headers: {},
        answer: LONG_ANSWER,
      });
      const outcome = answer === null ? portThrew() : judgeChekt(answer, now(), [key.value]);
      if (outcome.kind !== 'accepted') return failed(outcome.failure);
      return siteContactsOf(answer?.kind === 'response' ? answer.body : '');
    },
  };
}

/** The contact ids that were asked: an answer may name them again. */
function contactsOf(request: StoredRequest): readonly string[] {
  const body = parseJson(request.body);
  const contacts: unknown = isObject(body) ? body.contacts : null;
  return Array.isArray(contacts) ? contacts.filter((id) => typeof id === 'string') : [];
}
