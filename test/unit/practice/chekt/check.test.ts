// What the practice CHeKT takes and refuses of a verification's body.
import { describe, expect, it } from 'vitest';
import { checkEventBody, checkGeneralBody } from '../../../../src/main/practice/chekt/check';
import type { Fields } from '../../../../src/main/practice/json-body';

const EVENT = { contacts: ['contact_123'], method: 'sms' };
const GENERAL = { site_id: 'site_123abc', ...EVENT, message: 'Please verify.' };

/** The bodies printed on the vendor's page. */
const SEED = {
  event: {
    contacts: ['contact_123', 'contact_456'],
    method: 'sms',
    message: 'Alarm triggered at your property. Reply YES to confirm or NO to cancel.',
    timeout_seconds: 300,
  },
  eventRequest: { contacts: ['contact_123'], method: 'sms', timeout_seconds: 180 },
  general: {
    site_id: 'site_123abc',
    contacts: ['contact_123'],
    method: 'sms',
    subject: 'Security System Alert',
    message: 'Please verify your contact information for emergency notifications.',
    require_response: false,
  },
  generalRequest: {
    site_id: 'site_123abc',
    contacts: ['contact_123'],
    method: 'email',
    subject: 'Contact Verification',
    message: 'Please confirm your email address.',
  },
  alarm: {
    contacts: ['contact_primary', 'contact_emergency'],
    method: 'sms',
    message: 'ALARM: Motion detected at Main Office. Reply YES to confirm or NO for false alarm.',
    timeout_seconds: 180,
  },
  annual: {
    contacts: ['all'],
    method: 'email',
    subject: 'Annual Contact Verification',
    message: 'Please confirm your contact information is up to date.',
  },
  test: {
    contacts: ['contact_123'],
    method: 'sms',
    message: 'This is a TEST of the emergency notification system. No response required.',
  },
} as const;

describe('the body of an event verification', () => {
  it.each([
    ['event', 300, []],
    ['eventRequest', 180, []],
    ['alarm', 180, []],
    ['test', 300, []],
    ['annual', 300, ['subject']],
    ['generalRequest', 300, ['site_id', 'subject']],
    ['general', 300, ['site_id', 'subject', 'require_response']],
  ] as const)("takes the vendor's own example %s", (name, timeoutSeconds, unknownKeys) => {
    const { contacts, method } = SEED[name];
    const question = { contacts, method, timeoutSeconds, siteId: null, answersWanted: true };
    expect(checkEventBody(SEED[name])).toEqual({ ok: true, question, unknownKeys });
  });

  it.each([
    ['contacts', { contacts: undefined }],
    ['contacts', { contacts: 'contact_123' }],
    ['contacts', { contacts: [] }],
    ['contacts', { contacts: [''] }],
    ['contacts', { contacts: [123] }],
    ['contacts', { contacts: ['a', 'a'] }],
    ['contacts', { contacts: ['all', 'a'] }],
    ['method', { method: undefined }],
    ['method', { method: 'SMS' }],
    ['method', { method: 'fax' }],
    ['method', { method: ['sms'] }],
    ['message', { message: null }],
    ['message', { message: 7 }],
    ['timeout_seconds', { timeout_seconds: '180' }],
    ['timeout_seconds', { timeout_seconds: 180.5 }],
    ['timeout_seconds', { timeout_seconds: 0 }],
    ['timeout_seconds', { timeout_seconds: -1 }],
    ['timeout_seconds', { timeout_seconds: null }],
    ['timeout_seconds', { timeout_seconds: 86_401 }],
  ] as [string, Fields][])('is refused for %s in %j', (field, change) => {
    const checked = checkEventBody({ ...EVENT, ...change });
    expect(checked).toMatchObject({ ok: false, field });
    expect(!checked.ok && checked.problem).toContain(field);
  });
});

describe('the body of a general verification', () => {
  it.each([
    ['general', 'sms', false],
    ['generalRequest', 'email', true],
  ] as const)("takes the vendor's own example %s", (name, method, answersWanted) => {
    const contacts = ['contact_123'];
    const question = { contacts, method, timeoutSeconds: null, siteId: 'site_123abc' };
    expect(checkGeneralBody(SEED[name])).toEqual({
      ok: true,
      question: { ...question, answersWanted },
      unknownKeys: [],
    });
  });

  it.each(['event', 'eventRequest', 'alarm', 'annual', 'test'] as const)(
    'has nowhere to go without a site, as in the example %s',
    (name) => {
      expect(checkGeneralBody(SEED[name])).toMatchObject({ ok: false, field: 'site_id' });
    },
  );

  it('has no time limit, and says so', () => {
    expect(checkGeneralBody({ ...GENERAL, timeout_seconds: 180 })).toMatchObject({
      ok: true,
      question: { timeoutSeconds: null },
      unknownKeys: ['timeout_seconds'],
    });
  });

  it.each([
    ['site_id', { site_id: '' }],
    ['site_id', { site_id: 7 }],
    ['contacts', { contacts: {} }],
    ['method', { method: 'letter' }],
    ['subject', { subject: null }],
    ['message', { message: '' }],
    ['message', { message: undefined }],
    ['require_response', { require_response: 'false' }],
    ['require_response', { require_response: null }],
  ] as [string, Fields][])('is refused for %s in %j', (field, change) => {
    expect(checkGeneralBody({ ...GENERAL, ...change })).toMatchObject({ ok: false, field });
  });
});
