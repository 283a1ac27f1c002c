// Who may share a call with this desk: RapidSOS's HMAC-SHA1 over the exact bytes.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { proveRapidsosWebhook } from '../../../src/main/vendors/rapidsos/webhook-proof';

const SECRET = 'rapidsos-shared-secret';
const TEXT = '{"access_token":"tok_123","query":{"caller_id":"15555555555"},"bounding_box":{}}';
const BODY = Buffer.from(TEXT);
const HEX = '7c457cd80da74c63f7c63341b87c426017e43f4d';

function isProven(signature: unknown, body = BODY, secret = SECRET): boolean {
  const headers = { 'x-rapidsos-signature': signature } as Record<string, string>;
  return proveRapidsosWebhook({ headers, body, secret }).ok;
}
const hmac = (hash: string, body = BODY, secret = SECRET): string =>
  createHmac(hash, secret).update(body).digest('hex');

it('takes the known signature', () => {
  expect(isProven(HEX)).toBe(true);
});

it.each([HEX.toUpperCase(), `sha1=${HEX}`, `SHA1=${HEX.toUpperCase()}`, ` ${HEX} `])(
  'takes it written as %j',
  (signature) => {
    expect(isProven(signature)).toBe(true);
  },
);

it.each([
  ['none', undefined],
  ['an empty one', ''],
  ['half of it', HEX.slice(0, 20)],
  ['more than it', `${HEX}00`],
  ['SHA-256', hmac('sha256')],
  ['SHA-256 under its name', `sha256=${hmac('sha256')}`],
  ['SHA-1 under a wrong name', `sha256=${HEX}`],
  ['SHA-256, cut to the length', hmac('sha256').slice(0, 40)],
  ['base64', Buffer.from(HEX, 'hex').toString('base64')],
  ['it twice', `${HEX}, ${HEX}`],
  ['it beside another', `${'0'.repeat(40)}, ${HEX}`],
  ['that of another secret', hmac('sha1', BODY, 'rapidsos-shared-secreT')],
  ['that of nothing', hmac('sha1', Buffer.alloc(0))],
  ['something that is no text', 7],
])('refuses %s', (_name, signature) => {
  expect(isProven(signature)).toBe(false);
});

it('refuses every flipped bit of the body and of the signature', () => {
  let refused = 0;
  for (let bit = 0; bit < BODY.length * 8; bit += 1) {
    const body = Buffer.from(BODY);
    body.writeUInt8(body.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    if (!isProven(HEX, body)) refused += 1;
  }
  for (let bit = 0; bit < 160; bit += 1) {
    const signature = Buffer.from(HEX, 'hex');
    signature.writeUInt8(signature.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    if (!isProven(signature.toString('hex'))) refused += 1;
  }
  expect(refused).toBe(BODY.length * 8 + 160);
});

describe('the secret', () => {
  it('is used as UTF-8', () => {
    const secret = 'schlüssel 🔔';
    const signature = createHmac('sha1', Buffer.from(secret, 'utf8')).update(BODY).digest('hex');
    expect(isProven(signature, BODY, secret)).toBe(true);
  });

  it('proves nothing when it is empty', () => {
    expect(isProven(hmac('sha1', BODY, ''), BODY, '')).toBe(false);
  });

  it('is told to nobody', () => {
    const told = proveRapidsosWebhook({
      headers: { 'x-rapidsos-signature': '0'.repeat(40) },
      body: BODY,
      secret: SECRET,
    });
    expect(JSON.stringify(told)).not.toMatch(/shared-secret|7c457/);
  });
});
