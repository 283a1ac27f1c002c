// The way out to one vendor over Chromium's own stack: system proxies, OS trust store, kept connections.
import { app, net, session } from 'electron';
import type { Failure } from '../../shared/failure';
import type { HttpAnswer, HttpPort } from '../vendors/vendor';
import { exchange } from './vendor-connection-exchange';
import { probeRoute } from './vendor-connection-probe';
import { watchTrust } from './vendor-connection-trust';

/** Measured: a connection opened ahead is still used after 45 s; call `warmUp` again that often, in milliseconds. */
export const WARM_UP_EVERY_MS = 45_000;

/**
 * Command line switches to append before the app is ready. Over HTTP/1.1 it can be known whether a
 * request was written; over HTTP/2 and QUIC it cannot, so every early failure would be "unsure".
 */
export const VENDOR_CONNECTION_SWITCHES = ['disable-http2', 'disable-quic'] as const;

export interface VendorConnection extends HttpPort {
  /** Opens a connection ahead of the next request; sends no HTTP byte, reports nothing. */
  warmUp(url: string): void;
  /** Null when a request would get through right now, else what stands in its way. Sends no HTTP byte. */
  probe(url: string): Promise<Failure | null>;
  /** Drops every kept connection, for instance after a sleep: half-dead ones cost a whole timeout. */
  reset(): Promise<void>;
}

/** Needs a ready app. Each name has its own connections; cookies and cache live in memory and are never used. */
export function createVendorConnection(name: string): VendorConnection {
  const ownSession = session.fromPartition(`vendor-${name}`, { cache: false });
  const trust = watchTrust(ownSession);
  const singleStream = VENDOR_CONNECTION_SWITCHES.every((key) => app.commandLine.hasSwitch(key));

  function warmUp(url: string): void {
    if (isHttpUrl(url)) ownSession.preconnect({ url, numSockets: 1 });
  }

  return {
    warmUp,
    async send(request): Promise<HttpAnswer> {
      if (!isHttpUrl(request.url)) {
        return { kind: 'failed', code: 'ERR_INVALID_URL', written: 'no' };
      }
      const answer = await exchange(request, {
        session: ownSession,
        now: Date.now,
        knowsWriting: singleStream || request.url.startsWith('http:'),
      });
      if (answer.kind === 'response') trust.proven(request.url);
      return answer;
    },
    probe: (url) =>
      probeRoute(url, {
        isOnline: () => net.isOnline(),
        resolveProxy: (target) => ownSession.resolveProxy(target),
        resolveHost: async (host) =>
          (await ownSession.resolveHost(host)).endpoints.map(({ address }) => address),
        verdictOf: (target) => trust.verdictOf(target, () => warmUp(target)),
      }),
    reset: () => ownSession.closeAllConnections(),
  };
}

function isHttpUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
