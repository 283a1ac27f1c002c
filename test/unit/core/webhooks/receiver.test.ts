// The receiver's life: listening, not being able to, stopping in the middle, and again.
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../../src/main/core/lib/clock';
import { createReceiver } from '../../../../src/main/core/webhooks/receiver';
import { refusingPort } from '../../../fakes/fault-servers';
import { EVENT, openReceiver, PATH } from './open-receiver';
import { postText, rawClient } from './raw-client';

let taken: Server | null = null;
afterEach(() => taken?.close());

async function takePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  taken = server;
  return (server.address() as AddressInfo).port;
}

function bare(host: string, port: number, anyPortIfTaken = false) {
  return createReceiver({
    host: () => host,
    port: () => port,
    anyPortIfTaken: () => anyPortIfTaken,
    routes: [],
    allowedHosts: () => [],
    clock: createSystemClock(),
    onRefused: () => undefined,
    log: () => undefined,
  });
}

describe('starting', () => {
  it('on a port that another program has fails in plain words and can be tried again', async () => {
    const port = await takePort();
    const receiver = bare('127.0.0.1', port);
    expect(await receiver.start()).toEqual({
      ok: false,
      failure: {
        kind: 'unavailable',
        field: 'webhooks.port',
        detail: `another program already uses port ${port} of 127.0.0.1`,
      },
    });
    expect(receiver.port()).toBeNull();
    await new Promise((resolve) => taken?.close(resolve));
    expect(await receiver.start()).toEqual({ ok: true, value: { port } });
    await receiver.stop();
  });

  it('takes any port where that is allowed', async () => {
    const port = await takePort();
    const receiver = bare('127.0.0.1', port, true);
    const started = await receiver.start();
    expect(started.ok && started.value.port !== port).toBe(true);
    expect(receiver.port()).toBe(started.ok && started.value.port);
    await receiver.stop();
  });

  it('says that an address is not of this computer', async () => {
    const started = await bare('203.0.113.77', 0, true).start();
    expect(started).toMatchObject({
      ok: false,
      failure: { kind: 'unavailable', field: 'webhooks.host' },
    });
  });

  it('twice is once', async () => {
    const receiver = bare('127.0.0.1', 0);
    const [first, second] = await Promise.all([receiver.start(), receiver.start()]);
    expect(first).toEqual(second);
    await receiver.stop();
    await receiver.stop();
    expect(receiver.port()).toBeNull();
  });

  it('after a stop works, on the same port', async () => {
    const port = await refusingPort();
    const desk = await openReceiver({ port });
    await desk.receiver.stop();
    await expect(rawClient(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(await desk.receiver.start()).toEqual({ ok: true, value: { port } });
    expect((await desk.post(EVENT)).status).toBe(200);
    await desk.close();
  });
});

describe('stopping', () => {
  it('hangs up on whoever waits for nothing, and answers first what is being stored', async () => {
    let store = (): void => undefined;
    const desk = await openReceiver({
      handle: () =>
        new Promise((resolve) => {
          store = () => resolve({ kind: 'accepted' });
          arrived();
        }),
    });
    let arrived = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const idle = await desk.connect();
    const half = await desk.connect();
    half.write('POST /webh');
    const storing = await desk.connect();
    storing.write(postText(PATH, EVENT));
    await arrival;
    const stopped = desk.receiver.stop();
    expect(await idle.ended).toEqual([]);
    expect(await half.ended).toEqual([]);
    store();
    expect(await storing.ended).toMatchObject([{ status: 200 }]);
    await stopped;
  });

  it('does not wait for ever for a route', async () => {
    const desk = await openReceiver({
      handle: () => new Promise(() => undefined),
      limits: { stopGraceMs: 20 },
    });
    const client = await desk.connect();
    client.write(postText(PATH, EVENT));
    while (desk.seen.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await desk.receiver.stop();
    expect(await client.ended).toEqual([]);
  });

  it('tells what was refused since it was last told', async () => {
    const desk = await openReceiver();
    for (let count = 0; count < 4; count += 1) await desk.post('forged');
    await desk.close();
    expect(desk.refused).toEqual([
      { status: 401, count: 1, source: '127.0.0.1' },
      { status: 401, count: 3, source: '127.0.0.1' },
    ]);
  });
});
