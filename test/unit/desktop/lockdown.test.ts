// What a page may not do, whatever it tries.
import type { Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { lockPages, lockSession, type LockdownDeps } from '../../../src/main/desktop/lockdown';
import { createOwnPage } from '../../../src/main/desktop/own-page';

type Listener = (...values: unknown[]) => void;

function fakePage(allowDevTools = false, developmentUrl?: string) {
  const refused: string[] = [];
  const app = new Map<string, Listener>();
  const contents = new Map<string, Listener>();
  const session = new Map<string, unknown>();
  let onWindow: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  const deps: LockdownDeps = {
    app: {
      on: (event: string, listener: Listener) => app.set(event, listener),
    } as unknown as LockdownDeps['app'],
    ownPage: createOwnPage(developmentUrl),
    allowDevTools,
    onRefused: (what, url) => void refused.push(`${what} ${url}`),
  };
  lockPages(deps);
  app.get('web-contents-created')?.(
    {},
    {
      on: (event: string, listener: Listener) => contents.set(event, listener),
      setWebRTCIPHandlingPolicy: (policy: string) => session.set('webrtc', policy),
      setWindowOpenHandler: (handler: typeof onWindow) => (onWindow = handler),
    },
  );
  const keep = (name: string) => (value: unknown) => session.set(name, value);
  lockSession(
    {
      setProxy: keep('proxy'),
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      on: (event: string, listener: unknown) => session.set(event, listener),
      webRequest: { onBeforeRequest: keep('before-request') },
    } as unknown as Session,
    deps,
  );
  const handler = (name: string) => session.get(name) as (...values: unknown[]) => unknown;
  /** True when the page's wish was stopped. */
  const stops = (event: string, details: object = {}, ...more: unknown[]): boolean => {
    let stopped = false;
    contents.get(event)?.({ ...details, preventDefault: () => (stopped = true) }, ...more);
    return stopped;
  };
  return {
    refused,
    handler,
    stops,
    session,
    opensWindow: (url: string) => onWindow({ url }).action,
  };
}

describe('a locked page', () => {
  it('may go to its own page in its main frame and nowhere else', () => {
    const { stops, refused } = fakePage();
    const go = (url: string, isMainFrame = true) =>
      stops('will-frame-navigate', { url, isMainFrame });
    expect(go('tocsin://app/index.html')).toBe(false);
    expect(go('tocsin://app/index.html', false)).toBe(true);
    expect(go('https://example.com/')).toBe(true);
    expect(go('file:///etc/passwd')).toBe(true);
    expect(refused).toHaveLength(3);
  });

  it('may not be redirected, hold another page or open a window', () => {
    const { stops, opensWindow } = fakePage();
    expect(stops('will-redirect', { url: 'tocsin://app/index.html' })).toBe(true);
    expect(stops('will-attach-webview', {}, {}, { src: 'tocsin://app/index.html' })).toBe(true);
    expect(opensWindow('tocsin://app/index.html')).toBe('deny');
  });

  it('has no way out that no handler sees', () => {
    const { session } = fakePage();
    expect(session.get('webrtc')).toBe('disable_non_proxied_udp');
    expect(session.get('proxy')).toMatchObject({
      mode: 'fixed_servers',
      proxyRules: 'http://127.0.0.1:1',
      proxyBypassRules: '<-loopback>',
    });
  });

  it('reaches the server of its own page while it is developed, and nothing else', () => {
    const { session } = fakePage(true, 'http://localhost:5173/');
    expect(session.get('proxy')).toMatchObject({ proxyBypassRules: '<-loopback>;localhost:5173' });
  });

  it('gets no permission, asked for or looked up, and no device', () => {
    const { handler, refused } = fakePage();
    const answers: unknown[] = [];
    handler('request')({}, 'geolocation', (answer: boolean) => answers.push(answer), {
      requestingUrl: 'tocsin://app/index.html',
    });
    answers.push(handler('check')(null, 'media', 'tocsin://app'), handler('device')({}));
    expect(answers).toEqual([false, false, false]);
    expect(refused).toEqual(['permission geolocation tocsin://app/index.html']);
  });

  it('may not download', () => {
    const { handler } = fakePage();
    let stopped = false;
    handler('will-download')(
      { preventDefault: () => (stopped = true) },
      { getURL: () => 'tocsin://app/index.html' },
    );
    expect(stopped).toBe(true);
  });

  it.each([
    ['tocsin://app/assets/index.js', true, true],
    ['https://example.com/', false, false],
    ['http://127.0.0.1:80/', false, false],
    ['ws://127.0.0.1/', false, false],
    ['file:///etc/passwd', false, false],
    ['blob:tocsin://app/1', false, false],
    ['devtools://devtools/bundled/index.html', false, true],
  ])('that requests %s gets it: %s, and %s with developer tools', (url, used, developed) => {
    for (const [allowDevTools, allowed] of [
      [false, used],
      [true, developed],
    ] as const) {
      const answers: unknown[] = [];
      fakePage(allowDevTools).handler('before-request')({ url }, (answer: unknown) =>
        answers.push(answer),
      );
      expect(answers).toEqual([{ cancel: !allowed }]);
    }
  });

  it('leaves a short trace of a long address in the log', () => {
    const { stops, refused } = fakePage();
    stops('will-redirect', { url: `https://example.com/${'a'.repeat(5000)}` });
    expect(refused[0]?.length).toBeLessThan(250);
  });
});
