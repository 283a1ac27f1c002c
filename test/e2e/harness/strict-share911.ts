// An independent Share911 for the end-to-end tests: checks and records raw requests, answers by script. Shares no code with src.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { whatIsWrong } from './check-in-rules';

export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly contentType: string;
  readonly body: string;
  readonly atMs: number;
}

export interface Seen extends Arrived {
  readonly answered: string;
}

/** How a request is answered: a status, or a misbehaving connection. */
export type Behaviour =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly delayMs?: number;
    }
  /** Something in between answers; the vendor never sees the request. */
  | {
      readonly kind: 'page';
      readonly status: number;
      readonly type: string;
      readonly body: string;
    }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drop' };

export class StrictShare911 {
  readonly seen: Seen[] = [];
  /** Everything that was not as the vendor's documentation asks; stays empty when all is well. */
  readonly complaints: string[] = [];
  /** For the next requests; a function decides for each one. */
  behaviour: Behaviour | ((arrived: Arrived) => Behaviour) = { kind: 'status', status: 200 };
  /** TCP connections so far, those without a request included. */
  connections = 0;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  /** `apiKey`: the one key it takes; another one from then on. */
  constructor(public apiKey: string) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      readAll(request).then(
        (body) => this.answer(request, response, body),
        // The caller hung up in the middle of its request.
        () => undefined,
      );
    });
    this.server.on('connection', (socket) => {
      this.connections += 1;
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

  /** Everything that arrived with these words in its body, in order. */
  about(words: string): readonly Seen[] {
    return this.seen.filter(({ body }) => body.includes(words));
  }

  private answer(request: IncomingMessage, response: ServerResponse, body: string): void {
    const { headers } = request;
    const arrived: Arrived = {
      method: request.method ?? '',
      path: request.url ?? '',
      authorization: headers.authorization ?? '',
      contentType: headers['content-type'] ?? '',
      body,
      atMs: Date.now(),
    };
    const note = (answered: string): void => void this.seen.push({ ...arrived, answered });
    const behaviour =
      typeof this.behaviour === 'function' ? this.behaviour(arrived) : this.behaviour;
    if (behaviour.kind === 'page') {
      note('page');
      response.writeHead(behaviour.status, { 'content-type': behaviour.type });
      response.end(behaviour.body);
      return;
    }
    if (behaviour.kind !== 'status') {
      note(behaviour.kind);
      if (behaviour.kind === 'drop') request.socket.destroy();
      return;
    }
    const wrong = whatIsWrong(arrived);
    this.complaints.push(...wrong);
    const expected = `Basic ${Buffer.from(`api:${this.apiKey}`).toString('base64')}`;
    const status =
      wrong.length > 0 ? 400 : arrived.authorization === expected ? behaviour.status : 401;
    const reply = (): void => {
      note(String(status));
      const asks = status === 401 ? { 'www-authenticate': 'Basic realm="Share911"' } : {};
      const type = { 'content-type': 'application/json' };
      response.writeHead(status, { ...type, ...asks, ...behaviour.headers });
      response.end('{}');
    };
    if (behaviour.delayMs === undefined) reply();
    else setTimeout(reply, behaviour.delayMs);
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
