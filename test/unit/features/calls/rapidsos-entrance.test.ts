// RapidSOS's entrance: signed or not at all, proven before it is read, and on disk before it is accepted.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRapidsosEntrance } from '../../../../src/main/features/calls/rapidsos-entrance';
import type { RawWebhook } from '../../../../src/main/core/webhooks/webhook';
import { failed, ok, type Result } from '../../../../src/shared/core/failure';

const NOW_MS = 1_779_790_894_000;
const SECRET = 'rapidsos-shared-secret';
const BODY =
  '{"access_token":"tok_12345678","query":{"caller_id":"15555555555"},"bounding_box":{}}';

function open(parts: { secret?: Result<string | null>; stored?: Result<'new' | 'known'> } = {}) {
  const received: unknown[] = [];
  const events: number[] = [];
  const entrance = createRapidsosEntrance({
    secret: () => Promise.resolve(parts.secret ?? ok(SECRET)),
    receive(share) {
      received.push(share);
      return Promise.resolve(parts.stored ?? ok('new'));
    },
    onEvent: (atMs) => events.push(atMs),
  });
  return { entrance, received, events };
}

function webhook(body: string, signed = body, secret = SECRET): RawWebhook {
  const signature = createHmac('sha1', secret).update(signed).digest('hex');
  const headers = { 'x-rapidsos-signature': signature };
  return { path: 'rapidsos', headers, body: Buffer.from(body), receivedAtMs: NOW_MS };
}

it.each([
  ['rapidsos', true],
  ['rapidsos/', false],
  ['rapidsos/token', false],
  ['RapidSOS', false],
  ['chekt', false],
  ['', false],
])('%j is RapidSOS’s own: %s', (path, own) => {
  expect(open().entrance.owns(path)).toBe(own);
});

it.each(['new', 'known'] as const)('accepts a signed share that is %s', async (kind) => {
  const { entrance, received, events } = open({ stored: ok(kind) });
  expect(await entrance.handle(webhook(BODY))).toEqual({ kind: 'accepted' });
  expect(received).toMatchObject([
    { token: 'tok_12345678', share: { callerNumber: '15555555555', receivedAtMs: NOW_MS } },
  ]);
  expect(events).toEqual([NOW_MS]);
});

describe('what is not proven', () => {
  it.each([
    ['no signature', { ...webhook(BODY), headers: {} }],
    ['another secret', webhook(BODY, BODY, 'other')],
    ['another body', webhook(`${BODY} `, BODY)],
    ['no signature on what is no JSON', { ...webhook('{'), headers: {} }],
    ['a wrong signature on what is no JSON', webhook('{', '[')],
  ])('is not read and goes nowhere: %s', async (_name, raw) => {
    const { entrance, received, events } = open();
    expect((await entrance.handle(raw)).kind).toBe('unproven');
    expect([received, events]).toEqual([[], []]);
  });

  it.each([null, ''])('is everything while the secret is %j', async (secret) => {
    const { entrance, received } = open({ secret: ok(secret) });
    expect((await entrance.handle(webhook(BODY, BODY, ''))).kind).toBe('unproven');
    expect((await entrance.proves(webhook(BODY))).ok).toBe(false);
    expect(received).toEqual([]);
  });
});

it('says which field is wrong once it is proven', async () => {
  const { entrance, events } = open();
  expect(await entrance.handle(webhook('{"access_token":"x","query":{}}'))).toEqual({
    kind: 'malformed',
    detail: 'bounding_box: is missing',
  });
  expect(events).toEqual([]);
});

it('asks for the share again when the keychain or the disk does not answer', async () => {
  const locked = { kind: 'storage', reason: 'keyring-locked', detail: 'locked' } as const;
  const full = { kind: 'storage', reason: 'disk-full', detail: 'full' } as const;
  const inKeychain = open({ secret: failed(locked) });
  expect(await inKeychain.entrance.handle(webhook(BODY))).toEqual({
    kind: 'not-stored',
    failure: locked,
  });
  const onDisk = open({ stored: failed(full) });
  expect(await onDisk.entrance.handle(webhook(BODY))).toEqual({
    kind: 'not-stored',
    failure: full,
  });
  expect(onDisk.events).toEqual([]);
});
