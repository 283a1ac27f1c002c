// The practice Share911 posts its alerts, as JSON or CAP, with Basic authentication.
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
  type Receiver,
} from './simulator-chekt-practice';

const USER = 'share911';
const PASSWORD = 'fake-päss:word-55';

afterEach(stopAll);

async function subscribed(): Promise<Practice & { readonly receiver: Receiver }> {
  const practice = await startPractice();
  const receiver = await startReceiver();
  practice.simulator.share911.subscribe({ url: receiver.url, user: USER, password: PASSWORD });
  return { ...practice, receiver };
}

const bodyAt = (receiver: Receiver, index: number): Record<string, unknown> =>
  JSON.parse(receiver.received[index]?.body ?? '{}') as Record<string, unknown>;

describe('an alert', () => {
  it('is posted as JSON with name and password, and the answer is reported', async () => {
    const { simulator, receiver } = await subscribed();
    const tried = await simulator.share911.alert('LOCKDOWN', {
      drill: true,
      integrationId: 'acme',
      message: 'Stay in your rooms',
    });
    expect(tried).toMatchObject({ type: 'LOCKDOWN', attempt: 1, status: 200 });
    const [received] = receiver.received;
    const proof = Buffer.from(`${USER}:${PASSWORD}`, 'utf8').toString('base64');
    expect(received?.headers.authorization).toBe(`Basic ${proof}`);
    expect(received?.headers['content-type']).toBe('application/json');
    expect(bodyAt(receiver, 0)).toMatchObject({
      eventType: 'alert',
      eventId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      transId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      channelId: 'practice/front-desk',
      alertName: 'LOCKDOWN',
      message: 'Stay in your rooms',
      integrationId: 'acme',
      drill: true,
    });
    const shown = JSON.stringify(simulator.share911.show());
    for (const hidden of [PASSWORD, proof, receiver.url]) expect(shown).not.toContain(hidden);
  });

  it('has a new id each time, and one channel with its all clear', async () => {
    const { simulator, receiver } = await subscribed();
    await simulator.share911.alert('LOCKDOWN');
    await simulator.share911.alert('ALL CLEAR');
    await simulator.share911.alert('test');
    const ids = receiver.received.map((_, index) => bodyAt(receiver, index).eventId);
    expect(new Set(ids).size).toBe(3);
    expect(bodyAt(receiver, 1)).toMatchObject({
      alertName: 'ALL CLEAR',
      channelId: bodyAt(receiver, 0).channelId,
    });
    expect(bodyAt(receiver, 2).eventType).toBe('test');
  });

  it('can have the shape of an earlier page', async () => {
    const { simulator, receiver } = await subscribed();
    await simulator.share911.alert('EVACUATE', { format: 'json-old', channelId: 'a/b' });
    expect(bodyAt(receiver, 0)).toMatchObject({
      _id: expect.any(String) as string,
      channelId: 'a/b',
      channelName: 'Practice front desk',
      customChannelIds: ['PRACTICE-1'],
      alertName: 'EVACUATE',
      alertType: 99,
    });
    expect(bodyAt(receiver, 0)).not.toHaveProperty('eventId');
  });

  it('can be a CAP message, its words escaped', async () => {
    const { simulator, receiver } = await subscribed();
    const more = { drill: true, message: 'Doors <A> & B', integrationId: 'acme' };
    await simulator.share911.alert('LOCKDOWN', { ...more, format: 'cap' });
    await simulator.share911.alert('ALL CLEAR', { format: 'cap' });
    const [first, second] = receiver.received;
    expect(first?.headers['content-type']).toBe('application/xml');
    expect(first?.body).toContain('<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">');
    for (const part of [
      '<status>Exercise</status>',
      '<event>LOCKDOWN</event>',
      '<description>Doors &lt;A&gt; &amp; B</description>',
      '<valueName>integrationId</valueName><value>acme</value>',
      '<valueName>channelId</valueName><value>practice/front-desk</value>',
    ]) {
      expect(first?.body).toContain(part);
    }
    expect(first?.body).toMatch(/<sent>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00<\/sent>/);
    expect(second?.body).toContain('<responseType>AllClear</responseType>');
    expect(second?.body).toContain('<status>Actual</status>');
  });

  it('comes again after a 5xx with the same bytes, and not after a refusal', async () => {
    const { simulator, receiver } = await subscribed();
    receiver.answers.push(503, 502, 401);
    await simulator.share911.alert('LOCKDOWN');
    await eventually(() => receiver.received.length).toBe(3);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(simulator.share911.show().alerts.map(({ status }) => status)).toEqual([503, 502, 401]);
  });

  it('goes nowhere while nobody is subscribed', async () => {
    const { simulator } = await startPractice();
    expect(await simulator.share911.alert('LOCKDOWN')).toBeNull();
    const wrong = { url: 'ftp://desk', user: USER, password: PASSWORD };
    expect(() => simulator.share911.subscribe(wrong)).toThrow(TypeError);
  });
});

describe('the control surface of Share911', () => {
  const post = { method: 'POST', path: '/practice/share911/alert' } as const;

  it('raises an alert, answers what the receiver said, and lists what was posted', async () => {
    const { url, receiver } = await subscribed();
    const body = { name: 'ALL CLEAR', format: 'cap', channelId: 'school/east' };
    expect(jsonOf(await send(url, { ...post, body }))).toMatchObject({ status: 200, attempt: 1 });
    expect(receiver.received[0]?.body).toContain('<value>school/east</value>');
    const shown = await send(url, { method: 'GET', path: '/practice/share911', body: undefined });
    expect(jsonOf(shown)).toMatchObject({ subscribed: true, alerts: [{ type: 'ALL CLEAR' }] });
  });

  it('refuses what it does not know, and an alert that would go nowhere', async () => {
    const { url } = await startPractice();
    const status = async (body: unknown) => statusOf(await send(url, { ...post, body }));
    expect(await status({ name: '' })).toBe(400);
    expect(await status({ name: 'LOCKDOWN', format: 'yaml' })).toBe(400);
    expect(await status({ name: 'LOCKDOWN', colour: 'red' })).toBe(400);
    expect(await status({ name: 'LOCKDOWN' })).toBe(409);
  });
});
