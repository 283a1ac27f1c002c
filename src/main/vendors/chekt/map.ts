// From our question to CHeKT's bytes, made once, and from its answer to a receipt.
import type { StoredRequest } from '../../../shared/delivery';
import { failed, invalidInput, ok, type Result } from '../../../shared/core/failure';
import type {
  VerificationAsk,
  VerificationReceipt,
} from '../../../shared/verification/verification';
import { presentable } from '../excerpt';
import { parseJson, readId, withoutEnvelope } from './read-fields';
import {
  EventVerificationBody,
  GeneralVerificationBody,
  GENERAL_VERIFICATIONS_PATH,
  SentTo,
  VerificationAnswer,
  eventVerificationsPath,
  statusOf,
} from './wire';

/** An answer may list everybody of a large site, but not fill the disk. */
const SENT_TO_MAX = 1000;
/** The Date header has whole seconds and the answer took its time: less than this says nothing. */
const SKEW_FLOOR_MS = 5000;

/**
 * Writes the question down as the bytes every attempt will send: about an event when one is given,
 * else about the site. Fails with `invalid-input` that names the field.
 */
export function toStoredRequest(ask: VerificationAsk): Result<StoredRequest> {
  const contacts = ask.contacts.map(({ contactId }) => contactId);
  const message = optional('message', presentable(ask.message));
  if (ask.eventId !== null) {
    const part = pathPart(ask.eventId, 'eventId');
    if (!part.ok) return part;
    const body = EventVerificationBody.safeParse({
      contacts,
      method: ask.method,
      ...message,
      timeout_seconds: ask.timeoutSeconds,
    });
    if (!body.success) return failed(invalidInput(body.error, 'verification'));
    return ok({ path: eventVerificationsPath(part.value), body: JSON.stringify(body.data) });
  }
  const body = GeneralVerificationBody.safeParse({
    site_id: ask.siteId,
    contacts,
    method: ask.method,
    ...optional('subject', presentable(ask.subject ?? '')),
    ...message,
    require_response: ask.requireResponse,
  });
  if (!body.success) return failed(invalidInput(body.error, 'verification'));
  return ok({ path: GENERAL_VERIFICATIONS_PATH, body: JSON.stringify(body.data) });
}

/** An opaque id as one part of a path; `.` and `..` would be walked by every URL parser, however encoded. */
export function pathPart(id: string, field: string): Result<string> {
  const refused = (detail: string) => failed({ kind: 'invalid-input' as const, detail, field });
  if (readId(id) !== id) return refused(`${field} must be one line of at most 128 characters`);
  return id === '.' || id === '..'
    ? refused(`${field} cannot stand in an address`)
    : ok(encodeURIComponent(id));
}

/**
 * What CHeKT said to an accepted question; never fails for its body. `receivedAtMs` is wall clock of
 * this desk. Source: SEED CHeKT Verifications API, "Response (200 OK)".
 */
export function receiptOf(
  answer: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  receivedAtMs: number,
): VerificationReceipt {
  const data = VerificationAnswer.safeParse(withoutEnvelope(parseJson(answer.body))).data;
  return {
    verificationId: data?.verification_id ?? null,
    eventId: data?.event_id ?? null,
    status: statusOf(data?.status ?? null),
    sentTo: (data?.sent_to ?? []).slice(0, SENT_TO_MAX).flatMap(sentToOf),
    timeoutAtMs: data?.timeout_at ?? null,
    sentAtMs: data?.sent_at ?? null,
    receivedAtMs,
    skewMs: skewOf(answer.headers, receivedAtMs),
  };
}

function sentToOf(item: unknown): VerificationReceipt['sentTo'] {
  const { data } = SentTo.safeParse(item);
  if (data === undefined || data.contact_id === null) return [];
  const status = statusOf(data.status);
  return [
    {
      contactId: data.contact_id,
      name: data.name,
      status,
      said: status === null ? data.status : null,
    },
  ];
}

/** Vendor's clock minus ours, in milliseconds. */
function skewOf(headers: Readonly<Record<string, string>>, receivedAtMs: number): number {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'date');
  const date = name === undefined ? '' : (headers[name] ?? '').trim();
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*, .{1,30} GMT$/.test(date)) return 0;
  const skewMs = Date.parse(date) - receivedAtMs;
  return Math.abs(skewMs) >= SKEW_FLOOR_MS ? Math.round(skewMs) : 0;
}

function optional(key: string, text: string): Readonly<Record<string, string>> {
  return text === '' ? {} : { [key]: text };
}
