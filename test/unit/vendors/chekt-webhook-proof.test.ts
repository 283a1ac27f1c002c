// Who may tell this desk an answer: CHeKT's signatures over the exact bytes.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { proveChektWebhook } from '../../../src/main/vendors/chekt/webhook-proof';

const SECRET = 'whsec_test';
const BODY = Buffer.from(
  '{"id":"evt_1","type":"alarm.created","created_at":"2026-05-26T10:21:34Z","data":{}}',
);
const STAMP = 1779790894;
const NOW_MS = STAMP * 1000 + 400;
const STAMPED = '1fb8c6c14f6592930c0d268be0f735ddb259544c7b9c477e6a9564fd16dafc40';
const PLAIN = 'd490ad9b108469fd845e9d5a63bcdc424af754678a6373622ca6d260e184d87b';

type Headers = Readonly<Record<string, string>>;

function prove(
  headers: Headers,
  other: { body?: Buffer; secret?: string | null; nowMs?: number } = {},
) {
  return proveChektWebhook({ headers, body: BODY, secret: SECRET, nowMs: NOW_MS, ...other });
}

function stamped(stamp: string, signature = sign(`${stamp}.`)): Headers {
  return { 'x-chekt-signature': signature, 'x-chekt-timestamp': stamp };
}

function sign(before: string, secret = SECRET): string {
  return createHmac('sha256', secret).update(before).update(BODY).digest('hex');
}

const SIGNED = { ok: true, proof: 'signature' };

describe('with a secret', () => {
  it('takes the known signatures', () => {
    expect(prove(stamped(`${STAMP}`, STAMPED))).toEqual(SIGNED);
    expect(prove({ 'x-webhook-signature': `sha256=${PLAIN}` })).toEqual(SIGNED);
    expect(
      prove({ ...stamped(`${STAMP}`, STAMPED), 'x-webhook-signature': `sha256=${PLAIN}` }),
    ).toEqual(SIGNED);
  });

  it.each([
    STAMPED.toUpperCase(),
    `sha256=${STAMPED}`,
    `SHA256=${STAMPED.toUpperCase()}`,
    ` ${STAMPED} `,
  ])('takes the signature written as %j', (signature) => {
    expect(prove(stamped(`${STAMP}`, signature))).toEqual(SIGNED);
  });

  it.each([
    ['no header', {}],
    ['a time stamp alone', { 'x-chekt-timestamp': `${STAMP}` }],
    ['no time stamp', { 'x-chekt-signature': STAMPED }],
    ['an empty signature', stamped(`${STAMP}`, '')],
    ['half a signature', stamped(`${STAMP}`, STAMPED.slice(0, 32))],
    ['a longer signature', stamped(`${STAMP}`, `${STAMPED}00`)],
    ['another hash', stamped(`${STAMP}`, `sha1=${STAMPED}`)],
    ['base64', stamped(`${STAMP}`, Buffer.from(STAMPED, 'hex').toString('base64'))],
    ['two signatures', stamped(`${STAMP}`, `${STAMPED}, ${STAMPED}`)],
    ['one wrong digit', stamped(`${STAMP}`, STAMPED.replace('1fb8', '1fb9'))],
    ['another secret', stamped(`${STAMP}`, sign(`${STAMP}.`, 'whsec_tess'))],
    ['the other kind of signature', stamped(`${STAMP}`, PLAIN)],
    ['another time', stamped(`${STAMP + 1}`, STAMPED)],
    ['no number for a time', stamped('now')],
    ['a negative time', stamped(`-${STAMP}`)],
    ['a fraction for a time', stamped(`${STAMP}.5`)],
    ['an empty time', stamped('')],
    ['a plain signature of something else', { 'x-webhook-signature': `sha256=${STAMPED}` }],
  ])('refuses %s', (_name, headers: Headers) => {
    const proof = prove(headers);
    expect(proof.ok).toBe(false);
    expect(JSON.stringify(proof)).not.toMatch(/whsec|[0-9a-f]{16}/);
  });

  it('needs each of two signatures to be right', () => {
    const bad = `sha256=${PLAIN.replace('d490', 'd491')}`;
    expect(prove({ ...stamped(`${STAMP}`), 'x-webhook-signature': bad }).ok).toBe(false);
    const plain = { 'x-webhook-signature': `sha256=${PLAIN}` };
    expect(prove({ ...stamped(`${STAMP}`, PLAIN), ...plain }).ok).toBe(false);
    expect(prove({ 'x-chekt-signature': '', ...plain }).ok).toBe(false);
  });

  it('refuses the same signature over one other byte', () => {
    const body = Buffer.concat([BODY, Buffer.from('\n')]);
    expect(prove(stamped(`${STAMP}`), { body }).ok).toBe(false);
    expect(prove({ 'x-webhook-signature': `sha256=${PLAIN}` }, { body }).ok).toBe(false);
  });

  it.each([
    [0, true],
    [299, true],
    [300, true],
    [301, false],
    [86_400, false],
  ])('takes a stamp %i seconds from this clock, before or after: %s', (seconds, taken) => {
    for (const stamp of [STAMP - seconds, STAMP + seconds]) {
      expect(prove(stamped(`${stamp}`)).ok).toBe(taken);
      expect(prove(stamped(`${stamp}250`)).ok).toBe(taken);
    }
  });

  it('proves nothing with an empty secret', () => {
    expect(prove(stamped(`${STAMP}`, sign(`${STAMP}.`, '')), { secret: '' }).ok).toBe(false);
  });

  it('answers whatever a header holds', () => {
    for (const value of [undefined, null, 7, [], {}, '\u0000', '9'.repeat(100_000)]) {
      const headers = {
        'x-chekt-signature': value,
        'x-chekt-timestamp': value,
        'x-webhook-signature': value,
      } as unknown as Headers;
      expect(prove(headers).ok).toBe(false);
    }
    expect(prove(Object.create({ 'x-chekt-signature': STAMPED }) as Headers).ok).toBe(false);
  });
});

describe('without a secret', () => {
  it('leaves the proof to the address', () => {
    expect(prove({}, { secret: null })).toEqual({ ok: true, proof: 'address' });
    expect(prove(stamped('1', 'x'), { secret: null })).toEqual({ ok: true, proof: 'address' });
  });
});
