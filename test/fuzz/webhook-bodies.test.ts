// 20,000 random and mutated webhooks over real sockets: the right code each, the bytes unchanged, nothing falls over.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawWebhook, WebhookVerdict } from '../../src/main/core/webhooks/webhook';
import { openReceiver, PATH, type OpenReceiver } from '../unit/core/webhooks/open-receiver';
import { postText, rawClient, type WireAnswer } from '../unit/core/webhooks/raw-client';

const BATCHES = 40;
const PER_BATCH = 500;
const AT_ONCE = 50;
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const TRUE_EVENT = '{"event_type":"verification.responded","data":{"response":"confirmed"}}';

/** Numbers below `limit`, the same for the same seed (mulberry32). */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const proofOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex');

function isEvent(body: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return typeof value === 'object' && value !== null && 'event_type' in value;
  } catch {
    return false;
  }
}

/** Knows from the proof whether a single byte was changed between the sender and here. */
function judge({ headers, body }: RawWebhook): Promise<WebhookVerdict> {
  if (headers['x-proof'] !== proofOf(body)) {
    return Promise.resolve({ kind: 'unproven', detail: 'no' });
  }
  if (!isEvent(body)) return Promise.resolve({ kind: 'malformed', detail: 'no' });
  return Promise.resolve({ kind: 'accepted' });
}

const MUTATIONS: readonly ((body: Buffer, roll: (limit: number) => number) => Buffer)[] = [
  (body) => body,
  (body, roll) => body.subarray(0, roll(body.length + 1)),
  (body, roll) => {
    const copy = Buffer.from(body);
    for (let times = 1 + roll(4); times > 0 && copy.length > 0; times -= 1) {
      copy[roll(copy.length)] = roll(256);
    }
    return copy;
  },
  (body, roll) => Buffer.concat([body.subarray(roll(body.length + 1)), body]),
  (_body, roll) => Buffer.from(Array.from({ length: roll(200) }, () => roll(256))),
  (_body, roll) => Buffer.from('['.repeat(1 + roll(5_000))),
  (body) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]),
  (body) => Buffer.from(body.toString('utf8'), 'utf16le'),
  (body, roll) => Buffer.concat([body, Buffer.alloc(roll(2_000), ' ')]),
];

/** Faults of the head and the code for each, in the order in which the receiver looks. */
const HEADS: readonly (readonly [number, string, Readonly<Record<string, string>>])[] = [
  [404, '/webhooks/chekt/token-9', {}],
  [404, '/%77ebhooks/chekt', {}],
  [404, PATH, { host: 'attacker.example' }],
  [404, PATH, { origin: 'https://attacker.example' }],
];

