// No form of a secret gets through the redactor.
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../../src/main/core/lib/redactor';

const CANARY = 'c4n4ry+/"key\\§';

function redacting(secret = CANARY) {
  const redactor = createRedactor();
  redactor.add(secret);
  return (text: string) => redactor.redact(text);
}
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the redactor', () => {
  it.each([
    ['as it is', CANARY],
    ['in Base64', base64(CANARY)],
    ['in URL-safe Base64', Buffer.from(CANARY).toString('base64url')],
    ['as a Basic pair', base64(`api:${CANARY}`)],
    ['with any prefix in Base64', base64(`xy:${CANARY}`)],
    ['percent-encoded', encodeURIComponent(CANARY)],
    ['form-encoded', new URLSearchParams({ k: CANARY }).toString().slice(2)],
    ['in JSON', JSON.stringify(CANARY).slice(1, -1)],
    ['in JSON in JSON', JSON.stringify(JSON.stringify(CANARY)).slice(3, -3)],
    ['in hex', Buffer.from(CANARY).toString('hex')],
  ])('masks a secret %s', (_, form) => {
    const masked = redacting()(`before ${form} after`);
    expect(masked).not.toContain(form);
    expect(masked).toMatch(/^before .*\[redacted\].* after$/);
  });

  it('masks every place and leaves the rest as it was', () => {
    expect(redacting('abcd')('abcd ab xabcdx abcd')).toBe('[redacted] ab x[redacted]x [redacted]');
  });

  it('masks the longer of two secrets that begin alike', () => {
    const redactor = createRedactor();
    redactor.add('token');
    redactor.add('token-and-more');
    expect(redactor.redact('token-and-more')).toBe('[redacted]');
  });

  it('takes a secret for text, not for a pattern', () => {
    expect(redacting('a.*b(')('axxb( a.*b(')).toBe('axxb( [redacted]');
  });

  it.each([
    ['Authorization: Basic YXBpOmtleQ==', 'YXBpOmtleQ'],
    ['{"authorization":"Bearer abc.def-ghi"}', 'abc.def'],
    ["{ authorization: 'Basic YXBpOmtleQ==' }", 'YXBpOmtleQ'],
    ['authorization: raw-token-1', 'raw-token-1'],
    ['proxy-authorization=Digest zzzz', 'zzzz'],
    ['https://user:hunter2@proxy.school:8080/', 'hunter2'],
  ])('masks credentials nobody told it of: %s', (text, credential) => {
    const masked = createRedactor().redact(text);
    expect(masked).not.toContain(credential);
    expect(masked).toContain('[redacted]');
  });

  it('leaves ordinary text alone, even after a secret too short to hide', () => {
    const redact = redacting('ab');
    const text = 'a basic question about authorization at https://x.org:8080/about';
    expect(redact(text)).toBe(text);
  });
});
