// The way out to one vendor over Chromium's own stack: system proxies, OS trust store, kept connections.
import { app, net, session } from 'electron';
import type { Failure } from '../../shared/failure';
import type { HttpAnswer, HttpPort } from '../vendors/vendor';
import { exchange } from './vendor-connection-exchange';
import { probeRoute } from './vendor-connection-probe';
import { watchTrust } from './vendor-connection-trust';

/**
 * Command line switches to append before the app is ready. Over HTTP/1.1 it can be known whether a
 * request was written; over HTTP/2 and QUIC it cannot, so every early failure would be "unsure".
 */
export const VENDOR_CONNECTION_SWITCHES = ['disable-http2', 'disable-quic'] as const;

export interface VendorConnection extends HttpPort {
  /**
   * Opens a connection ahead of the next request; sends no HTTP byte, reports nothing. Measured: it is
   * still used after 45 s, so call again that often.
   */
  warmUp(url: string): void;
  /** Null when a request would get through right now, else what stands in its way. Sends no HTTP byte. */
  probe(url: string): Promise<Failure | null>;
  /** Drops every kept connection, for instance after a sleep: half-dead ones cost a whole timeout. */
  reset(): Promise<void>;
}

/** Needs a ready app. Each name has its own connections; cookies and cache live in memory and are never used. */
export function createVendorConnection(name: string): VendorConnection {
  const ownSession = session.fromPartition(`vendor-${name}`, { cache: false });
  // Certificates are watched beside the requests, never in their way: an Electron session with a verify
  // procedure keeps a false verdict for good when a handshake is cut off (electron/electron#47267).
  const trust = watchTrust(session.fromPartition(`vendor-${name}-trust`, { cache: false }));
  const singleStream = VENDOR_CONNECTION_SWITCHES.every((key) => app.commandLine.hasSwitch(key));

  return {
    warmUp(url) {
      if (isHttpUrl(url)) ownSession.preconnect({ url, numSockets: 1 });
    },
    async send(request): Promise<HttpAnswer> {
      if (!isHttpUrl(request.url)) {
        return { kind: 'failed', code: 'ERR_INVALID_URL', written: 'no' };
      }
      const answer = await exchange(request, {
        session: ownSession,
        now: Date.now,
        knowsWriting: singleStream || request.url.startsWith('http:'),
      });
      trust.learn(request.url, answer);
      return answer;
    },
    probe: (url) =>
      probeRoute(url, {
        isOnline: () => net.isOnline(),
        resolveProxy: (target) => ownSession.resolveProxy(target),
        resolveHost: async (host) =>
          (await ownSession.resolveHost(host)).endpoints.map(({ address }) => address),
        verdictOf: (target) => trust.verdictOf(target),
      }),
    reset: () => ownSession.closeAllConnections(),
  };
}

function isHttpUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
