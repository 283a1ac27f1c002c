// What a shared call becomes: required keys, a token that is kept apart, and data that may be called anything.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRapidsosShare } from '../../../src/main/vendors/rapidsos/webhook-share';
import { CallShare } from '../../../src/shared/calls/call-share';

const NOW_MS = 1_779_790_894_000;
const TOKEN = 'tok_8f3e21c09ab7';
const EMPTY = { access_token: TOKEN, query: {}, bounding_box: {} };

function share(parts: object): CallShare {
  const parsed = parseRapidsosShare(Buffer.from(JSON.stringify({ ...EMPTY, ...parts })), NOW_MS);
  if (!parsed.ok) throw new Error(parsed.failure.detail);
  return CallShare.parse(parsed.value.share);
}
function problem(body: string | Buffer): string | undefined {
  const parsed = parseRapidsosShare(Buffer.from(body), NOW_MS);
  return parsed.ok ? 'none' : `${parsed.failure.kind} ${parsed.failure.field ?? ''}`;
}

describe('what must be there', () => {
  it.each(['access_token', 'query', 'bounding_box'])('is %s', (key) => {
    const rest = Object.entries(EMPTY).filter(([name]) => name !== key);
    expect(problem(JSON.stringify(Object.fromEntries(rest)))).toBe(`invalid-input ${key}`);
  });

  it.each([null, '', '  ', 7, {}, ['tok']])('is no token: %j', (token) => {
    expect(problem(JSON.stringify({ ...EMPTY, access_token: token }))).toBe(
      'invalid-input access_token',
    );
  });

  it.each([null, '', 0, [], 'anything', {}])('may be %j for query and box', (value) => {
    expect(share({ query: value, bounding_box: value })).toMatchObject({
      callerNumber: null,
      place: null,
      boundary: null,
    });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"access_token":"x"'],
    ['a list', '[]'],
    ['null', 'null'],
    ['text', '"access_token"'],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0x7d])],
    ['a hundred thousand lists', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('is refused when it is %s', (_name, body) => {
    expect(problem(body)).toBe('invalid-input body');
  });
});

it('is understood with the vendor’s own words', () => {
  const body = Buffer.from(
    '{"access_token":"tok_123","query":{"caller_id":"15555555555"},"bounding_box":{}}',
  );
  expect(parseRapidsosShare(body, NOW_MS)).toEqual({
    ok: true,
    value: {
      token: 'tok_123',
      share: {
        digest: createHash('sha256').update(body).digest('hex'),
        callerNumber: '15555555555',
        callRef: null,
        place: null,
        address: null,
        boundary: null,
        eccAccountId: null,
        raw: JSON.stringify(
          {
            access_token: '(removed)',
            query: { caller_id: '15555555555' },
            bounding_box: {},
          },
          null,
          2,
        ),
        unknownKeys: [],
        receivedAtMs: NOW_MS,
      },
    },
  });
});

describe('the caller’s number', () => {
  it.each([
    [{ query: { caller_id: '+1 (412) 555-0123' } }, '14125550123'],
    [{ query: { callerId: 14125550123 } }, '14125550123'],
    [{ phone_number: '412.555.0123' }, '4125550123'],
    [{ call: { callback_number: 'tel:+14125550123;ext=4' } }, '14125550123'],
    [{ caller: { id: '+14125550123', name: 'Ann' } }, '14125550123'],
    [{ ani: 'sip:+14125550123@example.net' }, '14125550123'],
    [{ query: '+14125550123' }, '14125550123'],
    [{ query: { phones: ['+14125550123'] } }, '14125550123'],
    [{ query: { caller_id: '911' } }, '911'],
    [{ query: { caller_id: 'unknown' } }, null],
    [{ query: { caller_id: '12' } }, null],
    [{ query: { caller_id: '123456789012345678901' } }, null],
    [{ query: { caller_id: -15555555555 } }, null],
    [{ query: '40.4406248,-79.995886' }, null],
    [{ address: { number: '1234567', street: 'Main St' } }, null],
    [{ address: { caller_id: '4125550123', street: 'Main St' } }, null],
    [{ query: { address: { who: { caller_id: '4125550123' } } } }, null],
    [{ ecc: { phone_number: '+14125559999' } }, null],
    [
      { ecc: { phone_number: '+14125559999' }, call: { details: { phone: '4125550123' } } },
      '4125550123',
    ],
  ])('%j is %j', (parts, number) => {
    expect(share(parts).callerNumber).toBe(number);
  });
});

