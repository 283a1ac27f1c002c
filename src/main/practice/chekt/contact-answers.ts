// The practice CHeKT's answers about contacts, key for key as the page shows them or as clients have met them.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { jsonAnswer, type Answer } from '../recorded-request';
import type { Person } from './people';
import { vendorTime } from './answers';

/** `seed`: the page's. `observed`: without envelope and with other names, as clients in the field met it. */
export const ContactShape = z.enum(['seed', 'observed']);
export type ContactShape = z.infer<typeof ContactShape>;

/** Source: SEED CHeKT Contacts API, "Get All Contacts". */
export function contactsAnswer(people: readonly Person[], shape: ContactShape): Answer {
  if (shape === 'observed') return jsonAnswer(200, people.map(observed));
  return jsonAnswer(200, {
    data: { contacts: people.map(listed), total_count: people.length },
  });
}

/** Source: SEED, "Get a Contact" and "Create a Contact". */
export function contactAnswer(status: 200 | 201, person: Person, shape: ContactShape): Answer {
  if (shape === 'observed') return jsonAnswer(status, observed(person));
  const { preferences, createdAt, updatedAt } = person;
  return jsonAnswer(status, {
    data: {
      ...listed(person),
      notification_preferences: preferences,
      created_at: createdAt,
      updated_at: updatedAt,
    },
  });
}

/** Source: SEED, "Update a Contact": neither the role nor the time of creation is in it. */
export function changedAnswer(person: Person, shape: ContactShape): Answer {
  if (shape === 'observed') return jsonAnswer(200, observed(person));
  return jsonAnswer(200, {
    data: {
      ...named(person),
      notification_preferences: person.preferences,
      updated_at: person.updatedAt,
    },
  });
}

/** Source: SEED, "Delete a Contact". */
export function removedAnswer(): Answer {
  return { status: 204, headers: {}, body: '' };
}

/** Source: SEED, "Send Validation". */
export function validationAnswer(method: string, nowMs: number): Answer {
  return jsonAnswer(200, {
    data: {
      validation_id: `val_${randomBytes(6).toString('hex')}`,
      status: 'sent',
      method,
      sent_at: vendorTime(nowMs),
    },
  });
}

/** ASSUMED: an external id, which no example of the page has, is shown where there is one. */
function listed(person: Person): object {
  return {
    ...named(person),
    role: person.role,
    ...(person.externalId === null ? {} : { external_contact_id: person.externalId }),
  };
}

function named(person: Person): object {
  return {
    contact_id: person.contactId,
    first_name: person.firstName,
    last_name: person.lastName,
    email: person.email,
    phone: person.phone,
    type: person.type,
  };
}

/** ASSUMED: `sms_validation` of somebody who was never asked. */
function observed(person: Person): object {
  return {
    contact_id: person.contactId,
    external_contact_id: person.externalId,
    slot_number: 1,
    first_name: person.firstName,
    last_name: person.lastName,
    title: person.role,
    phone_number: person.phone?.replace(/[^+\d]/g, '') ?? null,
    email_address: person.email,
    sms_alarm_enabled: Number(person.preferences.sms),
    email_alarm_enabled: Number(person.preferences.email),
    sms_validation: { status: 0, requested_at: null },
  };
}
