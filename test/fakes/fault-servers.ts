// Servers on loopback that misbehave in one way each, below and above HTTP.
import { spawn } from 'node:child_process';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface FaultServer {
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Connections accepted so far. */
  readonly connections: () => number;
  /** Everything read from all connections. */
  readonly received: () => string;
  readonly close: () => Promise<void>;
}

async function listen(server: Server, port = 0): Promise<FaultServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  let received = '';
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const bound = (server.address() as AddressInfo).port;
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    connections: () => connections,
    received: () => received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Answers HTTP with the given listener. */
export function httpServer(serve: RequestListener): Promise<FaultServer> {
  return listen(createHttpServer({ keepAliveTimeout: 60_000 }, serve));
}

/** Does something with each raw connection. */
export function rawServer(serve: (socket: Socket) => void): Promise<FaultServer> {
  return listen(createServer(serve));
}

/** Answers every request with one status. */
export function statusServer(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Promise<FaultServer> {
  return httpServer((request, response) => {
    request.resume().on('end', () => response.writeHead(status, headers).end(body));
  });
}

/** Reads everything and never answers; also stalls a TLS handshake for ever. */
export const silentServer = (): Promise<FaultServer> => rawServer((socket) => socket.resume());

/** Reads the request, then resets the connection. */
export const readThenReset = (): Promise<FaultServer> =>
  rawServer((socket) => socket.once('data', () => socket.resetAndDestroy()));

/** Reads the request, then hangs up politely. */
export const readThenClose = (): Promise<FaultServer> =>
  rawServer((socket) => socket.once('data', () => socket.end()));

/** Speaks something that is not HTTP. */
export const notHttp = (): Promise<FaultServer> =>
  rawServer((socket) => socket.once('data', () => socket.end('220 mail.example ESMTP\r\n')));

/** Passes bytes on to another port, through `gate`, which may wait or cut the connection. */
export function relay(
  targetPort: number,
  gate: (client: Socket, open: () => void) => void,
): Promise<FaultServer> {
  return rawServer((client) => {
    client.pause();
    gate(client, () => {
      const upstream = connect(targetPort, '127.0.0.1');
      upstream.on('error', () => client.destroy());
      upstream.on('close', () => client.destroy());
      client.on('close', () => upstream.destroy());
      client.pipe(upstream).pipe(client);
    });
  });
}

/** A port nobody listens on. */
export async function refusingPort(): Promise<number> {
  const server = await rawServer(() => undefined);
  await server.close();
  return server.port;
}

/**
 * A port where connecting never ends: a stopped process with a full accept queue, so that the
 * kernel drops every further SYN. Linux only.
 */
export async function blackHole(): Promise<{ readonly port: number; close: () => void }> {
  const script =
    "const s=require('net').createServer().listen({port:0,host:'127.0.0.1',backlog:1},()=>console.log(s.address().port))";
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (text: Buffer) => resolve(Number(text.toString()))),
  );
  child.kill('SIGSTOP');
  const fillers = Array.from({ length: 4 }, () =>
    connect(port, '127.0.0.1').on('error', () => undefined),
  );
  await Promise.all(
    fillers.slice(0, 2).map((filler) => new Promise((resolve) => filler.once('connect', resolve))),
  );
  return {
    port,
    close: () => {
      for (const filler of fillers) filler.destroy();
      child.kill('SIGKILL');
    },
  };
}
