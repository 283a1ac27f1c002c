// The canary: home or not, and if not, why; nobody else can make or repeat one.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../src/shared/core/failure';
import type { HttpAnswer, HttpPort, HttpRequest } from '../../../../src/main/core/lib/vendor-port';
import {
  createLoopbackCheck,
  type LoopbackCheck,
} from '../../../../src/main/core/webhooks/loopback';
import type { RawWebhook } from '../../../../src/main/core/webhooks/webhook';
import { createManualClock, type ManualClock } from '../../../fakes/clock';

const SECRET = 'whsec_test';
const sign = (body: string): Record<string, string> => ({
  'X-Test-Signature': createHmac('sha256', SECRET).update(body).digest('hex'),
});
const OK: HttpAnswer = { kind: 'response', status: 200, headers: {}, body: '{"ok":true}' };
const REFUSED: Failure = { kind: 'unavailable', reason: 'refused', detail: 'connection refused' };

function arrived(request: HttpRequest): RawWebhook {
  const headers = Object.entries(request.headers);
  return {
    path: 'chekt',
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    body: Buffer.from(request.body ?? ''),
    receivedAtMs: 0,
  };
}

interface World {
  readonly check: LoopbackCheck;
  readonly clock: ManualClock;
  readonly sent: HttpRequest[];
  readonly changes: () => number;
}

/** `way` is everything between posting and the answer. */
function world(
  way: (
    request: HttpRequest,
    claim: LoopbackCheck['claim'],
    clock: ManualClock,
  ) => Promise<HttpAnswer>,
  url: string | null = 'https://desk.example.org/webhooks/chekt',
): World {
  const clock = createManualClock();
  const sent: HttpRequest[] = [];
  let changes = 0;
  const http: HttpPort = {
    send(request) {
      sent.push(request);
      return way(request, (webhook) => check.claim(webhook), clock);
    },
  };
  const check: LoopbackCheck = createLoopbackCheck({
    url: () => url,
    http,
    clock,
    sign,
    proves: ({ headers, body }) =>
      headers['x-test-signature'] === sign(body.toString())['X-Test-Signature'],
    judge: (answer) => (answer.kind === 'response' && answer.status < 300 ? null : REFUSED),
    onChange: () => (changes += 1),
  });
  return { check, clock, sent, changes: () => changes };
}

const straightHome = (request: HttpRequest, claim: LoopbackCheck['claim']): Promise<HttpAnswer> => {
  expect(claim(arrived(request))).toBe(true);
  return Promise.resolve(OK);
};

describe('a canary', () => {
  it('that comes home tells how long it took, whatever the wall clock did', async () => {
    const { check, sent, clock } = world(async (request, claim, time) => {
      await time.advance(120);
      time.jump(-3_600_000);
      return straightHome(request, claim);
    });
    const result = await check.check();
    expect(result).toEqual({ atMs: clock.now(), tookMs: 120, failure: null });
    expect(check.state()).toEqual({ checking: false, last: result });
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'https://desk.example.org/webhooks/chekt',
      timeoutMs: 10_000,
    });
    const body = JSON.parse(sent[0]?.body ?? '') as { event_type: string; data: { nonce: string } };
    expect(body).toEqual({
      event_type: 'tocsin.canary',
      data: { nonce: expect.stringMatching(/^[0-9a-f]{32}$/) as string },
    });
    expect(sent[0]?.headers).toMatchObject({
      'Content-Type': 'application/json',
      ...sign(sent[0]?.body ?? ''),
    });
    expect(sent[0]?.headers['X-Tocsin-Canary']).toMatch(
      new RegExp(`^${body.data.nonce}\\.[0-9a-f]{64}$`),
    );
  });

  it('is never the same twice', async () => {
    const { check, sent } = world(straightHome);
    await check.check();
    await check.check();
    expect(new Set(sent.map(({ body }) => body)).size).toBe(2);
  });

  it('is claimed once: a replay goes the normal way', async () => {
    const { check, sent } = world(straightHome);
    await check.check();
    const [request] = sent;
    expect(request && check.claim(arrived(request))).toBe(false);
  });

  it('may have lost its own header, as long as the signature of the service came through', async () => {
    const { check } = world((request, claim) => {
      const webhook = arrived(request);
      expect(claim(without(webhook, 'x-tocsin-canary'))).toBe(true);
      return Promise.resolve(OK);
    });
    expect((await check.check()).failure).toBeNull();
  });

  it.each<[string, (webhook: RawWebhook) => RawWebhook]>([
    ['a wrong mac', (hook) => withCanary(hook, (mark) => mark.replace(/.{4}$/, '0000'))],
    ['no mac', (hook) => withCanary(hook, (mark) => mark.split('.')[0] ?? '')],
    ['another nonce', (hook) => withCanary(hook, (mark) => `00${mark.slice(2)}`)],
    ['nonsense', (hook) => withCanary(hook, () => '.')],
    [
      'an unknown body and no mark',
      (hook) => ({ ...without(hook, 'x-tocsin-canary'), body: Buffer.from('{}') }),
    ],
  ])('with %s is not claimed', async (_name, spoil) => {
    const { check, clock } = world((request, claim) => {
      expect(claim(spoil(arrived(request)))).toBe(false);
      return Promise.resolve(OK);
    });
    const checking = check.check();
    await clock.advance(2_000);
    expect((await checking).tookMs).toBeNull();
  });

  it('of another process is not claimed', async () => {
    const first = world(straightHome);
    const second = world(straightHome);
    const foreign = second.check.check();
    await foreign;
    const [request] = second.sent;
    expect(request && first.check.claim(arrived(request))).toBe(false);
  });
});

