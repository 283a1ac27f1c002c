// What follows a question to the practice CHeKT: signed webhooks over real HTTP, retried, and ended with it.
import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { PostedWebhook } from '../../src/main/practice/webhook-posts';
import {
  eventually,
  EVENT_PATH,
  GENERAL_PATH,
  jsonOf,
  SECRET,
  send,
  startPractice,
  startReceiver,
  stopAll,
  subscribed,
  told,
  type Receiver,
} from './simulator-chekt-practice';

afterEach(stopAll);

function ask(url: string, contactId: string, timeoutSeconds = 60): Promise<unknown> {
  const contacts = [contactId];
  return send(url, { body: { contacts, method: 'sms', timeout_seconds: timeoutSeconds } });
}

/** Computed here and not by the service. */
const sign = (text: string): string => createHmac('sha256', SECRET).update(text).digest('hex');

const words = (receiver: Receiver): (string | undefined)[] =>
  told(receiver, 'responded').map(({ data }) => data.response);

describe('a practice contact', () => {
  it.each([
    ['contact_grace', ['confirmed']],
    ['contact_henry', ['cancelled']],
    ['contact_iris', ['help']],
    ['contact_luis', ['confirmed', 'cancelled']],
    ['contact_otto', ['MAYBE LATER']],
  ])('%s gets the message and then answers %j', async (contactId, answers) => {
    const { url, receiver } = await subscribed();
    await ask(url, contactId);
    await eventually(() => words(receiver)).toEqual(answers);
    await eventually(() => told(receiver, 'sent', contactId)).toHaveLength(1);
    await eventually(() => told(receiver, 'delivered', contactId)).toHaveLength(1);
  });

  it("answers in the vendor's envelope, key for key", async () => {
    const { url, receiver } = await subscribed();
    const asked = jsonOf(await send(url)) as { data: Record<string, string> };
    await eventually(() => words(receiver)).toHaveLength(1);
    const [answer] = told(receiver, 'responded');
    expect(JSON.stringify(answer)).toBe(
      JSON.stringify({
        event_type: 'verification.responded',
        data: {
          verification_id: asked.data.verification_id,
          event_id: 'event_789',
          contact_id: 'contact_grace',
          response: 'confirmed',
          responded_at: answer?.data.responded_at,
        },
      }),
    );
    expect(answer?.data.responded_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('who is told of three times is the same event three times', async () => {
    const { url, receiver } = await subscribed('w2', SECRET);
    await ask(url, 'contact_noor');
    const bodies = (): string[] =>
      receiver.received.map(({ body }) => body).filter((body) => body.includes('responded'));
    await eventually(bodies).toHaveLength(3);
    expect(new Set(bodies()).size).toBe(1);
  });

  it('who stays silent runs out of time, and who is late answers after that', async () => {
    const { url, receiver } = await subscribed();
    const body = { contacts: ['contact_jonas', 'contact_mara'], method: 'sms', timeout_seconds: 1 };
    const asked = jsonOf(await send(url, { body })) as { data: Record<string, string> };
    const timeoutAt = asked.data.timeout_at ?? '';
    await eventually(() => words(receiver)).toEqual(['confirmed']);
    expect(told(receiver, 'expired').map(({ data }) => [data.contact_id, data.expired_at])).toEqual(
      [
        ['contact_jonas', timeoutAt],
        ['contact_mara', timeoutAt],
      ],
    );
    const [late] = told(receiver, 'responded', 'contact_mara');
    expect(late?.data.responded_at && late.data.responded_at >= timeoutAt).toBe(true);
    expect(words(receiver)).toHaveLength(1);
  });

  it('who has answered does not run out of time', async () => {
    const { url, receiver } = await subscribed();
    const contacts = ['contact_grace', 'contact_jonas'];
    await send(url, { body: { contacts, method: 'sms', timeout_seconds: 2 } });
    await eventually(() => told(receiver, 'expired')).toHaveLength(1);
    expect(told(receiver, 'expired', 'contact_jonas')).toHaveLength(1);
  });

  it('who cannot be reached is reported with the reason, and never as sent', async () => {
    const { url, receiver } = await subscribed();
    await send(url, { body: { contacts: ['contact_grace', 'contact_kavita'], method: 'email' } });
    await eventually(() => words(receiver)).toEqual(['confirmed']);
    await eventually(() => told(receiver, 'failed', 'contact_kavita')).toMatchObject([
      { data: { reason: 'Invalid email address' } },
    ]);
    expect(told(receiver, 'sent', 'contact_kavita')).toEqual([]);
  });

  it('is not waited for when no answer is wanted', async () => {
    const { url, receiver } = await subscribed();
    const general = { site_id: 'practice_site', method: 'sms', message: 'A test.' };
    const path = GENERAL_PATH;
    await send(url, {
      path,
      body: { ...general, contacts: ['contact_grace'], require_response: false },
    });
    await send(url, { path, body: { ...general, contacts: ['contact_henry'] } });
    await eventually(() => words(receiver)).toEqual(['cancelled']);
    await eventually(() => told(receiver, 'delivered', 'contact_grace')).toMatchObject([
      { data: { site_id: 'practice_site' } },
    ]);
  });
});

describe('a signature', () => {
  it.each([
    ['w1', 'event_type'],
    ['w2', 'type'],
  ] as const)('of form %s covers the time and the exact bytes', async (form, typeKey) => {
    const { url, receiver } = await subscribed(form, SECRET);
    await send(url);
    await eventually(() => receiver.received).toHaveLength(3);
    for (const { headers, body } of receiver.received) {
      const timestamp = String(headers['x-chekt-timestamp']);
      expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(5);
      expect(headers['x-chekt-signature']).toBe(sign(`${timestamp}.${body}`));
      expect(headers['x-webhook-signature']).toBeUndefined();
      expect(headers['content-type']).toBe('application/json');
      expect(JSON.parse(body)).toHaveProperty(typeKey);
    }
  });

  it('of form w3 covers the body', async () => {
    const { url, receiver } = await subscribed('w3', SECRET);
    await send(url);
    await eventually(() => receiver.received).toHaveLength(3);
    for (const { headers, body } of receiver.received) {
      expect(headers['x-webhook-signature']).toBe(`sha256=${sign(body)}`);
      expect(headers['x-chekt-signature']).toBeUndefined();
    }
  });

  it('is left out without a secret', async () => {
    const { url, receiver } = await subscribed('w2', null);
    await send(url);
    await eventually(() => receiver.received).toHaveLength(3);
    expect(receiver.received.flatMap(({ headers }) => Object.keys(headers)).join()).not.toMatch(
      /signature|timestamp/,
    );
  });
});

describe('a webhook that is not taken', () => {
  it('comes again with the same body until it is, whatever the receiver said', async () => {
    const times = { webhookRetryMs: 10, webhookTimeoutMs: 1000 };
    const { simulator, url, receiver } = await subscribed('w2', SECRET, { times });
    receiver.answers.push(500, 401, 302, 0);
    await ask(url, 'contact_jonas');
    const tries = (): readonly PostedWebhook[] => simulator.chekt.webhooks();
    await eventually(() => tries().filter(({ status }) => status === 200)).toHaveLength(2);
    expect(new Set(tries().map(({ status }) => status))).toEqual(
      new Set([500, 401, 302, null, 200]),
    );
    expect(new Set(tries().map(({ id }) => id)).size).toBe(2);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(2);
    expect(receiver.received).toHaveLength(6);
  });

  it('is signed anew with the time of each try', async () => {
    const times = { webhookRetryMs: 1100, webhookTimeoutMs: 5000 };
    const { url, receiver } = await subscribed('w1', SECRET, { times });
    receiver.answers.push(500, 500);
    await ask(url, 'contact_jonas');
    await eventually(() => receiver.received).toHaveLength(4);
    const [first, , third] = receiver.received.map(({ headers }) => headers['x-chekt-timestamp']);
    expect(Number(third)).toBeGreaterThan(Number(first));
    expect(receiver.received[2]?.headers['x-chekt-signature']).toBe(
      sign(`${String(third)}.${receiver.received[2]?.body}`),
    );
  });

  it('is given up after ten more tries, and the pauses double', async () => {
    const { simulator, url, receiver } = await subscribed();
    await receiver.close();
    simulator.chekt.change({ people: [{ contactId: 'contact_grace', script: 'silence' }] });
    await send(url);
    const tries = (): readonly unknown[] =>
      simulator.chekt.webhooks().filter(({ type }) => type === 'verification.sent');
    // 10 + 20 + 40 + 80 + 160 + 320 + 4 × 600 milliseconds.
    await eventually(tries).toHaveLength(11);
    const times = simulator.chekt
      .webhooks()
      .filter(({ type }) => type === 'verification.sent')
      .map(({ atMs }) => atMs);
    const pauses = times.slice(1).map((atMs, at) => atMs - (times[at] ?? 0));
    [10, 20, 40, 80, 160, 320, 600, 600, 600, 600].forEach((pause, at) => {
      expect(pauses[at]).toBeGreaterThanOrEqual(pause - 2);
    });
    // Without the cap the last ones would be 640, 1280, 2560 and 5120.
    expect(Math.max(...pauses)).toBeLessThan(1280);
    expect(simulator.chekt.webhooks()).toContainEqual(
      expect.objectContaining({ status: null, problem: 'ECONNREFUSED', attempt: 11 }),
    );
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(tries()).toHaveLength(11);
  });

  it('goes to the new address once there is one, and nowhere without', async () => {
    const { simulator, url, receiver } = await subscribed();
    await receiver.close();
    await send(url);
    const second = await startReceiver();
    simulator.chekt.subscribe({ url: second.url, secret: null, form: 'w1' });
    const taken = (): unknown[] =>
      simulator.chekt.webhooks().filter(({ status }) => status === 200);
    await eventually(taken).toHaveLength(3);
    await eventually(() => told(second, 'sent')).toHaveLength(1);
    simulator.chekt.subscribe(null);
    const before = simulator.chekt.webhooks().length;
    await ask(url, 'contact_jonas');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(simulator.chekt.webhooks()).toHaveLength(before);
  });
});

describe('stopping', () => {
  it('ends every timer and retry, and a restart begins with nobody waiting', async () => {
    const { simulator, url, receiver } = await subscribed();
    receiver.answers.push(0, 500, 500);
    await send(url, { body: { contacts: ['all'], method: 'sms', timeout_seconds: 3 } });
    await eventually(() => receiver.received.length).toBeGreaterThan(2);
    await simulator.stop();
    const tries = simulator.chekt.webhooks().length;
    await simulator.start();
    await new Promise((resolve) => setTimeout(resolve, 3200));
    expect(simulator.chekt.webhooks()).toHaveLength(tries);
    expect(told(receiver, 'expired')).toEqual([]);
    await send(url, { path: EVENT_PATH });
    await eventually(() => simulator.chekt.webhooks().length).toBeGreaterThan(tries);
  });
});

describe('an address', () => {
  it.each(['desk', 'ftp://127.0.0.1/', 'file:///tmp/x'])(
    'of "%s" is no subscription',
    async (url) => {
      const { simulator } = await startPractice();
      expect(() => simulator.chekt.subscribe({ url, secret: null, form: 'w1' })).toThrow(TypeError);
    },
  );
});
