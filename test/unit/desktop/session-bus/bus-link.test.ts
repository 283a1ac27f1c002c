// A connection to a bus that is not there, does not speak, or speaks nonsense ends within its limit.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBusLink } from '../../../../src/main/desktop/session-bus/bus-link';
import { createManualClock } from '../../../fakes/clock';

const EVENTS = { onSignal: () => undefined, onEnd: () => undefined };

let folder: string;
let server: Server | undefined;
const sockets = new Set<Socket>();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-bus-'));
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
  rmSync(folder, { recursive: true });
});

async function listen(onSocket: (socket: Socket) => void): Promise<string> {
  const path = join(folder, 'bus');
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server?.listen(path, resolve));
  return path;
}

describe('a link to the session bus', () => {
  it('is refused at once where nobody listens', async () => {
    const opened = await openBusLink(join(folder, 'none'), EVENTS, createManualClock(), 5000);
    expect(opened).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
  });

  it('is given up after its limit when the bus takes the connection and says nothing', async () => {
    const clock = createManualClock();
    const taken = new Promise<void>((resolve) => {
      void listen(() => resolve()).then((path) => {
        opened = openBusLink(path, EVENTS, clock, 5000);
      });
    });
    let opened: ReturnType<typeof openBusLink> | undefined;
    await taken;
    await clock.advance(5000);
    expect(await opened).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
    expect(clock.pending()).toBe(0);
  });

  it('is refused when the bus does not believe who we are', async () => {
    const path = await listen((socket) => socket.on('data', () => socket.write('REJECTED\r\n')));
    const opened = await openBusLink(path, EVENTS, createManualClock(), 5000);
    expect(opened).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
  });

  it('is refused when the bus hangs up', async () => {
    const path = await listen((socket) => socket.end());
    const opened = await openBusLink(path, EVENTS, createManualClock(), 5000);
    expect(opened).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
  });
});
