// The practice RapidSOS shares calls by signed webhook, over real HTTP.
import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import {
  eventually,
  jsonOf,
  send,
  startPractice,
  startReceiver,
  statusOf,
  stopAll,
  type Practice,
  type Received,
  type Receiver,
} from './simulator-chekt-practice';

const SECRET = 'fake-data-share-secret-31';

afterEach(stopAll);

async function subscribed(): Promise<Practice & { readonly receiver: Receiver }> {
  const practice = await startPractice();
  const receiver = await startReceiver();
  practice.simulator.rapidsos.subscribe({ url: receiver.url, secret: SECRET });
  return { ...practice, receiver };
}

function isSigned({ headers, body }: Received): boolean {
  const right = createHmac('sha1', SECRET).update(body, 'utf8').digest('hex');
  return headers['x-rapidsos-signature'] === right;
}

function callerOf({ body }: Received): unknown {
  return (JSON.parse(body) as { query: { caller_id?: string } }).query.caller_id;
}

describe('a shared call', () => {
  it('is posted as signed JSON, and the answer is reported without token, address and signature', async () => {
    const { simulator, receiver } = await subscribed();
    const tried = await simulator.rapidsos.share('here');
    expect(tried).toMatchObject({ type: 'here', attempt: 1, status: 200, problem: null });
    const [received] = receiver.received;
    expect(receiver.received).toHaveLength(1);
    expect(received?.headers['content-type']).toBe('application/json');
    expect(received && isSigned(received)).toBe(true);
    const token = (JSON.parse(received?.body ?? '{}') as { access_token: string }).access_token;
    const shown = JSON.stringify(simulator.rapidsos.show());
    expect(token).toMatch(/^practice-[0-9a-f]{36}$/);
    for (const hidden of [token, SECRET, receiver.url]) expect(shown).not.toContain(hidden);
    expect(shown).toContain('16145550142');
  });

  it('has a new token each time, but a replay has not one byte changed', async () => {
    const { simulator, receiver } = await subscribed();
    for (const scenario of ['here', 'here', 'replay', 'replay'] as const) {
      await simulator.rapidsos.share(scenario);
    }
    const bodies = receiver.received.map(({ body }) => body);
    expect(new Set(bodies).size).toBe(2);
    expect(bodies[3]).toBe(bodies[1]);
    expect(receiver.received.every(isSigned)).toBe(true);
  });

  it('can be told better: the same caller, less uncertainty', async () => {
    const { simulator, receiver } = await subscribed();
    await simulator.rapidsos.share('near');
    await simulator.rapidsos.share('no-number');
    await simulator.rapidsos.share('update');
    const [first, , second] = receiver.received;
    const radius = (one: Received | undefined) =>
      (JSON.parse(one?.body ?? '{}') as { location: { uncertainty_radius: number } }).location
        .uncertainty_radius;
    expect(second && callerOf(second)).toBe('16145550117');
    expect(radius(second)).toBeLessThan(radius(first));
  });

  it('can be signed wrongly, and can break off, rightly signed', async () => {
    const { simulator, receiver } = await subscribed();
    receiver.answers.push(401, 400);
    expect((await simulator.rapidsos.share('bad-signature'))?.status).toBe(401);
    expect((await simulator.rapidsos.share('malformed'))?.status).toBe(400);
    const [forged, broken] = receiver.received;
    expect(forged?.headers['x-rapidsos-signature']).toMatch(/^[0-9a-f]{40}$/);
    expect(forged && isSigned(forged)).toBe(false);
    expect(broken && isSigned(broken)).toBe(true);
    expect(() => JSON.parse(broken?.body ?? '') as unknown).toThrow(SyntaxError);
    // Nobody repeats either of them.
    await simulator.rapidsos.share('replay');
    expect(callerOf(receiver.received[2] ?? { atMs: 0, headers: {}, body: '{}' })).toBe(
      '16145550142',
    );
  });

  it('comes again after a 5xx or no answer, with the same bytes, and not after a refusal', async () => {
    const { simulator, receiver } = await subscribed();
    receiver.answers.push(503, 500);
    expect((await simulator.rapidsos.share('far'))?.status).toBe(503);
    await eventually(() => receiver.received.length).toBe(3);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    const [first, second, third] = receiver.received.map(({ atMs }) => atMs);
    // 10 and 20 ms: the pauses double.
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(9);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(19);

    receiver.answers.push(401, 429);
    await simulator.rapidsos.share('far');
    await simulator.rapidsos.share('far');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(receiver.received).toHaveLength(5);
    await receiver.close();
    expect(await simulator.rapidsos.share('far')).toMatchObject({
      status: null,
      problem: 'ECONNREFUSED',
    });
  });

  it('goes nowhere while nobody is subscribed, and a stop ends what is under way', async () => {
    const { simulator, receiver } = await subscribed();
    simulator.rapidsos.subscribe(null);
    expect(await simulator.rapidsos.share('here')).toBeNull();
    simulator.rapidsos.subscribe({ url: receiver.url, secret: SECRET });
    receiver.answers.push(0);
    const waiting = simulator.rapidsos.share('here');
    await eventually(() => receiver.received.length).toBe(1);
    await simulator.stop();
    expect(await waiting).toBeNull();
    for (const url of ['desk', 'ftp://127.0.0.1/']) {
      expect(() => simulator.rapidsos.subscribe({ url, secret: SECRET })).toThrow(TypeError);
    }
  });
});

describe('the control surface of RapidSOS', () => {
  const post = { method: 'POST', path: '/practice/rapidsos/share' } as const;

  it('shares a call and answers what the receiver said', async () => {
    const { url, receiver } = await subscribed();
    receiver.answers.push(401);
    const answer = await send(url, { ...post, body: { scenario: 'bad-signature' } });
    expect(jsonOf(answer)).toMatchObject({ type: 'bad-signature', status: 401 });
    const shown = await send(url, { method: 'GET', path: '/practice/rapidsos', body: undefined });
    expect(jsonOf(shown)).toMatchObject({
      site: { latitude: 39.9612, longitude: -82.9988 },
      subscribed: true,
      followUp: 'wander',
      scenarios: { here: 'a call from inside the practice building' },
      shares: [{ status: 401 }],
    });
    expect(JSON.stringify(shown)).not.toContain(SECRET);
  });

  it('refuses what it does not know, and a share that would go nowhere', async () => {
    const { url } = await startPractice();
    const status = async (change: Parameters<typeof send>[1]) =>
      statusOf(await send(url, { ...post, ...change }));
    expect(await status({ body: { scenario: 'earthquake' } })).toBe(400);
    expect(await status({ body: { scenario: 'here', number: '1' } })).toBe(400);
    expect(await status({ body: '{', headers: { 'content-type': 'text/plain' } })).toBe(415);
    expect(await status({ body: { scenario: 'here' } })).toBe(409);
    const origin = { origin: 'https://page.example' };
    expect(await status({ body: { scenario: 'here' }, headers: origin })).toBe(403);
  });
});
