// Signed requests: known digests, where they travel, and how wrong the clock may be.
import { describe, expect, it } from 'vitest';
import { proofFor, signatureOf } from '../../../src/main/vendors/emergency24/authentication';
import { DEFAULT_OPTIONS, measureSkew } from '../../../src/main/vendors/emergency24/call';

const TIMESTAMP = '1502300000';
const NONCE = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('the signature', () => {
  it.each([
    ['plainsecret', 'upper', '5be65dd67db7ec902dec981fe5282f78'],
    ['plainsecret', 'lower', '5be65dd67db7ec902dec981fe5282f78'],
    ['s3cr3t+/=', 'upper', 'c28f954629a554fb47c57afb354bcf3d'],
    ['s3cr3t+/=', 'lower', '97a7bf52119a7276ee5b5652c0e0b2c8'],
  ] as const)('of the secret %s with %s hex is %s', (secret, percentCase, digest) => {
    const style = { percentCase, digestCase: 'lower' } as const;
    expect(signatureOf(secret, TIMESTAMP, NONCE, style)).toBe(digest);
    expect(signatureOf(secret, TIMESTAMP, NONCE, { ...style, digestCase: 'upper' })).toBe(
      digest.toUpperCase(),
    );
  });

  it('changes with the nonce and with the second', () => {
    const sign = (nonce: string, time: string): string =>
      signatureOf('plainsecret', time, nonce, DEFAULT_OPTIONS);
    expect(sign(NONCE, '1502300001')).not.toBe(sign(NONCE, TIMESTAMP));
    expect(sign('another', TIMESTAMP)).not.toBe(sign(NONCE, TIMESTAMP));
  });
});

describe('the proof of a request', () => {
  const signed = { auth: 'signed', accessToken: 'token', tokenSecret: 'plainsecret' } as const;
  const values = {
    AccessToken: 'token',
    Nonce: NONCE,
    Timestamp: TIMESTAMP,
    AuthSignature: '5be65dd67db7ec902dec981fe5282f78',
  };

  it('is a bearer key, or four values in the headers or in the query', () => {
    const key = { auth: 'apiKey', apiKey: 'll352u9jujauoqz4gstvsae05' } as const;
    const at = 1_502_300_000_999;
    expect(proofFor(key, DEFAULT_OPTIONS, at, () => NONCE)).toMatchObject({
      headers: { Authorization: 'Bearer ll352u9jujauoqz4gstvsae05' },
      query: [],
    });
    const header = proofFor(signed, DEFAULT_OPTIONS, at, () => NONCE);
    expect(header).toMatchObject({ headers: values, query: [] });
    const query = { ...DEFAULT_OPTIONS, signatureCarriage: 'query' } as const;
    const proof = proofFor(signed, query, at, () => NONCE);
    expect(proof.headers).toEqual({});
    expect(Object.fromEntries(proof.query)).toEqual(values);
  });

  it('names its secrets, so that no failure repeats them', () => {
    const { secrets } = proofFor(signed, DEFAULT_OPTIONS, 1_502_300_000_000, () => NONCE);
    expect(secrets).toEqual(['token', 'plainsecret', values.AuthSignature]);
  });
});

describe('the skew of the clock', () => {
  const SENT_MS = Date.UTC(2025, 2, 17, 23, 55, 58, 400);
  const skewOf = (dateMs: number, tookMs = 300) =>
    measureSkew({ date: new Date(dateMs).toUTCString() }, SENT_MS, SENT_MS + tookMs);

  it.each([
    [0, 0, false],
    [500, 0, false],
    [118_000, 117_300, false],
    [120_000, 119_300, true],
    [121_000, 120_300, true],
    [-118_000, -117_401, false],
    [-120_000, -119_401, true],
    [-122_000, -121_401, true],
    [20 * 60_000, 1_199_300, true],
  ])('of a vendor %i ms ahead is %i, warning: %s', (aheadMs, skewMs, warn) => {
    expect(skewOf(SENT_MS + aheadMs)).toEqual({ skewMs, warn, measuredAtMs: SENT_MS + 300 });
  });

  it('is never claimed of a slow answer that explains it', () => {
    expect(skewOf(SENT_MS + 14_000, 15_000)?.skewMs).toBe(0);
  });

  it.each([
    {},
    { date: '' },
    { Date: 'soon' },
    { date: '12345' },
    { date: new Date(0).toUTCString(), age: '9' },
  ])('is unknown with the headers %j', (headers) => {
    expect(measureSkew(headers as Record<string, string>, SENT_MS, SENT_MS)).toBeNull();
  });
});
