// A loopback HTTP server that can be stopped at once, started again, and made to fail below HTTP.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createTimers } from './timers';

export type LoopbackHost = '127.0.0.1' | '::1' | 'localhost';

/** hang: reads everything and never answers. reset: every connection is reset before it is read. */
export type ConnectionFault = 'none' | 'hang' | 'reset';

/** A kept connection must outlive the pauses between two presses, or the next one pays a new one. */
const KEEP_ALIVE_MS = 120_000;

export interface LoopbackServer {
  readonly start: () => Promise<{ readonly url: string }>;
  readonly stop: () => Promise<void>;
  readonly running: () => boolean;
  readonly fault: () => ConnectionFault;
  readonly setFault: (fault: ConnectionFault) => void;
  /** Runs later unless the server is stopped first. */
  readonly after: (delayMs: number, run: () => void) => void;
}

export function createLoopbackServer(
  host: LoopbackHost,
  port: number,
  serve: (request: IncomingMessage, response: ServerResponse) => void,
): LoopbackServer {
  let server: Server | null = null;
  let fault: ConnectionFault = 'none';
  // Started again it must be found where it was: clients keep the address.
  let boundPort = port;
  const sockets = new Set<Socket>();
  const timers = createTimers();

  function dropConnections(): void {
    for (const socket of sockets) socket.destroy();
  }

  function accept(socket: Socket): void {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (fault === 'reset') socket.resetAndDestroy();
  }

  return {
    async start() {
      const starting = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, serve);
      starting.on('connection', accept);
      await new Promise<void>((resolve, reject) => {
        starting.once('error', reject);
        starting.listen(boundPort, host, () => resolve());
      });
      server = starting;
      boundPort = (starting.address() as AddressInfo).port;
      return { url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}` };
    },
    async stop() {
      const stopping = server;
      server = null;
      timers.stop();
      if (!stopping) return;
      const closed = new Promise<void>((resolve) => stopping.close(() => resolve()));
      dropConnections();
      await closed;
    },
    running: () => server !== null,
    fault: () => fault,
    setFault(next) {
      fault = next;
      dropConnections();
    },
    after: (delayMs, run) => void timers.after(delayMs, run),
  };
}
