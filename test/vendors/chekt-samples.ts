// The examples of CHeKT's Verifications and Contacts pages, value for value.

/** Bodies as an example shows them, in its order of keys. */
export const EVENT_REQUESTS = {
  'Send Event Verification': {
    contacts: ['contact_123', 'contact_456'],
    method: 'sms',
    message: 'Alarm triggered at your property. Reply YES to confirm or NO to cancel.',
    timeout_seconds: 300,
  },
  'Request Example': { contacts: ['contact_123'], method: 'sms', timeout_seconds: 180 },
  // Looks like types of contacts, not ids: opaque to us.
  'Alarm Verification': {
    contacts: ['contact_primary', 'contact_emergency'],
    method: 'sms',
    message: 'ALARM: Motion detected at Main Office. Reply YES to confirm or NO for false alarm.',
    timeout_seconds: 180,
  },
} as const;

export const GENERAL_REQUESTS = {
  'Send General Verification': {
    site_id: 'site_123abc',
    contacts: ['contact_123'],
    method: 'sms',
    subject: 'Security System Alert',
    message: 'Please verify your contact information for emergency notifications.',
    require_response: false,
  },
  // Without require_response, which has no table of fields.
  'Request Example': {
    site_id: 'site_123abc',
    contacts: ['contact_123'],
    method: 'email',
    subject: 'Contact Verification',
    message: 'Please confirm your email address.',
  },
} as const;

/** Examples that say neither which site nor which event they are about. */
export const HOMELESS_REQUESTS = {
  'Contact Information Verification': {
    contacts: ['all'],
    method: 'email',
    subject: 'Annual Contact Verification',
    message: 'Please confirm your contact information is up to date.',
  },
  'Test Notifications': {
    contacts: ['contact_123'],
    method: 'sms',
    message: 'This is a TEST of the emergency notification system. No response required.',
  },
} as const;

/** Its time to answer is 300 s although the example asked for 180: `timeout_at` counts. */
export const EVENT_ANSWER = {
  data: {
    verification_id: 'ver_abc123',
    event_id: 'event_789',
    status: 'sent',
    method: 'sms',
    sent_to: [
      {
        contact_id: 'contact_123',
        name: 'John Doe',
        phone: '+1-555-0123',
        status: 'delivered',
      },
    ],
    timeout_at: '2025-01-15T10:35:00Z',
    sent_at: '2025-01-15T10:30:00Z',
  },
} as const;

export const GENERAL_ANSWER = {
  data: {
    verification_id: 'ver_def456',
    site_id: 'site_123abc',
    status: 'sent',
    method: 'email',
    sent_to: [
      {
        contact_id: 'contact_123',
        name: 'John Doe',
        email: 'john.doe@example.com',
        status: 'delivered',
      },
    ],
    sent_at: '2025-01-15T10:30:00Z',
  },
} as const;

export const INVALID_CONTACT = {
  error: {
    code: 'INVALID_CONTACT',
    message: 'One or more contact IDs are invalid',
    details: { invalid_contacts: ['contact_999'] },
  },
} as const;

export const DELIVERY_FAILED = {
  error: {
    code: 'DELIVERY_FAILED',
    message: 'Failed to deliver verification message',
    details: { reason: 'Invalid phone number', contact_id: 'contact_123' },
  },
} as const;

export const RESPONDED = {
  event_type: 'verification.responded',
  data: {
    verification_id: 'ver_abc123',
    event_id: 'event_789',
    contact_id: 'contact_123',
    response: 'confirmed',
    responded_at: '2025-01-15T10:32:00Z',
  },
} as const;

export const CONTACT_LIST = {
  data: {
    contacts: [
      {
        contact_id: 'contact_789ghi',
        first_name: 'John',
        last_name: 'Doe',
        email: 'john.doe@example.com',
        phone: '+1-555-0123',
        type: 'primary',
        role: 'owner',
      },
      {
        contact_id: 'contact_abc123',
        first_name: 'Jane',
        last_name: 'Smith',
        email: 'jane.smith@example.com',
        phone: '+1-555-0456',
        type: 'emergency',
        role: 'manager',
      },
    ],
    total_count: 2,
  },
} as const;

const CREATED = {
  contact_id: 'contact_789ghi',
  first_name: 'John',
  last_name: 'Doe',
  email: 'john.doe@example.com',
  phone: '+1-555-0123',
  type: 'primary',
  role: 'owner',
  notification_preferences: { email: true, sms: true, push: false },
  created_at: '2025-01-15T10:30:00Z',
  updated_at: '2025-01-15T10:30:00Z',
} as const;

/** Single contacts, as creating, getting and updating one answer them; the last has lost its role. */
export const CONTACT_ANSWERS = {
  'Create a Contact': { data: CREATED },
  'Get a Contact': { data: CREATED },
  'Update a Contact': {
    data: {
      contact_id: 'contact_789ghi',
      first_name: 'John',
      last_name: 'Doe',
      email: 'john.doe@example.com',
      phone: '+1-555-9999',
      type: 'primary',
      notification_preferences: { email: true, sms: true, push: true },
      updated_at: '2025-01-15T11:00:00Z',
    },
  },
} as const;
