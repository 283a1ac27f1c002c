// The way out to one vendor over Chromium's own stack: system proxies, OS trust store, kept connections.
import { app, net, session } from 'electron';
import type { Failure } from '../../shared/core/failure';
import type { HttpAnswer, HttpPort, HttpRequest } from '../core/lib/vendor-port';
import { BROKEN_CODE, exchange } from './vendor-connection-exchange';
import { createLines, hasPulse, type Line } from './vendor-connection-line';
import { exchangeOtherwise, probeOtherwise, type OtherWayDeps } from './vendor-connection-other';
import { probeRoute, type ProbeDeps } from './vendor-connection-probe';
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

/** In a row; after so many Chromium is not asked again before it has shown that it works. */
const BROKEN_MAX = 2;
/** So long after it broke Chromium may show that it works again. */
const MISTRUST_MS = 10_000;
/** A request that shows no progress for so long makes us look whether anybody is at work on it. */
const STILL_MS = 500;
const NETWORK_SERVICE = 'network.mojom.NetworkService';

/**
 * Needs a ready app. Each name has its own connections; cookies and cache live in memory and are never used.
 * `onBroken` is told when Chromium's network service has died; every way goes on with new sessions then.
 */
export function createVendorConnections(
  onBroken: () => void = () => undefined,
): (name: string) => VendorConnection {
  const ways: (() => void)[] = [];
  app.on('child-process-gone', (_event, { serviceName }) => {
    if (serviceName !== NETWORK_SERVICE) return;
    for (const end of ways) end();
    onBroken();
  });
  // Left alone, Electron 45 would send the first certificate of the user to whoever asks; Electron 33 never
  // gets here and fails, so that the other way out takes over (electron/electron#52160, #52162).
  app.on('select-client-certificate', (event, _contents, _url, _certificates, answer) => {
    event.preventDefault();
    answer();
  });
  return (name) => createVendorConnection(name, (end) => ways.push(end));
}

function createVendorConnection(
  name: string,
  onBroken: (end: () => void) => unknown,
): VendorConnection {
  // Certificates are watched beside the requests, never in their way: an Electron session with a verify
  // procedure keeps a false verdict for good when a handshake is cut off (electron/electron#47267).
  const trust = watchTrust();
  const lines = createLines(name, (number) =>
    trust.use(session.fromPartition(`vendor-${name}-trust-${number}`, { cache: false })),
  );
  onBroken(() => lines.end());
  const singleStream = VENDOR_CONNECTION_SWITCHES.every((key) => app.commandLine.hasSwitch(key));
  /** Origins that ask for a certificate of ours, which Chromium's way cannot decline on Electron 33. */
  const asking = new Set<string>();
  let brokenInARow = 0;
  let brokenAtMs = 0;

  const other: OtherWayDeps = {
    now: Date.now,
    resolveProxy: (url) => lines.current().session.resolveProxy(url),
    verdictOn: (url, fingerprint) => trust.verdictOn(url, fingerprint),
  };

  function goesOtherwise(url: string): boolean {
    return brokenInARow >= BROKEN_MAX || asking.has(new URL(url).origin);
  }

  /** Twice, as a press would: a session that is found dead is replaced, and the new one is asked. */
  async function feelPulse(): Promise<void> {
    for (let round = 0; round < BROKEN_MAX; round += 1) {
      const line = lines.current();
      if (await hasPulse(line)) {
        brokenInARow = 0;
        return;
      }
      lines.renew(line);
    }
    brokenInARow = BROKEN_MAX;
    brokenAtMs = performance.now();
  }

  /** A network service that is stopped neither sends nor fails: a press would wait its whole time for nothing. */
  function watchForStandstill(line: Line): { readonly still: AbortSignal; end(): void } {
    const controller = new AbortController();
    let isOver = false;
    const alarm = setTimeout(() => {
      void hasPulse(line).then((isAlive) => {
        if (!isAlive && !isOver) controller.abort();
      });
    }, STILL_MS);
    return {
      still: controller.signal,
      end() {
        isOver = true;
        clearTimeout(alarm);
      },
    };
  }

  async function sendByChromium(request: HttpRequest): Promise<HttpAnswer> {
    const line = lines.current();
    const watch = watchForStandstill(line);
    const onWritten = (atMs: number): void => {
      watch.end();
      request.onWritten?.(atMs);
    };
    const answer = await exchange(
      { ...request, onWritten },
      {
        line: { ...line, gone: AbortSignal.any([line.gone, watch.still]) },
        now: Date.now,
        knowsWriting: singleStream || request.url.startsWith('http:'),
      },
    );
    watch.end();
    if (watch.still.aborted) {
      // It may be stopped for long: the next try must not wait for it again.
      brokenInARow = BROKEN_MAX;
      brokenAtMs = performance.now();
      return answer;
    }
    const isBroken = answer.kind === 'failed' && answer.code === BROKEN_CODE;
    brokenInARow = isBroken ? brokenInARow + 1 : 0;
    if (isBroken) {
      brokenAtMs = performance.now();
      lines.renew(line);
    }
    // A service that is stopped never answers either.
    if (answer.kind === 'failed' && answer.code === 'TIMEOUT') void feelPulse();
    trust.learn(request.url, answer);
    return answer;
  }

  async function sendOtherwise(request: HttpRequest): Promise<HttpAnswer> {
    if (brokenInARow > 0 && performance.now() - brokenAtMs > MISTRUST_MS) void feelPulse();
    return exchangeOtherwise(request, other);
  }

  return {
    warmUp(url) {
      if (isHttpUrl(url)) lines.current().session.preconnect({ url, numSockets: 1 });
    },
    async send(request): Promise<HttpAnswer> {
      if (!isHttpUrl(request.url)) {
        return { kind: 'failed', code: 'ERR_INVALID_URL', written: 'no' };
      }
      if (goesOtherwise(request.url)) return sendOtherwise(request);
      const startedMs = performance.now();
      const answer = await sendByChromium(request);
      if (answer.kind === 'response' || answer.code !== 'ERR_SSL_CLIENT_AUTH_CERT_NEEDED') {
        return answer;
      }
      asking.add(new URL(request.url).origin);
      const timeoutMs = Math.max(1, request.timeoutMs - (performance.now() - startedMs));
      return sendOtherwise({ ...request, timeoutMs: Math.ceil(timeoutMs) });
    },
    async probe(url) {
      if (!isHttpUrl(url)) return probeRoute(url, probeDeps());
      await feelPulse();
      return goesOtherwise(url) ? probeOtherwise(url, other) : probeRoute(url, probeDeps());
    },
    async reset() {
      // Whoever asked for a certificate may have been set up anew.
      asking.clear();
      await lines.current().session.closeAllConnections();
    },
  };

  function probeDeps(): ProbeDeps {
    const { session: own } = lines.current();
    return {
      isOnline: () => net.isOnline(),
      resolveProxy: (target) => own.resolveProxy(target),
      resolveHost: async (host) =>
        (await own.resolveHost(host)).endpoints.map(({ address }) => address),
      verdictOf: (target) => trust.verdictOf(target),
    };
  }
}

function isHttpUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
