// The receiver with its real limits under every siege at once: slow, idle, greedy and deaf senders.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder } from '../fakes/desk-folder';
import { EVENT, openReceiver, PATH, type OpenReceiver } from '../unit/core/webhooks/open-receiver';
import { postText, rawClient, type RawClient } from '../unit/core/webhooks/raw-client';
import { buildChild, isReady, startChild } from './child';
import type { ChildFact } from './child-protocol';
import { startRecorder } from './recorder';

let desk: OpenReceiver;
beforeAll(async () => {
  desk = await openReceiver();
});
afterAll(() => desk.close());

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function timedPost(): Promise<number> {
  const startedAt = performance.now();
  expect((await desk.post(EVENT)).status).toBe(200);
  return performance.now() - startedAt;
}

/** Sends the bytes one by one until it is hung up on; resolves with the seconds it lasted and the codes it got. */
async function drip(start: string, bytes: string): Promise<{ lastedMs: number; codes: number[] }> {
  const client = await desk.connect();
  const startedAt = performance.now();
  client.write(start);
  const state: { isOver: boolean } = { isOver: false };
  const ended = client.ended.then((answers) => {
    state.isOver = true;
    return answers.map(({ status }) => status);
  });
  const talk = async (): Promise<void> => {
    for (let at = 0; at < bytes.length && client.socket.writable; at += 1) {
      if (state.isOver) return;
      client.write(bytes.charAt(at));
      await sleep(200);
    }
  };
  const [codes] = await Promise.all([ended, talk()]);
  return { lastedMs: performance.now() - startedAt, codes };
}

