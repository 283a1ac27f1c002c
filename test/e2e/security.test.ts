// What a hostile page could try inside the window, tried for real.
import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TocsinApi } from '../../src/shared/ipc';
import { Desk } from './harness/desk';
import { Screen } from './harness/screen';

const desk = new Desk();
let screen: Screen;
let page: Page;
/** A server that no page of ours may ever reach. */
let elsewhere: Server;
let elsewhereUrl = '';
let connections = 0;

beforeAll(async () => {
  elsewhere = createServer((_request, response) => response.end('<h1>elsewhere</h1>'));
  elsewhere.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
  await desk.start();
  screen = await Screen.of(desk);
  page = screen.page;
});
afterAll(async () => {
  await desk.close();
  elsewhere.closeAllConnections();
  await new Promise((resolve) => elsewhere.close(resolve));
});

const windows = (): Promise<number> =>
  desk.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

describe('the page', () => {
  it('is sandboxed, isolated and without any of Node', async () => {
    const preferences = await desk.inMain(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
    expect(preferences.nodeIntegrationInWorker ?? false).toBe(false);
    expect(preferences.allowRunningInsecureContent ?? false).toBe(false);
    expect(preferences.experimentalFeatures ?? false).toBe(false);
    expect(preferences.enableBlinkFeatures ?? '').toBe('');
    const found = await page.evaluate(() =>
      [
        'require',
        'process',
        'Buffer',
        'module',
        'exports',
        'global',
        '__dirname',
        'electron',
      ].filter((name) => name in globalThis),
    );
    expect(found).toEqual([]);
  });

  it('has window.tocsin with three functions and nothing else of ours, and cannot replace it', async () => {
    const bridge = await page.evaluate(() => {
      const scope = globalThis as unknown as { tocsin: Record<string, unknown> };
      const before = scope.tocsin;
      try {
        scope.tocsin = {};
      } catch {
        // Either way it must still be the first one.
      }
      return {
        kinds: Object.entries(before).map(([name, value]) => `${name}: ${typeof value}`),
        same: scope.tocsin === before,
      };
    });
    expect(bridge.kinds.sort()).toEqual([
      'call: function',
      'onShow: function',
      'onState: function',
    ]);
    expect(bridge.same).toBe(true);
  });

  it('runs no inline script and no eval', async () => {
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src="data:x" onerror="window.inlineRan = true">';
      document.body.append(image);
      // Outside the test tool's own call, which is allowed to evaluate.
      const evaluated = await new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            resolve(`ran: ${String((0, eval)('1 + 1'))}`);
          } catch (error) {
            resolve((error as Error).name);
          }
        }, 100);
      });
      script.remove();
      image.remove();
      return { evaluated, inline: 'inlineRan' in globalThis };
    });
    expect(ran).toEqual({ evaluated: 'EvalError', inline: false });
  });

  it('reaches no server, not even one on this computer', async () => {
    // The server is there: another session of the same app gets an answer.
    const reached = await desk.inMain(
      async ({ session }, url) => (await session.fromPartition('other').fetch(url)).status,
      elsewhereUrl,
    );
    expect(reached).toBe(200);
    const before = connections;
    const outcome = await page.evaluate(async (url) => {
      const failed = (make: () => HTMLElement): Promise<string> =>
        new Promise((resolve) => {
          const element = make();
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('refused');
          document.body.append(element);
          setTimeout(() => resolve('nothing'), 1500);
        });
      const outcomes = await Promise.all([
        fetch(url).then(
          () => 'loaded',
          () => 'refused',
        ),
        failed(() => Object.assign(document.createElement('img'), { src: `${url}i.png` })),
        failed(() => Object.assign(document.createElement('script'), { src: `${url}s.js` })),
        failed(() =>
          Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${url}s.css` }),
        ),
        new Promise<string>((resolve) => {
          const socket = new WebSocket(url.replace('http', 'ws'));
          socket.onopen = () => resolve('loaded');
          socket.onerror = () => resolve('refused');
        }).catch(() => 'refused'),
      ]);
      navigator.sendBeacon(url, 'x');
      const frame = Object.assign(document.createElement('iframe'), { src: url });
      document.body.append(frame);
      const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
      document.body.append(form);
      form.submit();
      return outcomes;
    }, elsewhereUrl);
    expect(outcome).not.toContain('loaded');
    await sleep(1000);
    // Chromium may look up a connection beforehand; ours must not even do that.
    expect(connections).toBe(before);
    expect(page.url()).toBe('tocsin://app/index.html');
  });

  it.each([
    ['another site', () => 'https://example.com/'],
    ['a server on this computer', () => elsewhereUrl],
    ['a file', () => 'file:///etc/passwd'],
    ['a data address', () => 'data:text/html,<h1>hello</h1>'],
    ['another host of our own scheme', () => 'tocsin://elsewhere/index.html'],
    ['a made-up scheme', () => 'mailto:nobody@example.com'],
  ])('cannot go to %s', async (_what, target) => {
    const before = connections;
    await page.evaluate((url) => {
      location.href = url;
    }, target());
    await sleep(400);
    expect(page.url()).toBe('tocsin://app/index.html');
    expect(await screen.button('Threat').isVisible()).toBe(true);
    expect(connections).toBe(before);
  });

  it('opens no window, no tab and no webview', async () => {
    const opened = await page.evaluate((url) => {
      const made = window.open(url, '_blank');
      const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
      document.body.append(link);
      link.click();
      link.remove();
      const view = document.createElement('webview');
      view.setAttribute('src', url);
      document.body.append(view);
      const isPlain = !('getWebContentsId' in view);
      view.remove();
      return { made: made === null, isPlain };
    }, elsewhereUrl);
    await sleep(400);
    expect(opened).toEqual({ made: true, isPlain: true });
    expect(await windows()).toBe(1);
  });

  it('reaches nobody by WebRTC, over UDP or TCP', async () => {
    let packets = 0;
    let connections = 0;
    const udp = createSocket('udp4', () => (packets += 1));
    await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
    const tcp = createTcpServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    const ports = { udp: udp.address().port, tcp: (tcp.address() as AddressInfo).port };
    const candidates = await page.evaluate(async (to) => {
      const login = { username: 'u', credential: 'c' };
      const peer = new RTCPeerConnection({
        iceServers: [
          { urls: `stun:127.0.0.1:${to.udp}` },
          { urls: `turn:127.0.0.1:${to.tcp}?transport=tcp`, ...login },
        ],
      });
      const found: string[] = [];
      peer.onicecandidate = ({ candidate }) => {
        if (candidate) found.push(candidate.candidate);
      };
      peer.createDataChannel('way out');
      await peer.setLocalDescription(await peer.createOffer());
      // Until it has tried every way it knows.
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (peer.iceGatheringState === 'complete') resolve();
        };
        peer.addEventListener('icegatheringstatechange', look);
        look();
      });
      peer.close();
      return found;
    }, ports);
    udp.close();
    tcp.close();
    expect([packets, connections, candidates]).toEqual([0, 0, []]);
  });

  it('is refused every permission', async () => {
    const answers = await page.evaluate(async () => {
      const nameOf = (work: Promise<unknown>): Promise<string> =>
        work.then(
          () => 'granted',
          (error: unknown) => (error as Error).name,
        );
      const states = await Promise.all(
        ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'].map((name) =>
          navigator.permissions
            .query({ name: name as PermissionName })
            .then(({ state }) => state as string),
        ),
      );
      const location = await new Promise<number>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve(0),
          ({ code }) => resolve(code),
        );
      });
      return {
        states: [...new Set(states)],
        location,
        media: await nameOf(navigator.mediaDevices.getUserMedia({ audio: true })),
        screen: await nameOf(navigator.mediaDevices.getDisplayMedia()),
        clipboard: await nameOf(navigator.clipboard.readText()),
        notification: await Notification.requestPermission(),
      };
    });
    expect(answers.states).toEqual(['denied']);
    expect(answers.location).toBe(1);
    expect(answers.notification).toBe('denied');
    for (const name of [answers.media, answers.screen, answers.clipboard]) {
      expect(name).toMatch(/NotAllowedError|NotSupportedError|NotFoundError|InvalidStateError/);
    }
  });
});

describe('our own scheme', () => {
  const ask = (url: string, method = 'GET') =>
    desk.inMain(
      async ({ session }, [address, verb]) => {
        const answer = await session.fromPartition('window').fetch(address, { method: verb });
        return {
          status: answer.status,
          headers: Object.fromEntries(answer.headers.entries()),
          text: await answer.text(),
        };
      },
      [url, method] as const,
    );

  it('serves the page with a content policy that allows its own files and nothing else', async () => {
    const { status, headers } = await ask('tocsin://app/index.html');
    expect(status).toBe(200);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    'tocsin://app/../package.json',
    'tocsin://app/..%2f..%2fpackage.json',
    'tocsin://app/%2e%2e/%2e%2e/package.json',
    'tocsin://app/..%5c..%5cpackage.json',
    'tocsin://app//etc/passwd',
    'tocsin://app/%2fetc%2fpasswd',
    'tocsin://app/index.html%00.js',
    'tocsin://app/assets/../../main/index.js',
    'tocsin://app/nothing.js',
    'tocsin://app/',
  ])('answers %s with 404 and no content', async (url) => {
    expect(await ask(url)).toMatchObject({ status: 404, text: '' });
  });

  it("takes no other method and no other host, and the page's session goes nowhere else", async () => {
    expect((await ask('tocsin://app/index.html', 'POST')).status).toBe(405);
    expect(await ask('tocsin://elsewhere/index.html')).toMatchObject({ status: 404, text: '' });
    await expect(ask(elsewhereUrl)).rejects.toThrow('ERR_BLOCKED_BY_CLIENT');
  });
});

describe('calls to main', () => {
  it.each([
    ['unknown', 'quit', undefined],
    ['inherited', 'constructor', undefined],
    ['malformed', 'press', { status: 'FIRE' }],
    ['with a key too many', 'press', { status: 'SAFE', origin: 'tray' }],
    ['with a value too long', 'press', { status: 'SAFE', message: 'x'.repeat(1001) }],
    ['without an id', 'cancel', {}],
    ['for a setting that is not one', 'changeSettings', { mode: 'live' }],
    ['for a secret that is not one', 'setSecret', { name: '__proto__', value: 'x' }],
  ])('that are %s are refused with an answer', async (_what, name, input) => {
    const answer = await page.evaluate(
      ([call, value]) => {
        const { tocsin } = globalThis as unknown as { tocsin: TocsinApi };
        return tocsin.call(call as never, value as never);
      },
      [name, input] as const,
    );
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });
    expect((await screen.state()).deliveries).toHaveLength(0);
  });

  it('from any page but ours are refused, even with our own preload', async () => {
    const answer = await desk.inMain(async ({ BrowserWindow, app }) => {
      const stranger = new BrowserWindow({
        show: false,
        webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true },
      });
      try {
        await stranger.loadURL('about:blank');
        return (await stranger.webContents.executeJavaScript(
          `window.tocsin.call('press', { status: 'THREAT' })`,
        )) as unknown;
      } finally {
        stranger.destroy();
      }
    });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unauthorized' } });
    expect((await screen.state()).deliveries).toHaveLength(0);
  });
});
