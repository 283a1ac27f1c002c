// Whether answers could come home: the canary through something in between, and its loss as trouble within a minute.
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBlocked } from '../../src/shared/core/readiness';
import type { Screen } from './harness/screen';
import { VerifyDesk } from './harness/verify-desk';

let receiverPort = 0;
let tunnel: Server;
let live: VerifyDesk;
let screen: Screen;

/** Carries every request to the receiver as it is, like a tunnel program. */
function openTunnel(port: number): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const to = request({ host: '127.0.0.1', port: receiverPort, method, path: url, headers });
    to.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    to.on('error', () => outgoing.destroy());
    incoming.pipe(to);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

beforeAll(async () => {
  tunnel = await openTunnel(0);
  const { port } = tunnel.address() as AddressInfo;
  live = await VerifyDesk.make((own) => {
    receiverPort = own;
    return `http://127.0.0.1:${port}`;
  });
  screen = await live.start();
});
afterAll(async () => {
  tunnel.closeAllConnections();
  tunnel.close();
  await live.close();
});

describe('the address that is registered', () => {
  it('is the public one, and the canary comes home through it', async () => {
    const { webhook } = await screen.state();
    const { port } = tunnel.address() as AddressInfo;
    expect(webhook.chektUrl).toBe(`http://127.0.0.1:${port}/webhooks/chekt`);
    const checked = await screen.call('checkWebhook', undefined);
    expect(checked.failure).toBeNull();
    expect(checked.tookMs).toBeGreaterThan(0);
    expect((await live.list()).strays).toEqual([]);
  });

  it('is watched while answers are awaited, and its loss is trouble within a minute', async () => {
    const { line } = await live.ask(
      '--contacts=contact_1',
      '--method=sms',
      '--event=e',
      '--timeout=300',
    );
    expect(line.state).toBe('accepted');
    const { port } = tunnel.address() as AddressInfo;
    tunnel.closeAllConnections();
    await new Promise((resolve) => tunnel.close(resolve));
    const brokenAtMs = Date.now();
    const lost = await screen.until(
      'the loss is trouble',
      ({ readiness }) => readiness.troubles.some(({ id }) => id === 'webhook-lost'),
      60_000,
    );
    expect(Date.now() - brokenAtMs).toBeLessThan(60_000);
    // A press does not need it.
    expect(isBlocked(lost.readiness.verdict)).toBe(false);
    await screen.page
      .getByText('Answers from contacts may not reach this computer')
      .first()
      .waitFor();

    tunnel = await openTunnel(port);
    await screen.until(
      'the trouble is over',
      ({ readiness }) => readiness.troubles.every(({ id }) => id !== 'webhook-lost'),
      60_000,
    );
  });
});
