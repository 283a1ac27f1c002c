// An independent Share911 for the end-to-end tests: records raw requests and answers by script. Shares no code with src.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly contentType: string;
  readonly body: string;
  readonly answered: string;
}

/** How the next requests are answered: a status, or a misbehaving connection. */
export type Behaviour =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drop' };

export class StrictShare911 {
  readonly seen: Seen[] = [];
  behaviour: Behaviour = { kind: 'status', status: 200 };
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  constructor(private readonly apiKey: string) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      void readAll(request).then((body) => {
        const note = (answered: string): void => {
          this.seen.push({
            method: request.method ?? '',
            path: request.url ?? '',
            authorization: request.headers.authorization ?? '',
            contentType: request.headers['content-type'] ?? '',
            body,
            answered,
          });
        };
        const { behaviour } = this;
        if (behaviour.kind === 'hang') return note('hang');
        if (behaviour.kind === 'drop') {
          note('drop');
          request.socket.destroy();
          return;
        }
        const expected = `Basic ${Buffer.from(`api:${this.apiKey}`).toString('base64')}`;
        const status = request.headers.authorization === expected ? behaviour.status : 401;
        note(String(status));
        response.writeHead(status, { 'content-type': 'application/json', ...behaviour.headers });
        response.end('{}');
      });
    });
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Nobody listens until `start` is called again on the same port. */
  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server?.close(() => resolve()));
  }

  /** Bodies that were answered with 2xx, in order. */
  accepted(): readonly string[] {
    return this.seen.filter(({ answered }) => answered.startsWith('2')).map(({ body }) => body);
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