describe('a receiver under siege', () => {
  it('hangs up on senders that drip, after 5 s of headers and 10 s of request, with 408', async () => {
    const post = postText(PATH, 'x'.repeat(1_000)).toString();
    const bodyAt = post.indexOf('\r\n\r\n') + 4;
    const [headers, body] = await Promise.all([
      drip('POST ', post.slice(5)),
      drip(post.slice(0, bodyAt), post.slice(bodyAt)),
    ]);
    expect(headers.codes).toEqual([408]);
    expect(body.codes).toEqual([408]);
    expect(headers.lastedMs).toBeGreaterThan(4_500);
    expect(headers.lastedMs).toBeLessThan(8_500);
    expect(body.lastedMs).toBeGreaterThan(9_500);
    expect(body.lastedMs).toBeLessThan(13_500);
  });

  it('answers true events quickly beside 500 idle connections, and gives up idle ones for the rest', async () => {
    const idle: RawClient[] = [];
    for (let count = 0; count < 700; count += 1) {
      const client = await desk.connect();
      if (count % 2 === 0) client.write('POST /webhooks/chekt HTTP/1.1\r\nHost: loc');
      idle.push(client);
    }
    const tookMs: number[] = [];
    for (let count = 0; count < 100; count += 1) tookMs.push(await timedPost());
    tookMs.sort((left, right) => left - right);
    expect(tookMs[95]).toBeLessThan(250);
    // All of them are gone by themselves in the end.
    await Promise.all(idle.map((client) => client.ended));
  });

  it('takes true events while others pour 200 MB into it and never read an answer', async () => {
    const startBytes = process.memoryUsage().rss;
    const block = Buffer.from(`10000\r\n${'x'.repeat(65_536)}\r\n`);
    const head = `POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const refusals = postText('/elsewhere', '{}').toString().repeat(200);
    let pouredBytes = 0;
    let isOn = true;
    const stillOn = (): boolean => isOn;
    const pour = async (first: string | Buffer, more: string | Buffer): Promise<void> => {
      while (stillOn()) {
        const { socket } = await desk.connect();
        socket.pause();
        const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
        socket.write(first);
        while (socket.writable && stillOn()) {
          const sent = new Promise<void>((resolve) => socket.write(more, () => resolve()));
          await Promise.race([sent, gone, sleep(500)]);
          pouredBytes += more.length;
        }
        socket.destroy();
      }
    };
    const pouring = [pour(head, block), pour(head, block), pour(refusals, refusals)];
    const tookMs: number[] = [];
    const startedAt = performance.now();
    while (pouredBytes < 200 * 1024 * 1024 && performance.now() - startedAt < 20_000) {
      tookMs.push(await timedPost());
      await sleep(20);
    }
    isOn = false;
    await Promise.all(pouring);
    expect(tookMs.length).toBeGreaterThan(5);
    expect(Math.max(...tookMs)).toBeLessThan(2_000);
    expect(process.memoryUsage().rss - startBytes).toBeLessThan(300 * 1024 * 1024);
    await timedPost();
  });

  it('has told of all this in a few lines', () => {
    expect(desk.logged).toEqual([]);
    const tellings = desk.refused.map(({ status }) => status);
    expect(new Set(tellings)).toEqual(new Set([404, 408, 413]));
    expect(tellings.length).toBeLessThan(12);
  });
});

describe('a press while anybody who can open a connection', () => {
  let built: Awaited<ReturnType<typeof buildChild>>;
  beforeAll(async () => {
    built = await buildChild();
  });
  afterAll(() => built.remove());

  it.each([
    ['pours in 512 times 600 requests, again and again', 'many'],
    ['pours in 8 times 20,000 requests, again and again', 'long'],
    ['sends headers with the names of what every object has', 'prototype'],
    ['sends what could be proven until it is read', 'plausible'],
  ])('%s, goes out at once, and true events come in', async (_name, kind) => {
    const recorder = await startRecorder();
    const child = startChild(built.path, {
      folder: makeFolder(),
      url: recorder.url,
      webhooks: true,
    });
    const { webhookPort } = await child.until(isReady);
    if (webhookPort === null) throw new Error('it does not listen');

    let pressed = 0;
    async function timedPress(): Promise<number> {
      pressed += 1;
      const [startMs, wanted] = [performance.now(), recorder.arrivals.length + 1];
      child.command({ do: 'press', n: pressed });
      while (recorder.arrivals.length < wanted) await sleep(1);
      return performance.now() - startMs;
    }
    /** As a service does: what was not taken is sent again. */
    async function timedEvent(): Promise<number> {
      const startMs = performance.now();
      for (;;) {
        const client = await rawClient(webhookPort ?? 0);
        client.write(
          postText('/webhooks/chekt', EVENT, { 'x-proof': 'true', connection: 'close' }),
        );
        const [answer] = await client.ended;
        client.socket.destroy();
        if (answer?.status === 200) return performance.now() - startMs;
        await sleep(50);
      }
    }
    async function weigh(): Promise<ChildFact & { fact: 'weight' }> {
      const seen = child.facts.length;
      child.command({ do: 'weigh' });
      return child.until(
        (fact): fact is ChildFact & { fact: 'weight' } =>
          fact.fact === 'weight' && child.facts.indexOf(fact) >= seen,
      );
    }

    for (let count = 0; count < 5; count += 1) await timedPress();
    const before = await weigh();
    const besieger = fork(join(import.meta.dirname, 'besieger.mjs'), [String(webhookPort), kind]);
    onTestFinished(() => void besieger.kill());
    await once(besieger, 'message');
    await sleep(500);
    const pressMs: number[] = [];
    const eventMs: number[] = [];
    let heaviest = before;
    for (let count = 0; count < 25; count += 1) {
      pressMs.push(await timedPress());
      if (count % 5 === 0) eventMs.push(await timedEvent());
      const now = await weigh();
      if (now.bytes > heaviest.bytes) heaviest = now;
      await sleep(100);
    }
    besieger.send('how many?');
    const [closed] = (await once(besieger, 'message')) as [number];
    const [slowestPress, slowestEvent] = [Math.max(...pressMs), Math.max(...eventMs)];
    expect(slowestPress).toBeLessThan(1_500);
    expect(slowestEvent).toBeLessThan(60_000);
    expect(heaviest.bytes - before.bytes).toBeLessThan(600 * 1024 * 1024);
    // It was really under siege, and everything was hung up on and counted.
    expect(closed).toBeGreaterThan(100);
    expect((await weigh()).refusals).toBeGreaterThan(0);
    expect(child.facts.filter(({ fact }) => fact === 'trouble')).toEqual([]);
    await child.kill();
    await recorder.close();
  });
});

describe('whatever is put on the wire', () => {
  it('is answered or hung up on, and nothing is thrown', async () => {
    const NAME = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', 'toString', 'valueOf', '__defineSetter__'),
      fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,30}$/),
    );
    const POST = fc
      .record({ name: NAME, value: fc.stringMatching(/^[!-~]{0,30}$/), times: fc.nat(3) })
      .map(({ name, value, times }) => {
        const line = `${name}: ${value}\r\n`.repeat(times);
        return postText(PATH, 'forged').toString().replace('\r\n\r\n', `\r\n${line}\r\n`);
      })
      .map((text) => Buffer.from(text));
    const BYTES = fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes));
    const CUT = fc
      .tuple(POST, fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([post, part]) => post.subarray(0, Math.floor(post.length * part)));
    const other = await openReceiver({ limits: { badPerMinute: 1_000_000, share: 1 } });
    const uncaught: unknown[] = [];
    const note = (error: unknown): void => void uncaught.push(error);
    process.on('uncaughtExceptionMonitor', note);
    await fc.assert(
      fc.asyncProperty(fc.oneof(POST, BYTES, CUT), async (bytes) => {
        const client = await other.connect();
        client.socket.end(bytes);
        for (const { status } of await client.ended) {
          expect([400, 401, 404, 405, 413, 417, 431]).toContain(status);
        }
      }),
      { numRuns: 500 },
    );
    process.off('uncaughtExceptionMonitor', note);
    expect(uncaught).toEqual([]);
    expect(other.logged).toEqual([]);
    expect((await other.post(EVENT)).status).toBe(200);
    await other.close();
  });
});
