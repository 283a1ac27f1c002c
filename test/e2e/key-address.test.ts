// Keys go only where they were entered for: whoever changes a vendor's address, in Settings or through the page, gets none of them.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SecretName } from '../../src/shared/settings/secret';
import { answerDialog } from './harness/dialog';
import { Desk } from './harness/desk';
import { LIVE_RECEIVER } from './harness/live';
import { Screen } from './harness/screen';
import { StrictShare911 } from './harness/strict-share911';

const KEYS = {
  'share911.apiKey': 'canary-share911-51c2',
  'chekt.apiKey': 'canary-chekt-8e07',
  'emergency24.apiKey': 'canary-emergency24-d4b9',
} as const satisfies Partial<Record<SecretName, string>>;

/** Somebody else's server: takes everything and remembers all of it. */
const strangers: string[] = [];
let stranger: Server;
let strangerUrl: string;
const share911 = new StrictShare911(KEYS['share911.apiKey']);
const home = createHome();
const desk = new Desk({
  managed: {
    mode: 'live',
    desk: { name: 'Front Desk', location: 'Main Office' },
    share911: { channelId: 'sharevilledemo/eastbranch', integrationId: 'acme' },
    chekt: { siteIds: ['site_1'] },
    webhooks: LIVE_RECEIVER,
    panic: { countdownSeconds: 0 },
  },
});
let screen: Screen;

/** Where CHeKT and Emergency24 are at first: remembers what it was shown. */
function createHome() {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    request.resume();
    response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
  });
  return { seen, server };
}

const listen = (server: Server) =>
  new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

/** In any form in which a key travels. */
const formsOf = (key: string) => [key, Buffer.from(`api:${key}`).toString('base64')];
const keysSeenBy = (seen: readonly string[]) =>
  Object.entries(KEYS)
    .filter(([, key]) => formsOf(key).some((form) => seen.join('\n').includes(form)))
    .map(([name]) => name);

const move = async (url: string) => {
  await screen.call('changeSettings', {
    share911: { baseUrl: url },
    chekt: { baseUrl: url },
    emergency24: { baseUrl: `${url}/api` },
  });
};

beforeAll(async () => {
  stranger = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      strangers.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)} ${body}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  strangerUrl = await listen(stranger);
  const homeUrl = await listen(home.server);
  await share911.start();
  await desk.start();
  screen = new Screen(desk, await desk.page());
  await screen.call('changeSettings', {
    share911: { baseUrl: share911.url },
    chekt: { baseUrl: homeUrl },
    emergency24: { baseUrl: `${homeUrl}/api` },
  });
  for (const [name, value] of Object.entries(KEYS)) {
    expect((await desk.command(['secrets', 'set', name], `${value}\n`)).code).toBe(0);
  }
});
afterAll(async () => {
  await desk.close();
  await share911.stop();
  for (const server of [stranger, home.server]) {
    server.closeAllConnections();
    server.close();
  }
});

describe('a desk whose vendors get another address through its page', () => {
  it('has sent all three keys where they were entered for', async () => {
    await screen.call('press', { status: 'SAFE' });
    await screen.untilState('SAFE', 'accepted');
    await screen.call('syncContacts', {});
    await desk.until('read', () => keysSeenBy(home.seen).length === 2);
    expect(keysSeenBy(home.seen)).toEqual(['chekt.apiKey', 'emergency24.apiKey']);
  });

  it('sends none of them there, and says that the keys must be entered again', async () => {
    await move(strangerUrl);
    await screen.call('press', { status: 'THREAT' });
    await screen.ask('syncContacts', {});
    await screen.ask('siteContacts', { siteId: 'site_1', refresh: true });
    await screen.untilWaiting('THREAT');
    const others = Object.fromEntries(Object.keys(KEYS).map((name) => [name, 'other-address']));
    await screen.until(
      'all three keys belong to another address, and that is trouble',
      ({ readiness, secrets }) =>
        readiness.troubles.some(({ id, blocks }) => id === 'key-other-address' && blocks) &&
        Object.keys(others).every((name) => secrets[name as keyof typeof KEYS] === others[name]),
    );
    await screen
      .card('Threat')
      .getByText(/The address changed: enter the key again\. The key was entered for another/)
      .waitFor();
    await screen.goTo('Settings');
    await screen.page.getByText('Stored for another address', { exact: true }).first().waitFor();
    expect(strangers.filter((seen) => seen.startsWith('POST'))).toEqual([]);
    expect(keysSeenBy(strangers)).toEqual([]);
  });

  it('sends the waiting press once the address is back, and still nothing to the stranger', async () => {
    await screen.call('changeSettings', { share911: { baseUrl: share911.url } });
    await screen.untilState('THREAT', 'accepted');
    expect(keysSeenBy(strangers)).toEqual([]);
  });

  it('sends a key there that somebody has entered for it', async () => {
    await screen.call('changeSettings', { share911: { baseUrl: strangerUrl } });
    const set = await desk.command(['secrets', 'set', 'share911.apiKey'], 'meant-for-them\n');
    expect(set.code).toBe(0);
    await screen.call('press', { status: 'SECURITY_NEEDED' });
    const theirs = Buffer.from('api:meant-for-them').toString('base64');
    await desk.until('sent', () => strangers.some((seen) => seen.includes(theirs)));
    expect(keysSeenBy(strangers)).toEqual([]);
  });
});

describe('a change that opens the desk to others', () => {
  it('is made only when the operator says so in a dialog of the system', async () => {
    const change = () => screen.ask('changeSettings', { webhooks: { host: '0.0.0.0' } });
    const refused = change();
    await answerDialog('Change this setting?', 'Escape');
    expect(await refused).toMatchObject({ ok: false, failure: { reason: 'declined' } });
    expect((await screen.state()).settings.webhooks.host).toBe('127.0.0.1');

    const tileUrl = 'https://tiles.example.org/{z}/{x}/{y}.png';
    const pictures = screen.ask('changeSettings', { calls: { tileUrl } });
    await answerDialog('Change this setting?', 'Return');
    expect(await pictures).toMatchObject({ ok: false, failure: { reason: 'declined' } });
    expect((await screen.state()).settings.calls.tileUrl).toBe('');
  });
});