/** How a body is labelled decides nothing. */
const LABELS: readonly Readonly<Record<string, string>>[] = [
  { 'content-type': 'text/json' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-encoding': 'br' },
];

interface Shot {
  readonly bytes: Buffer;
  readonly status: number;
}

function shoot(roll: (limit: number) => number, seeds: readonly string[]): Shot {
  const base = Buffer.from(roll(3) === 0 ? TRUE_EVENT : (seeds[roll(seeds.length)] ?? ''));
  const body = MUTATIONS[roll(MUTATIONS.length)]?.(base, roll) ?? base;
  const isProven = roll(4) !== 0;
  const [headStatus, path, faults] = HEADS[roll(HEADS.length * 5)] ?? [null, PATH, {}];
  const label = LABELS[roll(LABELS.length * 5)] ?? {};
  const headers = {
    'x-proof': isProven ? proofOf(body) : proofOf(Buffer.from([roll(256)])),
    ...label,
    ...faults,
  };
  const bodyStatus = isEvent(body) ? 200 : 400;
  const proven = isProven || headers['x-proof'] === proofOf(body);
  const isChunked = headStatus === null && roll(3) === 0;
  return {
    bytes: isChunked ? chunkedPost(path, body, headers, roll) : postText(path, body, headers),
    status: headStatus ?? (proven ? bodyStatus : 401),
  };
}

function chunkedPost(
  path: string,
  body: Buffer,
  headers: Readonly<Record<string, string>>,
  roll: (limit: number) => number,
): Buffer {
  const framing = { ...headers, 'content-length': null, 'transfer-encoding': 'chunked' };
  const parts = [postText(path, '', framing)];
  for (let at = 0; at < body.length;) {
    const part = body.subarray(at, at + 1 + roll(400));
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
    at += part.length;
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

/** A refusal ends its connection: after each the next begins. */
function connectionsOf(shots: readonly Shot[]): readonly (readonly Shot[])[] {
  const connections: Shot[][] = [[]];
  for (const shot of shots) {
    connections.at(-1)?.push(shot);
    if (shot.status !== 200) connections.push([]);
  }
  return connections.filter(({ length }) => length > 0);
}

function tooLarge(roll: (limit: number) => number): Shot {
  const body = Buffer.alloc(256 * 1024 + 1 + roll(10_000), '7');
  return { bytes: postText(PATH, body, { 'x-proof': proofOf(body) }), status: 413 };
}

let desk: OpenReceiver;
beforeAll(async () => {
  desk = await openReceiver({ handle: judge, limits: { badPerMinute: 10_000_000, share: 1 } });
});
afterAll(() => desk.close());

async function exchange(shots: readonly Shot[]): Promise<readonly WireAnswer[]> {
  const client = await rawClient(desk.port);
  client.write(Buffer.concat(shots.map(({ bytes }) => bytes)));
  const answers = await client.answers(shots.length);
  client.socket.destroy();
  return answers;
}

async function takesATrueEvent(): Promise<void> {
  const proof = proofOf(Buffer.from(TRUE_EVENT));
  expect((await desk.post(TRUE_EVENT, { 'x-proof': proof })).status).toBe(200);
}

describe('20,000 webhooks', () => {
  it('get the right code each and leave the receiver as it was', async () => {
    const roll = dice(SEED);
    const anyValue = fc.oneof(
      fc.json(),
      fc
        .record({ event_type: fc.string({ unit: 'binary' }), data: fc.jsonValue() })
        .map((value) => JSON.stringify(value)),
    );
    const seeds = fc.sample(anyValue, { numRuns: 2_000, seed: SEED });
    const counts = new Map<number, number>();
    const startBytes = process.memoryUsage().rss;
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const shots = Array.from({ length: PER_BATCH - 1 }, () => shoot(roll, seeds));
      shots.push(tooLarge(roll));
      const answers: WireAnswer[] = [];
      const connections = connectionsOf(shots);
      for (let at = 0; at < connections.length; at += AT_ONCE) {
        const answered = await Promise.all(connections.slice(at, at + AT_ONCE).map(exchange));
        answers.push(...answered.flat());
      }
      const wrong = answers.findIndex(({ status }, index) => status !== shots[index]?.status);
      expect(
        wrong < 0
          ? null
          : [answers[wrong], shots[wrong]?.bytes.toString('latin1'), `FUZZ_SEED=${SEED}`],
      ).toBeNull();
      for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
      desk.seen.splice(0);
    }
    // Every code really occurs, so that none is right by never being asked for.
    for (const status of [200, 400, 401, 404, 413]) expect(counts.get(status)).toBeGreaterThan(30);
    expect([...counts.values()].reduce((sum, count) => sum + count)).toBe(BATCHES * PER_BATCH);
    expect(process.memoryUsage().rss - startBytes).toBeLessThan(400 * 1024 * 1024);
    expect(desk.logged).toEqual([]);
    await takesATrueEvent();
  });
});

describe('2,000 connections of bytes that are hardly HTTP', () => {
  it('get a fitting code or are hung up on, and leave the receiver as it was', async () => {
    const roll = dice(SEED + 1);
    const whole = postText(PATH, TRUE_EVENT, { 'x-proof': proofOf(Buffer.from(TRUE_EVENT)) });
    const chunked = chunkedPost(PATH, Buffer.from(TRUE_EVENT), {}, roll);
    for (let count = 0; count < 2_000; count += 1) {
      const copy = Buffer.from(roll(2) === 0 ? whole : chunked);
      for (let times = 1 + roll(6); times > 0; times -= 1) copy[roll(copy.length)] = roll(256);
      const client = await desk.connect();
      client.socket.end(roll(5) === 0 ? copy.subarray(0, roll(copy.length)) : copy);
      for (const { status } of await client.ended) {
        expect([200, 400, 401, 404, 405, 413, 417, 431], `FUZZ_SEED=${SEED}`).toContain(status);
      }
      client.socket.destroy();
    }
    expect(desk.logged).toEqual([]);
    await takesATrueEvent();
  });
});
