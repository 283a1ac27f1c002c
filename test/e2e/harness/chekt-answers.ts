// What CHeKT answers to a question, in the words and the order of its pages. Shares no code with src.

/** How a question is answered. */
export type ChektBehaviour =
  /** As the pages show it. `seconds`: until `timeout_at`; null leaves it out. */
  | {
      readonly kind: 'take';
      readonly verificationId?: string;
      readonly seconds?: number | null;
      readonly delayMs?: number;
    }
  | {
      readonly kind: 'say';
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly delayMs?: number;
    }
  /** Reads and never answers. */
  | { readonly kind: 'hang' }
  /** Reads and hangs up. */
  | { readonly kind: 'drop' };

/** Moments in the form of the pages: UTC, whole seconds. */
export function pageTime(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}

/** The name the vendor has for a contact of these tests. */
export function nameOf(contactId: string): string {
  return `Person ${contactId}`;
}

interface Question {
  readonly site_id?: string;
  readonly contacts: readonly string[];
  readonly method: string;
}

/** The 200 of either endpoint; `eventId` null for a general question. */
export function takenAnswer(
  body: string,
  eventId: string | null,
  told: { readonly verificationId: string; readonly seconds: number | null },
): string {
  const question = JSON.parse(body) as Question;
  const { method } = question;
  const nowMs = Date.now();
  return JSON.stringify({
    data: {
      verification_id: told.verificationId,
      ...(eventId === null ? { site_id: question.site_id } : { event_id: eventId }),
      status: 'sent',
      method,
      sent_to: question.contacts.map((contact_id) => ({
        contact_id,
        name: nameOf(contact_id),
        ...(method === 'email' ? { email: `${contact_id}@example.com` } : { phone: '+1-555-0123' }),
        status: 'delivered',
      })),
      ...(told.seconds === null ? {} : { timeout_at: pageTime(nowMs + told.seconds * 1000) }),
      sent_at: pageTime(nowMs),
    },
  });
}

export function invalidContact(status: number, contacts: readonly string[]): ChektBehaviour {
  const error = {
    code: 'INVALID_CONTACT',
    message: 'One or more contact IDs are invalid',
    details: { invalid_contacts: contacts },
  };
  return { kind: 'say', status, body: JSON.stringify({ error }) };
}

export function deliveryFailed(status: number, contactId: string, reason: string): ChektBehaviour {
  const error = {
    code: 'DELIVERY_FAILED',
    message: 'Failed to deliver verification message',
    details: { reason, contact_id: contactId },
  };
  return { kind: 'say', status, body: JSON.stringify({ error }) };
}

/** The list of a site's contacts. */
export function contactsAnswer(contactIds: readonly string[]): string {
  const contacts = contactIds.map((contact_id, index) => ({
    contact_id,
    first_name: 'Person',
    last_name: contact_id,
    email: `${contact_id}@example.com`,
    phone: '+1-555-0123',
    type: index === 0 ? 'primary' : 'secondary',
    role: 'manager',
  }));
  return JSON.stringify({ data: { contacts, total_count: contacts.length } });
}
