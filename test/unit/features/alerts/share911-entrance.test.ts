// Share911's entrance: the right name and password or not at all, and on disk before it is accepted.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createShare911Entrance } from '../../../../src/main/features/alerts/share911-entrance';
import type { RawWebhook } from '../../../../src/main/core/webhooks/webhook';
import { failed, ok, type Result } from '../../../../src/shared/core/failure';

const NOW_MS = 1_779_790_894_000;
const LOGIN = { user: 'share911', password: 'pä:ss word' };
const BODY = '{"eventType":"alert","eventId":"e-1","type":"LOCKDOWN"}';

function open(
  parts: { credentials?: Result<typeof LOGIN | null>; stored?: Result<'new' | 'known'> } = {},
) {
  const received: unknown[] = [];
  const events: number[] = [];
  const entrance = createShare911Entrance({
    credentials: () => Promise.resolve(parts.credentials ?? ok(LOGIN)),
    receive(alert) {
      received.push(alert);
      return Promise.resolve(parts.stored ?? ok('new'));
    },
    onEvent: (atMs) => events.push(atMs),
    language: () => 'en',
  });
  return { entrance, received, events };
}

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const RIGHT = basic('share911:pä:ss word');

function webhook(authorization: string | null, body = BODY, type = 'application/json'): RawWebhook {
  const headers = { 'content-type': type, ...(authorization !== null && { authorization }) };
  return { path: 'share911', headers, body: Buffer.from(body), receivedAtMs: NOW_MS };
}

it.each([
  ['share911', true],
  ['share911/x', false],
  ['Share911', false],
  ['', false],
])('%j is Share911’s own: %s', (path, own) => {
  expect(open().entrance.owns(path)).toBe(own);
});

it('takes JSON and XML', async () => {
  const { entrance, received } = open();
  const cap = '<alert><identifier>c-1</identifier><info><event>Lockdown</event></info></alert>';
  for (const type of ['application/cap+xml', 'text/xml; charset=utf-8', 'application/xml']) {
    expect(await entrance.handle(webhook(RIGHT, cap, type))).toEqual({ kind: 'accepted' });
  }
  expect(received).toHaveLength(3);
  expect(received[0]).toMatchObject({ alert: { id: 'c-1', format: 'cap', kind: 'alert' } });
});

it.each(['new', 'known'] as const)('accepts an alert that is %s, with its bytes', async (kind) => {
  const { entrance, received, events } = open({ stored: ok(kind) });
  expect(await entrance.handle(webhook(RIGHT))).toEqual({ kind: 'accepted' });
  const digest = createHash('sha256').update(BODY).digest('hex');
  expect(received).toMatchObject([
    { digest, body: Buffer.from(BODY), receivedAtMs: NOW_MS, alert: { name: 'LOCKDOWN' } },
  ]);
  expect(events).toEqual([NOW_MS]);
});

describe('who is let in', () => {
  it.each([
    ['a scheme in other letters', RIGHT.replace('Basic', 'bAsIc'), true],
    ['nothing', null, false],
    ['an empty header', '', false],
    ['another password', basic('share911:pä:ss worD'), false],
    ['another name', basic('share912:pä:ss word'), false],
    ['a name alone', basic('share911'), false],
    ['no password', basic('share911:'), false],
    [
      'the password in latin-1',
      `Basic ${Buffer.from('share911:pä:ss word', 'latin1').toString('base64')}`,
      false,
    ],
    ['a longer password', basic('share911:pä:ss word '), false],
    ['two of them', `${RIGHT}, ${RIGHT}`, false],
    ['a bearer', RIGHT.replace('Basic', 'Bearer'), false],
    ['plain text', 'Basic share911:pä:ss word', false],
  ])('%s: %s is %s', async (_name, authorization, isLetIn) => {
    const { entrance, received } = open();
    const verdict = await entrance.handle(webhook(authorization));
    expect(verdict.kind).toBe(isLetIn ? 'accepted' : 'unproven');
    expect(received).toHaveLength(isLetIn ? 1 : 0);
    expect(JSON.stringify(verdict)).not.toContain('pä');
  });

  it('is nobody while no password is set', async () => {
    for (const credentials of [null, { ...LOGIN, password: '' }]) {
      const { entrance } = open({ credentials: ok(credentials) });
      const login = basic(`share911:${credentials?.password ?? ''}`);
      expect((await entrance.handle(webhook(login))).kind).toBe('unproven');
    }
  });

  it('is proven by the head alone', async () => {
    const { entrance } = open();
    const head = (authorization: string | null) => webhook(authorization, '');
    expect(await entrance.provesByHead(head(RIGHT))).toBe(true);
    expect(await entrance.provesByHead(head(basic('share911:x')))).toBe(false);
    expect(await entrance.provesByHead(head(null))).toBe(false);
    expect(await open({ credentials: ok(null) }).entrance.provesByHead(head(RIGHT))).toBe(false);
  });

  it('is told before anything is read', async () => {
    expect((await open().entrance.handle(webhook(null, '{'))).kind).toBe('unproven');
    expect(await open().entrance.handle(webhook(RIGHT, '{'))).toEqual({
      kind: 'malformed',
      detail: 'body: is not JSON',
    });
  });
});

it('asks for the alert again when the keychain or the disk does not answer', async () => {
  const failure = { kind: 'storage', detail: 'no' } as const;
  for (const parts of [{ credentials: failed(failure) }, { stored: failed(failure) }]) {
    const { entrance, events } = open(parts);
    expect(await entrance.handle(webhook(RIGHT))).toEqual({ kind: 'not-stored', failure });
    expect(events).toEqual([]);
  }
});
