// The three forms of a practice webhook and their signatures.
import { describe, expect, it } from 'vitest';
import { bodyOf, signatureHeaders } from '../../../../src/main/practice/chekt/envelope';

// Worked out by hand with another program.
const SECRET = 'whsec_test';
const BODY = '{"id":"evt_1","type":"alarm.created","created_at":"2026-05-26T10:21:34Z","data":{}}';
const AT_MS = 1_779_790_894_999;
const TIMED = '1fb8c6c14f6592930c0d268be0f735ddb259544c7b9c477e6a9564fd16dafc40';
const PLAIN = 'sha256=d490ad9b108469fd845e9d5a63bcdc424af754678a6373622ca6d260e184d87b';

const ANSWER = {
  type: 'verification.responded',
  data: {
    verification_id: 'ver_abc123',
    event_id: 'event_789',
    contact_id: 'contact_123',
    response: 'confirmed',
    responded_at: '2025-01-15T10:32:00Z',
  },
};

describe('a practice webhook', () => {
  it.each(['w1', 'w3'] as const)("has the verification page's envelope in form %s", (form) => {
    expect(bodyOf(form, 'evt_1', AT_MS, ANSWER)).toBe(
      '{"event_type":"verification.responded","data":{"verification_id":"ver_abc123",' +
        '"event_id":"event_789","contact_id":"contact_123","response":"confirmed",' +
        '"responded_at":"2025-01-15T10:32:00Z"}}',
    );
  });

  it("has the webhook page's envelope in form w2", () => {
    expect(bodyOf('w2', 'evt_1', AT_MS, { type: 'alarm.created', data: {} })).toBe(BODY);
  });

  it.each(['w1', 'w2'] as const)('is signed with its time in form %s', (form) => {
    expect(signatureHeaders(form, SECRET, BODY, AT_MS)).toEqual({
      'X-CHeKT-Signature': TIMED,
      'X-CHeKT-Timestamp': '1779790894',
    });
  });

  it('is signed without a time in form w3', () => {
    expect(signatureHeaders('w3', SECRET, BODY, AT_MS)).toEqual({ 'x-webhook-signature': PLAIN });
  });

  it.each(['w1', 'w2', 'w3'] as const)('is not signed without a secret in form %s', (form) => {
    expect(signatureHeaders(form, null, BODY, AT_MS)).toEqual({});
  });
});