describe('a canary that does not come home', () => {
  it('says so when something else answers at the address', async () => {
    const { check, clock } = world(() => Promise.resolve(OK));
    const checking = check.check();
    await clock.advance(2_000);
    const result = await checking;
    expect(result).toMatchObject({ tookMs: null, failure: { kind: 'bad-response' } });
    expect(result.failure?.detail).toContain('HTTP 200, and the canary never arrived');
  });

  it('may be answered first and passed on after: that is home', async () => {
    const { check, clock } = world((request, claim, time) => {
      time.after(1_500, () => void claim(arrived(request)));
      return Promise.resolve(OK);
    });
    const checking = check.check();
    await clock.advance(1_500);
    expect(await checking).toMatchObject({ tookMs: 1_500, failure: null });
    expect(clock.pending()).toBe(0);
  });

  it('and comes after its check is over is still ours, and changes nothing', async () => {
    const { check, clock, sent } = world(() => Promise.resolve(OK));
    const checking = check.check();
    await clock.advance(2_000);
    const result = await checking;
    const [request] = sent;
    expect(request && check.claim(arrived(request))).toBe(true);
    expect(check.state().last).toBe(result);
  });

  it('tells what the connection said', async () => {
    const { check } = world(() =>
      Promise.resolve({ kind: 'failed', code: 'ERR_CONNECTION_REFUSED', written: 'no' }),
    );
    expect(await check.check()).toMatchObject({ tookMs: null, failure: REFUSED });
  });

  it('was altered on the way', async () => {
    const { check } = world((request, claim) => {
      const webhook = arrived(request);
      const body = Buffer.from(webhook.body.toString().replace(':', ': '));
      expect(claim({ ...webhook, body })).toBe(false);
      return Promise.resolve(OK);
    });
    const { tookMs, failure } = await check.check();
    expect(tookMs).toBeNull();
    expect(failure?.detail).toContain('has altered it');
  });

  it('came without the signature of the service', async () => {
    const { check } = world((request, claim) => {
      const webhook = arrived(request);
      expect(claim(without(webhook, 'x-test-signature'))).toBe(true);
      return Promise.resolve(OK);
    });
    expect((await check.check()).failure?.detail).toContain('signature was lost');
  });

  it('came home but its answer did not: the service would take that for a loss', async () => {
    const { check } = world(async (request, claim) => {
      await straightHome(request, claim);
      return { kind: 'failed', code: 'TIMEOUT', written: 'unknown' };
    });
    expect(await check.check()).toMatchObject({ tookMs: 0, failure: REFUSED });
  });

  it('has nowhere to go', async () => {
    const { check, sent } = world(straightHome, null);
    expect((await check.check()).failure?.kind).toBe('not-configured');
    expect(check.state().checking).toBe(false);
    expect(sent).toEqual([]);
  });

  it('meets a fault of our own, which is a failure and not a surprise', async () => {
    const { check } = world(() => Promise.reject(new Error('boom')));
    expect((await check.check()).failure).toMatchObject({ kind: 'bug' });
    expect(check.state().checking).toBe(false);
  });
});

describe('checking', () => {
  it('happens one at a time and is told at its beginning and its end', async () => {
    const { check, clock, sent, changes } = world(async (request, claim, time) => {
      await new Promise<void>((resolve) => time.after(50, resolve));
      return straightHome(request, claim);
    });
    const first = check.check();
    const second = check.check();
    expect(check.state()).toEqual({ checking: true, last: null });
    expect(changes()).toBe(1);
    await clock.advance(50);
    expect(await first).toBe(await second);
    expect(sent).toHaveLength(1);
    expect(changes()).toBe(2);
  });
});

function withCanary(webhook: RawWebhook, change: (mark: string) => string): RawWebhook {
  const mark = change(webhook.headers['x-tocsin-canary'] ?? '');
  return { ...webhook, headers: { ...webhook.headers, 'x-tocsin-canary': mark } };
}

function without(webhook: RawWebhook, name: string): RawWebhook {
  const headers = Object.entries(webhook.headers).filter(([other]) => other !== name);
  return { ...webhook, headers: Object.fromEntries(headers) };
}