describe('other words', () => {
  it.each([
    [{ query: { call_id: 'c-1' } }, { callRef: 'c-1' }],
    [{ call: { id: 42 } }, { callRef: '42' }],
    [{ id: 'share-1', incident: { incident_id: 'i-1' } }, { callRef: 'i-1' }],
    [
      { id: 'share-1', ecc: { id: 'e-1' } },
      { callRef: null, eccAccountId: 'e-1' },
    ],
    [{ ecc_account_id: 'e-2' }, { eccAccountId: 'e-2' }],
    [{ psap: { psap_id: 77, name: 'X' } }, { eccAccountId: '77' }],
    [{ account: { id: 'a' } }, { eccAccountId: 'a' }],
    [{ query: { address: ' 1 Main St\nPittsburgh ' } }, { address: '1 Main St Pittsburgh' }],
    [
      {
        location: {
          civic: { name: 'Oak School', street_1: '5 Oak Ave', city: 'Erie', state: 'PA' },
        },
      },
      { address: 'Oak School, 5 Oak Ave, Erie, PA' },
    ],
    [{ address: { street_1: '', city: 'Erie', zip_code: 16501 } }, { address: 'Erie, 16501' }],
    [{ address: {} }, { address: null }],
  ])('%j is understood', (parts, expected) => {
    expect(share(parts)).toMatchObject(expected);
  });
});

describe('the token', () => {
  it('is in nothing that is kept, wherever else it stands', () => {
    const kept = share({
      query: { call_id: TOKEN, note: `see ${TOKEN}!`, [`k ${TOKEN}`]: 1, address: `1 ${TOKEN} St` },
      link: `https://example.com/?t=${TOKEN}`,
      list: [[TOKEN]],
    });
    expect(JSON.stringify(kept)).not.toContain(TOKEN);
    expect(kept.raw).toContain('https://example.com/?t=(removed)');
  });

  it('is not alone: nothing under a name that sounds secret is kept', () => {
    const kept = share({
      refreshToken: 'rrr1',
      client_secret: { deep: 'rrr2' },
      auth: { Authorization: 'Bearer rrr3', PassWord: 'rrr4' },
    });
    expect(kept.raw).not.toContain('rrr');
    expect(kept.raw.match(/\(removed\)/g)).toHaveLength(5);
  });

  const LONG = 'tok/9f8+e7 d6"c5';
  it.each([
    ['encoded in an address', encodeURIComponent(LONG)],
    ['in small letters', encodeURIComponent(LONG).replace(/%../g, (code) => code.toLowerCase())],
    ['encoded twice', encodeURIComponent(encodeURIComponent(LONG))],
    ['as a form writes it', new URLSearchParams({ t: LONG }).toString().slice(2)],
    ['as JSON within a text', JSON.stringify(LONG).slice(1, -1)],
    ['as JSON within JSON', JSON.stringify(JSON.stringify(LONG)).slice(3, -3)],
    ['in Base64', Buffer.from(`x:${LONG}`).toString('base64')],
    ['for an address in Base64', Buffer.from(LONG).toString('base64url')],
  ])('is found in a text and in a key %s', (_, form) => {
    const kept = share({
      access_token: LONG,
      note: `see ${form} there`,
      link: `https://x.org/?t=${form}`,
      [`k${form}`]: 1,
    });
    expect(JSON.stringify(kept)).not.toContain(JSON.stringify(form).slice(1, -1));
    expect(kept.raw).toContain('(removed)');
  });

  it.each([
    'https://api.rapidsos.com/v1/data?access_token=another-secret-1&lat=1',
    'open https://x.org/#token=another-secret-1 now',
    'curl -H "Authorization: Bearer another-secret-1"',
    '{\"access_token\":\"another-secret-1\",\"lat\":1}',
    'next=https%3A%2F%2Fx.org%3Faccess_token%3Danother-secret-1',
  ])('of another share is not kept in %s', (note) => {
    expect(JSON.stringify(share({ note }))).not.toContain('another-secret-1');
  });

  it('of another share, once under its name, is not kept in a text either', () => {
    const kept = share({
      prior: { access_token: 'another-secret-1' },
      note: 'was another-secret-1',
    });
    expect(kept.raw).toContain('was (removed)');
  });

  it('leaves the words of a call as they are', () => {
    const note = 'Gate password: 4711. Key: under the mat; 12 Basic Training Road';
    expect(share({ note }).raw).toContain(note);
  });

  it('that holds half a letter is still taken', () => {
    expect(share({ access_token: 'half\ud800letter' }).raw).toContain('(removed)');
  });

  it('that was given twice is kept neither time', () => {
    const body = `{"access_token":"first-token-1","access_token":"other-token-2","query":{"a":"other-token-2"},"bounding_box":{}}`;
    const parsed = parseRapidsosShare(Buffer.from(body), NOW_MS);
    expect(parsed.ok && parsed.value.token).toBe('other-token-2');
    expect(JSON.stringify(parsed.ok && parsed.value.share)).not.toMatch(/first-token|other-token/);
  });

  it('that is short is not looked for inside of words', () => {
    expect(
      share({ access_token: '55', query: { caller_id: '15555555555', x: '55' } }),
    ).toMatchObject({
      callerNumber: '15555555555',
      raw: expect.stringContaining('"x": "(removed)"') as string,
    });
  });
});

