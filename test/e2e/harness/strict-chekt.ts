// An independent CHeKT for the end-to-end tests: checks and records raw requests and connections, answers by script. Shares no code with src.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { contactsAnswer, takenAnswer, type ChektBehaviour } from './chekt-answers';
import { whatIsWrongForChekt, type ArrivedAtChekt } from './verification-rules';

export interface SeenAtChekt extends ArrivedAtChekt {
  readonly answered: string;
  /** The id that the answer gave the verification; null where it gave none. */
  readonly verificationId: string | null;
}

const KNOWN_CONTACTS = ['contact_123', 'contact_456'];

export class StrictChekt {
  readonly seen: SeenAtChekt[] = [];
  /** Everything that was not as the vendor's pages ask; stays empty when all is well. */
  readonly complaints: string[] = [];
  /** For the next questions; a function decides for each one. */
  behaviour: ChektBehaviour | ((arrived: ArrivedAtChekt) => ChektBehaviour) = { kind: 'take' };
  /** True: hangs up on whoever connects, before a byte is read. */
  slamsTheDoor = false;
  private connections = 0;
  private verifications = 0;
  private server: Server | undefined;
  private port = 0;
  private readonly sockets = new Map<Socket, { readonly number: number; requests: number }>();
  /** What came under each Idempotency-Key first. */
  private readonly keys = new Map<string, string>();

  constructor(private readonly apiKey: string) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const on = this.sockets.get(request.socket) ?? { number: 0, requests: 0 };
      on.requests += 1;
      const place = { connection: on.number, onConnection: on.requests };
      readAll(request).then(
        (body) => this.answer(request, response, { ...place, body }),
        // The caller hung up in the middle of its request.
        () => undefined,
      );
    });
    this.server.on('connection', (socket) => {
      this.connections += 1;
      this.sockets.set(socket, { number: this.connections, requests: 0 });
      socket.once('close', () => this.sockets.delete(socket));
      if (this.slamsTheDoor) socket.destroy();
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Nobody listens until `start` is called again on the same port. */
  async stop(): Promise<void> {
    for (const socket of this.sockets.keys()) socket.destroy();
    await new Promise<void>((resolve) => this.server?.close(() => resolve()));
  }

  /** Questions that came with these words in path or body, in order. */
  about(words: string): readonly SeenAtChekt[] {
    return this.seen.filter(
      ({ method, path, body }) => method === 'POST' && `${path}\n${body}`.includes(words),
    );
  }

  private answer(
    request: IncomingMessage,
    response: ServerResponse,
    came: Pick<ArrivedAtChekt, 'connection' | 'onConnection' | 'body'>,
  ): void {
    const arrived: ArrivedAtChekt = {
      ...came,
      method: request.method ?? '',
      path: request.url ?? '',
      headers: Object.fromEntries(
        Object.entries(request.headersDistinct).map(([name, values]) => [
          name,
          (values ?? []).join('\n'),
        ]),
      ),
      atMs: Date.now(),
    };
    const wrong = [...whatIsWrongForChekt(arrived), ...this.otherUnderThisKey(arrived)];
    this.complaints.push(...wrong);
    const behaviour = this.behaviourFor(arrived, wrong);
    const { text, verificationId } = this.wordsOf(behaviour, arrived);
    const note = (answered: string): void =>
      void this.seen.push({ ...arrived, answered, verificationId });
    if (behaviour.kind === 'hang' || behaviour.kind === 'drop') {
      note(behaviour.kind);
      if (behaviour.kind === 'drop') request.socket.destroy();
      return;
    }
    const status = behaviour.kind === 'say' ? behaviour.status : 200;
    const headers = behaviour.kind === 'say' ? behaviour.headers : {};
    note(String(status));
    const reply = (): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(text);
    };
    if (behaviour.delayMs === undefined) reply();
    else setTimeout(reply, behaviour.delayMs);
  }

  private behaviourFor(arrived: ArrivedAtChekt, wrong: readonly string[]): ChektBehaviour {
    if (wrong.length > 0) return { kind: 'say', status: 400, body: '{"error":{"message":"no"}}' };
    if (arrived.headers.authorization !== `Bearer ${this.apiKey}`) {
      const error = { code: 'invalid_api_key', message: 'Invalid API key', request_id: 'req_1' };
      const headers = { 'www-authenticate': 'Bearer' };
      return { kind: 'say', status: 401, headers, body: JSON.stringify({ error }) };
    }
    if (arrived.method === 'GET') {
      return { kind: 'say', status: 200, body: contactsAnswer(KNOWN_CONTACTS) };
    }
    return typeof this.behaviour === 'function' ? this.behaviour(arrived) : this.behaviour;
  }

  private wordsOf(behaviour: ChektBehaviour, { path, body }: ArrivedAtChekt) {
    if (behaviour.kind !== 'take') {
      return { text: behaviour.kind === 'say' ? behaviour.body : '', verificationId: null };
    }
    this.verifications += 1;
    const verificationId = behaviour.verificationId ?? `ver_${this.verifications}`;
    const event = /^\/ext\/v1\/events\/([^/]+)\/verifications$/.exec(path)?.[1];
    const eventId = event === undefined ? null : decodeURIComponent(event);
    // A general question has no time limit on the pages.
    const seconds = behaviour.seconds ?? 300;
    const told = {
      verificationId,
      seconds: eventId === null || behaviour.seconds === null ? null : seconds,
    };
    return { text: takenAnswer(body, eventId, told), verificationId };
  }

  private otherUnderThisKey({ method, path, headers, body }: ArrivedAtChekt): readonly string[] {
    const key = headers['idempotency-key'];
    if (method !== 'POST' || key === undefined) return [];
    const bytes = `${path} ${body}`;
    const first = this.keys.get(key) ?? bytes;
    this.keys.set(key, first);
    return first === bytes ? [] : [`other bytes under one Idempotency-Key: ${first} then ${bytes}`];
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
