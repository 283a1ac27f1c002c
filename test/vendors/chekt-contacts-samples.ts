// The examples of CHeKT's Contacts page: how each request is asked for here, and how it must travel.
import type {
  ChektContactFields,
  ChektContactWrite,
} from '../../src/shared/contacts/chekt-contact';

export const JOHN: ChektContactFields = {
  firstName: 'John',
  lastName: 'Doe',
  email: 'john.doe@example.com',
  phone: '+1-555-0123',
  type: 'primary',
  role: 'owner',
  preferences: { email: true, sms: true, push: false },
  externalId: null,
};

const SITE = 'site_123abc';
const CONTACT = { siteId: SITE, contactId: 'contact_789ghi' };

export interface Sample {
  readonly write: ChektContactWrite;
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** Undefined: no body. Keys in the order of the page. */
  readonly body?: unknown;
}

export const REQUESTS: Readonly<Record<string, Sample>> = {
  'Create a Contact, Request Body': {
    write: { write: 'add', siteId: SITE, fields: JOHN },
    method: 'POST',
    path: '/ext/v1/sites/site_123abc/contacts',
    body: {
      first_name: 'John',
      last_name: 'Doe',
      email: 'john.doe@example.com',
      phone: '+1-555-0123',
      type: 'primary',
      role: 'owner',
      notification_preferences: { email: true, sms: true, push: false },
    },
  },
  // Leaves out role and preferences, which its answer shows all the same.
  'Create a Contact, Request Example': {
    write: { write: 'add', siteId: SITE, fields: { ...JOHN, role: null, preferences: null } },
    method: 'POST',
    path: '/ext/v1/sites/site_123abc/contacts',
    body: {
      first_name: 'John',
      last_name: 'Doe',
      email: 'john.doe@example.com',
      phone: '+1-555-0123',
      type: 'primary',
    },
  },
  'Update a Contact': {
    write: {
      write: 'update',
      ...CONTACT,
      change: { phone: '+1-555-9999', preferences: { email: true, sms: true, push: true } },
    },
    method: 'PUT',
    path: '/ext/v1/sites/site_123abc/contacts/contact_789ghi',
    body: {
      phone: '+1-555-9999',
      notification_preferences: { email: true, sms: true, push: true },
    },
  },
  'Delete a Contact': {
    write: { write: 'remove', ...CONTACT },
    method: 'DELETE',
    path: '/ext/v1/sites/site_123abc/contacts/contact_789ghi',
  },
  'Send Validation': {
    write: {
      write: 'validate',
      ...CONTACT,
      method: 'sms',
      message: 'Please verify your phone number for CHeKT alerts.',
    },
    method: 'POST',
    path: '/ext/v1/sites/site_123abc/contacts/contact_789ghi/validation',
    body: { method: 'sms', message: 'Please verify your phone number for CHeKT alerts.' },
  },
  'Using Reference ID, POST': {
    write: {
      write: 'add-by-reference',
      accountReferenceId: 'ACC 7/1',
      fields: { ...JOHN, role: null, preferences: null, externalId: '0042' },
    },
    method: 'POST',
    path: '/ref/v1/sites/ACC%207%2F1/contacts',
    body: {
      first_name: 'John',
      last_name: 'Doe',
      email: 'john.doe@example.com',
      phone: '+1-555-0123',
      type: 'primary',
      external_contact_id: '0042',
    },
  },
  'Using Reference ID, DELETE': {
    write: {
      write: 'remove-by-reference',
      accountReferenceId: 'ACC 7/1',
      externalContactId: '0042',
    },
    method: 'DELETE',
    path: '/ref/v1/sites/ACC%207%2F1/contacts/0042',
  },
};

export const VALIDATION_ANSWER = {
  data: {
    validation_id: 'val_xyz789',
    status: 'sent',
    method: 'sms',
    sent_at: '2025-01-15T10:30:00Z',
  },
} as const;

/** As clients of the service have met a contact: no envelope, other names, flags as numbers. */
export const OBSERVED = {
  contact_id: 812,
  external_contact_id: '0042',
  slot_number: 3,
  first_name: 'Ana',
  last_name: 'Costa',
  title: 'Head custodian',
  phone_number: '+14155552671',
  email_address: 'ana@example.com',
  sms_alarm_enabled: 1,
  email_alarm_enabled: 0,
  sms_validation: { status: 1, requested_at: '2026-07-01T08:00:00Z' },
} as const;
