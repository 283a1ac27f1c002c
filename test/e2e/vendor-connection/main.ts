// A bare Electron main process around the vendor connection, driven from the test.
import { app, session } from 'electron';
import {
  createVendorConnections,
  VENDOR_CONNECTION_SWITCHES,
  type VendorConnection,
} from '../../../src/main/desktop/vendor-connection';
import type { Failure } from '../../../src/shared/core/failure';
import type { HttpAnswer, HttpRequest } from '../../../src/main/core/lib/vendor-port';

export interface Exchange {
  readonly answer: HttpAnswer;
  /** Milliseconds after the call; null when it was never told. */
  readonly writtenAfterMs: number | null;
  readonly tookMs: number;
  readonly timesTold: number;
}

interface Bench {
  send(name: string, request: Omit<HttpRequest, 'onWritten'>): Promise<Exchange>;
  probe(name: string, url: string): Promise<Failure | null>;
  warmUp(name: string, url: string): void;
  reset(name: string): Promise<void>;
  setProxy(name: string, proxyRules: string): Promise<void>;
}

declare global {
  var bench: Bench;
}

if (!process.argv.includes('--with-http2')) {
  for (const name of VENDOR_CONNECTION_SWITCHES) app.commandLine.appendSwitch(name);
}

const open = createVendorConnections();
const connections = new Map<string, VendorConnection>();
function connection(name: string): VendorConnection {
  const found = connections.get(name) ?? open(name);
  connections.set(name, found);
  return found;
}

// No top-level await on `whenReady`: Electron is not ready before this module has ended.
globalThis.bench = {
  async send(name, request) {
    await app.whenReady();
    let told = 0;
    let writtenAfterMs: number | null = null;
    const port = connection(name);
    const startedAt = performance.now();
    const answer = await port.send({
      ...request,
      onWritten: () => {
        told += 1;
        writtenAfterMs = performance.now() - startedAt;
      },
    });
    return { answer, writtenAfterMs, timesTold: told, tookMs: performance.now() - startedAt };
  },
  probe: (name, url) => connection(name).probe(url),
  warmUp: (name, url) => connection(name).warmUp(url),
  reset: (name) => connection(name).reset(),
  setProxy: (name, proxyRules) => {
    connection(name);
    const proxyBypassRules = '<-loopback>';
    return session.fromPartition(`vendor-${name}`).setProxy({ proxyRules, proxyBypassRules });
  },
};
