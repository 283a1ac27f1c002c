// How the demo and scripts see and change the practice CHeKT, and who may not.
import { afterEach, describe, expect, it } from 'vitest';
import {
  eventually,
  jsonOf,
  SECRET,
  send,
  startPractice,
  statusOf,
  stopAll,
  subscribed,
  told,
} from './simulator-chekt-practice';

afterEach(stopAll);

describe('the control surface of CHeKT', () => {
  const PATH = '/practice/chekt';
  const plain = { method: 'PUT', path: PATH, headers: { authorization: '' } } as const;

  it('lists people and their scripts in words, without address and secret', async () => {
    const { url, receiver } = await subscribed('w2', SECRET);
    const answer = await send(url, { method: 'GET', path: PATH, body: undefined });
    expect(jsonOf(answer)).toMatchObject({
      siteId: 'practice_site',
      form: 'w2',
      answerSpeed: 100,
      subscribed: true,
    });
    expect((jsonOf(answer).people as unknown[])[0]).toEqual({
      contactId: 'contact_grace',
      name: 'Grace Okafor',
      type: 'primary',
      role: 'owner',
      script: 'yes',
      words: 'answers YES after 4 seconds',
    });
    expect(JSON.stringify(answer)).not.toContain(SECRET);
    expect(JSON.stringify(answer)).not.toContain(receiver.url);
  });

  it('changes form, speed and scripts, and shows what was posted', async () => {
    const { simulator, url, receiver } = await subscribed('w2');
    const people = [{ contactId: 'contact_grace', script: 'help' }];
    const answer = await send(url, { ...plain, body: { form: 'w1', answerSpeed: 500, people } });
    expect(jsonOf(answer)).toMatchObject({ form: 'w1', answerSpeed: 500 });
    await send(url);
    await eventually(() => told(receiver, 'responded')).toMatchObject([
      { data: { response: 'help' } },
    ]);
    await eventually(() => simulator.chekt.webhooks()).toHaveLength(3);
    const shown = await send(url, { method: 'GET', path: '/practice/webhooks', body: undefined });
    const posted = JSON.parse((shown as { body: string }).body) as unknown[];
    expect(posted).toEqual(simulator.chekt.webhooks());
    expect(posted).toContainEqual({
      id: expect.stringMatching(/^evt_/) as string,
      atMs: expect.any(Number) as number,
      type: 'verification.responded',
      body: JSON.stringify(told(receiver, 'responded')[0]),
      attempt: 1,
      status: 200,
      problem: null,
    });
  });

  it.each([
    [{ form: 'w4' }, 400, 'form: '],
    [{ answerSpeed: 0 }, 400, 'answerSpeed: '],
    [{ answerSpeed: '9' }, 400, 'answerSpeed: '],
    [{ people: [{ contactId: 'contact_grace', script: 'maybe' }] }, 400, 'people.0.script: '],
    [{ people: [{ contactId: 'contact_x', script: 'no' }] }, 400, '"contact_x"'],
    [{ colour: 'red' }, 400, 'colour'],
    ['{', 400, 'the body: '],
  ] as [unknown, number, string][])(
    'refuses %j and names the field',
    async (body, status, part) => {
      const { simulator, url } = await startPractice();
      const before = simulator.chekt.show();
      const answer = await send(url, { ...plain, body });
      expect(statusOf(answer)).toBe(status);
      expect(jsonOf(answer).error).toContain(part);
      expect(simulator.chekt.show()).toEqual(before);
    },
  );

  it('changes nothing when one of several people is unknown', async () => {
    const { simulator, url } = await startPractice();
    const people = [
      { contactId: 'contact_grace', script: 'no' },
      { contactId: 'contact_x', script: 'no' },
    ];
    await send(url, { ...plain, body: { form: 'w3', people } });
    expect(simulator.chekt.show().form).toBe('w1');
    expect(simulator.chekt.people()[0]?.script).toBe('yes');
  });

  it.each([
    [{ host: 'evil.example' }, 403],
    [{ origin: 'http://evil.example' }, 403],
    [{ 'content-type': 'text/plain' }, 415],
  ])('is closed to %j', async (headers, status) => {
    const { url } = await startPractice();
    const answer = await send(url, { ...plain, headers, body: { answerSpeed: 2 } });
    expect(statusOf(answer)).toBe(status);
  });
});
