// Takes from every page what ours never needs: going elsewhere, opening windows, permissions, the network.
import type { App, Session, WebContents } from 'electron';
import type { OwnPage } from './own-page';

export interface LockdownDeps {
  readonly app: Pick<App, 'on'>;
  readonly ownPage: OwnPage;
  /** Developer tools load their own pages; false in every packaged build. */
  readonly allowDevTools: boolean;
  /** What was refused, for the log; `url` is cut to a harmless length. */
  readonly onRefused: (what: string, url: string) => void;
}

/** Locks every page made from now on. */
export function lockPages(deps: LockdownDeps): void {
  deps.app.on('web-contents-created', (_event, contents) => lockContents(contents, deps));
}

function lockContents(contents: WebContents, deps: LockdownDeps): void {
  // No request handler sees WebRTC: it may use neither UDP nor, by the session's proxy, TCP.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  const refuse = (what: string, event: { preventDefault(): void }, url: string): void => {
    event.preventDefault();
    deps.onRefused(what, url.slice(0, 200));
  };
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !deps.ownPage.isOwn(event.url)) {
      refuse('navigation', event, event.url);
    }
  });
  contents.on('will-redirect', (event) => refuse('redirect', event, event.url));
  contents.on('will-attach-webview', (event, _preferences, parameters) =>
    refuse('webview', event, parameters.src ?? ''),
  );
  contents.setWindowOpenHandler(({ url }) => {
    deps.onRefused('window', url.slice(0, 200));
    return { action: 'deny' };
  });
}

/** A port of this computer that nobody listens on, also for addresses of this computer. */
const NOWHERE = 'http://127.0.0.1:1';
const ALSO_THIS_COMPUTER = '<-loopback>';

/** Locks what the pages of one session may ask for. The session must not be the one vendors are called with. */
export function lockSession(session: Session, deps: Omit<LockdownDeps, 'app'>): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    deps.onRefused(`permission ${permission}`, details.requestingUrl.slice(0, 200));
    answer(false);
  });
  // Whatever tries to leave by a way that no handler sees gets nowhere.
  const { server } = deps.ownPage;
  void session.setProxy({
    mode: 'fixed_servers',
    proxyRules: NOWHERE,
    proxyBypassRules: server === null ? ALSO_THIS_COMPUTER : `${ALSO_THIS_COMPUTER};${server}`,
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    event.preventDefault();
    deps.onRefused('download', item.getURL().slice(0, 200));
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !mayLoad(details.url, deps);
    if (cancel) deps.onRefused('request', details.url.slice(0, 200));
    answer({ cancel });
  });
}

function mayLoad(url: string, deps: Pick<LockdownDeps, 'ownPage' | 'allowDevTools'>): boolean {
  return deps.ownPage.isOwn(url) || (deps.allowDevTools && url.startsWith('devtools://'));
}
