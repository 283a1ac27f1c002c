// An independent CHeKT of contacts for the end-to-end tests: checks and records raw requests, answers by its pages. Shares no code with src.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { chektError, ContactsBook, type SaidByChekt } from './strict-chekt-contacts-book';
import {
  knownContactsCall,
  whatIsWrongForContacts,
  type ArrivedAtContacts,
  type ContactsCall,
} from './strict-chekt-contacts-rules';

interface SeenAtContacts extends ArrivedAtContacts {
  readonly call: ContactsCall | null;
  readonly answered: string;
}

export class StrictChektContacts {
  readonly seen: SeenAtContacts[] = [];
  /** Everything that was not as the vendor's pages ask; stays empty when all is well. */
  readonly complaints: string[] = [];
  /** Instead of the right answer; `lose`: it is done, and the connection dies before a word of it is said. */
  mishap: (arrived: SeenAtContacts) => SaidByChekt | 'drop' | 'lose' | null = () => null;
  private port = 0;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  constructor(
    private readonly apiKey: string,
    readonly book: ContactsBook,
  ) {}

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
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server?.close(() => resolve()));
  }

  of(...calls: readonly ContactsCall[]): readonly SeenAtContacts[] {
    return this.seen.filter(({ call }) => call !== null && calls.includes(call));
  }

  private answer(request: IncomingMessage, response: ServerResponse, body: string): void {
    const arrived: ArrivedAtContacts = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: Object.fromEntries(
        Object.entries(request.headersDistinct).map(([name, values]) => [
          name,
          (values ?? []).join('\n'),
        ]),
      ),
      body,
    };
    const known = knownContactsCall(arrived);
    const call = known?.call ?? null;
    const mishap = this.mishap({ ...arrived, call, answered: '' });
    const wrong = whatIsWrongForContacts(arrived, known);
    this.complaints.push(...wrong);
    if (mishap === 'drop' || mishap === 'lose') {
      if (mishap === 'lose' && known !== null && wrong.length === 0) this.book.answer(known, body);
      this.seen.push({ ...arrived, call, answered: mishap });
      request.socket.destroy();
      return;
    }
    const said = mishap ?? this.say(arrived, wrong);
    this.seen.push({ ...arrived, call, answered: String(said.status) });
    if (said.body === null) {
      response.writeHead(said.status).end();
      return;
    }
    response.writeHead(said.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(said.body));
  }

  private say(arrived: ArrivedAtContacts, wrong: readonly string[]): SaidByChekt {
    const known = knownContactsCall(arrived);
    if (known === null || wrong.length > 0) return chektError(400, 'STRICT', wrong[0] ?? '');
    if (arrived.headers.authorization !== `Bearer ${this.apiKey}`) {
      return chektError(401, 'INVALID_API_KEY', 'Invalid API key');
    }
    return this.book.answer(known, arrived.body);
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
