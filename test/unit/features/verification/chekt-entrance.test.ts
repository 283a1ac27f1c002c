// CHeKT's entrance: which address and which proof let an event in, and what is told when it may not.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createChektEntrance } from '../../../../src/main/features/verification/chekt-entrance';
import type { RawWebhook } from '../../../../src/main/core/webhooks/webhook';
import { failed, ok, type Result } from '../../../../src/shared/core/failure';

const NOW_MS = 1_779_790_894_000;
const TOKEN = 'Zm9ydHktdHdvIHJhbmRvbSBieXRlcw';
const BODY = JSON.stringify({
  event_type: 'verification.responded',
  data: { verification_id: 'ver_1', contact_id: 'contact_1', response: 'confirmed' },
});

function open(parts: {
  readonly secret?: Result<string | null>;
  readonly stored?: Result<'new' | 'duplicate'>;
}) {
  const received: unknown[] = [];
  const entrance = createChektEntrance({
    secret: () => Promise.resolve(parts.secret ?? ok(null)),
    token: () => TOKEN,
    now: () => NOW_MS,
    receive(event) {
      received.push(event);
      return Promise.resolve(parts.stored ?? ok('new'));
    },
    onEvent: () => undefined,
  });
  return { entrance, received };
}

const webhook = (path: string, headers = {}, body = BODY): RawWebhook => ({
  path,
  headers,
  body: Buffer.from(body),
  receivedAtMs: NOW_MS,
});
const w3 = (secret: string): Record<string, string> => ({
  'x-webhook-signature': `sha256=${createHmac('sha256', secret).update(BODY).digest('hex')}`,
});

describe('the address', () => {
  it.each([
    ['chekt', true],
    [`chekt/${TOKEN}`, true],
    [`chekt/${TOKEN}x`, false],
    ['chekt/', false],
    [`chekt/${TOKEN.toLowerCase()}`, false],
    ['share911', false],
    ['', false],
  ])('%j is CHeKT’s own: %s', (path, own) => {
    expect(open({}).entrance.owns(path)).toBe(own);
  });
});

describe('a head', () => {
  it.each<[string, string, Record<string, string>, boolean]>([
    ['without any signature', 'chekt', {}, false],
    ['with a signature that is none', 'chekt', { 'x-chekt-signature': 'deadbeef' }, false],
    ['with what looks like one', 'chekt', w3('anything'), true],
    ['at the address that nobody can guess', `chekt/${TOKEN}`, {}, true],
  ])('%s may be proven or not, which is known before the body', (_name, path, headers, may) => {
    expect(open({}).entrance.mayBeProven?.({ path, headers })).toBe(may);
  });
});

describe('without a secret', () => {
  it('takes an event at the address that nobody can guess', async () => {
    const { entrance, received } = open({});
    expect(await entrance.handle(webhook(`chekt/${TOKEN}`))).toEqual({ kind: 'accepted' });
    expect(received).toMatchObject([
      { vendor: 'chekt', proof: 'address', event: { kind: 'responded', answer: 'confirmed' } },
    ]);
  });

  it('takes nothing at the plain address, signed or not', async () => {
    const { entrance, received } = open({});
    for (const headers of [{}, w3('anything')]) {
      expect((await entrance.handle(webhook('chekt', headers))).kind).toBe('unproven');
    }
    expect(received).toEqual([]);
  });
});

describe('with a secret', () => {
  const secret = ok('whsec_1');

  it('takes a signed event at either address', async () => {
    const { entrance } = open({ secret });
    for (const path of ['chekt', `chekt/${TOKEN}`]) {
      expect(await entrance.handle(webhook(path, w3('whsec_1')))).toEqual({ kind: 'accepted' });
    }
  });

  it('takes no unsigned or wrongly signed event, not even at the right address', async () => {
    const { entrance, received } = open({ secret });
    for (const headers of [{}, w3('whsec_2')]) {
      const told = await entrance.handle(webhook(`chekt/${TOKEN}`, headers));
      expect(told.kind).toBe('unproven');
    }
    expect(received).toEqual([]);
  });

  it('proves what it has signed itself', async () => {
    const { entrance } = open({ secret });
    const headers = Object.fromEntries(
      Object.entries(await entrance.sign(BODY)).map(([name, value]) => [name.toLowerCase(), value]),
    );
    expect(await entrance.proves(webhook('chekt', headers))).toEqual(ok('signature'));
    expect((await entrance.proves(webhook('chekt', headers, `${BODY} `))).ok).toBe(false);
  });
});

it('is honest when the keychain does not answer: the sender shall come again', async () => {
  const failure = { kind: 'storage', reason: 'keyring-locked', detail: 'locked' } as const;
  const { entrance } = open({ secret: failed(failure) });
  expect(await entrance.handle(webhook('chekt', w3('whsec_1')))).toEqual({
    kind: 'not-stored',
    failure,
  });
});

it('says so when the disk refuses', async () => {
  const failure = { kind: 'storage', reason: 'disk-full', detail: 'full' } as const;
  const { entrance } = open({ stored: failed(failure) });
  expect(await entrance.handle(webhook(`chekt/${TOKEN}`))).toEqual({ kind: 'not-stored', failure });
});

it('names the field of an event that makes no sense', async () => {
  const { entrance } = open({});
  const told = await entrance.handle(
    webhook(
      `chekt/${TOKEN}`,
      {},
      '{"event_type":"verification.responded","data":{"verification_id":"ver_1"}}',
    ),
  );
  expect(told.kind).toBe('malformed');
  expect(JSON.stringify(told)).toContain('contact_id');
});
