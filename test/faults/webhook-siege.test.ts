// The receiver with its real limits under every siege at once: slow, idle, greedy and deaf senders.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENT, openReceiver, PATH, type OpenReceiver } from '../unit/webhooks/open-receiver';
import { postText, type RawClient } from '../unit/webhooks/raw-client';

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
    expect(new Set(tellings)).toEqual(new Set([404, 408, 413, 429]));
    expect(tellings.length).toBeLessThan(12);
  });
});