describe('what nobody knows', () => {
  it('is kept whole in the raw text, under whatever name and in whatever form', () => {
    const name = fc.constantFrom(
      ...['location', 'coordinates', 'lat', 'x', 'latitudeE7', 'top_left', 'msisdn', 'wkt', 'bbox'],
      ...['type', 'address', 'floor', 'caller_id', 'radius', 'Ünknown'],
    );
    const leaf = fc.oneof(
      fc.integer({ min: -200, max: 200 }),
      fc.constantFrom('40.44,-79.99', 'POINT(1 2)', '12/34 High Street', 'Point', '', null, true),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(name, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(tree, tree, tree, (query, bounding_box, rest) => {
        const { raw } = share({ query, bounding_box, rest });
        expect(JSON.parse(raw)).toEqual(
          JSON.parse(JSON.stringify({ access_token: '(removed)', query, bounding_box, rest })),
        );
      }),
    );
  });

  it('is named by its path, and what says nothing is not', () => {
    const kept = share({
      query: { caller_id: '4125550123', device: { os: 'x', none: null, empty: [] } },
      location: { lat: 40.4, lng: -79.9, floor: 3, radius: -1 },
      list: [{ a: 1 }],
    });
    expect(kept.unknownKeys).toEqual([
      'location.floor',
      'location.radius',
      'query.device.os',
      'list.0.a',
    ]);
  });

  it('includes what cannot be true', () => {
    const kept = share({ location: { lat: 140, lng: -79.9 } });
    expect(kept).toMatchObject({ place: null, unknownKeys: ['location.lat', 'location.lng'] });
  });

  it('is at most two hundred names', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`k${at}`, at]));
    const { unknownKeys } = share({ many });
    expect(unknownKeys).toHaveLength(200);
    expect(unknownKeys.at(-1)).toBe('(there was more than is read)');
  });

  it('is kept whole in the raw text where there is more than is read: 10,000 keys beside a place', () => {
    const many: Record<string, number> = {};
    for (let at = 0; at < 10_000; at += 1) many[`k${at}`] = at;
    const kept = share({ location: { lat: 40.44, lng: -79.99 }, ...many });
    expect(kept.place).toMatchObject({ latitude: 40.44, longitude: -79.99 });
    expect(kept.raw).toContain('"k9999"');
  });
});

describe('what is odd', () => {
  it('does no harm: prototypes, broken surrogates, invisible characters', () => {
    const text = `{"access_token":"${TOKEN}","query":{"__proto__":{"caller_id":"4125550123"},"constructor":1,"call_id":"\\ud800","address":"a\\udc00\\u0000b"},"bounding_box":{"__proto__":null}}`;
    const parsed = parseRapidsosShare(Buffer.from(`\ufeff${text}`), NOW_MS);
    expect(parsed.ok && CallShare.parse(parsed.value.share)).toMatchObject({
      callRef: null,
      callerNumber: '4125550123',
      address: 'a\ufffd b',
    });
    expect(Object.prototype).not.toHaveProperty('caller_id');
  });

  it('may be large: 200 KiB are understood, and what is shown is cut with a remark', () => {
    const wide = share({ query: { caller_id: '4125550123' }, list: Array(60_000).fill(1) });
    expect(wide.callerNumber).toBe('4125550123');
    expect(wide.raw.length).toBeLessThanOrEqual(300_000);
    expect(wide.raw).toMatch(/\(cut: .*\)$/);
    const long = share({
      note: '🚨'.repeat(50_000),
      phone: ' '.repeat(50_000),
      lat: `${' '.repeat(50_000)}x`,
      lng: '1',
    });
    expect(long.raw).toContain('🚨');
  });
});
