// The practice CHeKT's answers, key for key in the order of the vendor's page.
import { randomBytes } from 'node:crypto';
import { jsonAnswer, type Answer } from '../recorded-request';
import type { Method } from './check';
import type { Person } from './people';

/** SEED: "Invalid phone number". ASSUMED: the others. */
const REASONS: Readonly<Record<Method, string>> = {
  sms: 'Invalid phone number',
  call: 'Invalid phone number',
  email: 'Invalid email address',
  push: 'No device registered',
};

export function failureReason(method: Method): string {
  return REASONS[method];
}

/** A verification as the vendor knows it once it is on its way. */
export interface Asked {
  readonly verificationId: string;
  readonly about: { readonly event_id: string } | { readonly site_id: string };
  readonly method: Method;
  readonly people: readonly Person[];
  readonly sentAtMs: number;
  /** Null for a general verification. */
  readonly timeoutAtMs: number | null;
  readonly answersWanted: boolean;
}

/**
 * Source: SEED CHeKT Verifications API, "Response (200 OK)". ASSUMED: a push is named by no address. The page shows
 * "delivered" at once; here it is "sent", so that the step to "delivered" comes by webhook and can be watched.
 */
export function verificationAnswer(asked: Asked): Answer {
  const { method, timeoutAtMs } = asked;
  return jsonAnswer(200, {
    data: {
      verification_id: asked.verificationId,
      ...asked.about,
      status: 'sent',
      method,
      sent_to: asked.people.map((person) => ({
        contact_id: person.contactId,
        name: `${person.firstName} ${person.lastName}`,
        ...(method === 'sms' || method === 'call' ? { phone: person.phone } : {}),
        ...(method === 'email' ? { email: person.email } : {}),
        status: person.script === 'undeliverable' ? 'failed' : 'sent',
      })),
      ...(timeoutAtMs === null ? {} : { timeout_at: vendorTime(timeoutAtMs) }),
      sent_at: vendorTime(asked.sentAtMs),
    },
  });
}

/** Source: SEED CHeKT Verifications API, "Invalid Contact". ASSUMED: the 422, the page names no status. */
export function invalidContactAnswer(contactIds: readonly string[]): Answer {
  return jsonAnswer(422, {
    error: {
      code: 'INVALID_CONTACT',
      message: 'One or more contact IDs are invalid',
      details: { invalid_contacts: contactIds },
    },
  });
}

/** Source: SEED CHeKT Verifications API, "Delivery Failed". ASSUMED: the 502, the page names no status. */
export function deliveryFailedAnswer(contactId: string, reason: string): Answer {
  return jsonAnswer(502, {
    error: {
      code: 'DELIVERY_FAILED',
      message: 'Failed to deliver verification message',
      details: { reason, contact_id: contactId },
    },
  });
}

/** The other refusals, in the envelope of the vendor's error page. ASSUMED: that it holds for `/ext/v1`. */
export function errorAnswer(
  status: number,
  code: string,
  message: string,
  field?: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const request_id = `req_${randomBytes(8).toString('hex')}`;
  const error = { code, message, request_id, ...(field === undefined ? {} : { field }) };
  return jsonAnswer(status, { error }, headers);
}

/** The fraction of the second is cut off. */
export function vendorTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}
