// An independent Emergency24 for the end-to-end tests: checks and records raw requests, counts those at once, answers by script. Shares no code with src.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { StrictBook, type Said } from './strict-emergency24-book';
import { StrictGate, type ArrivedAtEmergency24, type GateRule } from './strict-emergency24-gate';
import {
  knownCall,
  whatIsWrongForEmergency24,
  type CallName24,
  type KnownCall,
} from './strict-emergency24-rules';

interface SeenAtEmergency24 extends ArrivedAtEmergency24 {
  readonly call: CallName24 | null;
  readonly answered: string;
}

/** Instead of the right answer. `lose`: it is done, and the connection dies before a word of it is said. */
type Mishap =
  | { readonly kind: 'say'; readonly status: number; readonly body: string }
  | { readonly kind: 'drop' }
  | { readonly kind: 'lose' }
  | { readonly kind: 'inside-200'; readonly code: number; readonly message: string };

type Casing = 'as-shown' | 'camel' | 'lower' | 'upper';

const BASE = '/api/iccs/v1';
const SEEN_MAX = 20_000;

export class StrictEmergency24 {
  readonly gate: StrictGate;
  readonly book: StrictBook;
  readonly seen: SeenAtEmergency24[] = [];
  /** How many of each call came, those no longer in `seen` included. */
  readonly counts = new Map<CallName24, number>();
  /** Everything that was not as the vendor's page asks; stays empty when all is well. */
  readonly complaints: string[] = [];
  /** More at once are answered with 429. */
  atOnceMax = 4;
  /** The most that ever were at once. */
  peak = 0;
  answerMs = 0;
  casing: Casing = 'as-shown';
  mishap: (arrived: SeenAtEmergency24) => Mishap | null = () => null;
  private running = 0;
  private port = 0;
  private refId = 10_000_450;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  constructor(rule: GateRule, size: number) {
    this.gate = new StrictGate(rule);
    this.book = new StrictBook(size);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}${BASE}`;
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      this.running += 1;
      this.peak = Math.max(this.peak, this.running);
      response.once('close', () => {
        this.running -= 1;
      });
      const tooMany = this.running > this.atOnceMax;
      readAll(request).then(
        (body) => this.answer(request, response, body, tooMany),
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

  /** Nobody listens until `start` is called again on the same port. */
  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server?.close(() => resolve()));
  }

  of(...calls: readonly CallName24[]): readonly SeenAtEmergency24[] {
    return this.seen.filter(({ call }) => call !== null && calls.includes(call));
  }

  private answer(
    request: IncomingMessage,
    response: ServerResponse,
    body: string,
    tooMany: boolean,
  ): void {
    const arrived = arrivedOf(request, body);
    const known = knownCall(arrived);
    const seen = (answered: string): SeenAtEmergency24 => ({
      ...arrived,
      call: known?.call ?? null,
      answered,
    });
    const mishap = this.mishap(seen(''));
    const said = this.say(arrived, known, tooMany, mishap);
    this.note(seen(mishap === null ? String(said.status) : mishap.kind));
    if (mishap?.kind === 'drop' || mishap?.kind === 'lose') {
      request.socket.destroy();
      return;
    }
    const text = mishap?.kind === 'say' ? mishap.body : this.envelope(said);
    const status =
      mishap?.kind === 'say' ? mishap.status : mishap?.kind === 'inside-200' ? 200 : said.status;
    const reply = (): void => {
      const headers: Record<string, string> = { 'content-type': 'application/json' };
      headers.date = new Date(Date.now() + this.gate.skewMs).toUTCString();
      if (status === 401) headers['www-authenticate'] = 'Bearer';
      response.writeHead(status, headers);
      response.end(text);
    };
    if (this.answerMs === 0) reply();
    else setTimeout(reply, this.answerMs);
  }

  private say(
    arrived: ArrivedAtEmergency24,
    known: KnownCall | null,
    tooMany: boolean,
    mishap: Mishap | null,
  ): Said {
    if (mishap?.kind === 'drop' || mishap?.kind === 'say') {
      return { status: 0, message: '', data: null };
    }
    if (mishap?.kind === 'inside-200') {
      return { status: mishap.code, message: mishap.message, data: null };
    }
    if (tooMany) return { status: 429, message: 'Too many simultaneous requests', data: null };
    const wrong = whatIsWrongForEmergency24(arrived, known);
    const refused = this.gate.judge(arrived);
    this.complaints.push(...wrong);
    if (refused?.violation) this.complaints.push(`${refused.message}: ${JSON.stringify(arrived)}`);
    if (wrong.length > 0 || known === null) return { status: 400, message: 'Strict', data: null };
    if (refused !== null) return { status: 401, message: refused.message, data: null };
    return this.book.answer(known, new Map(arrived.query), arrived.body);
  }

  private note(seen: SeenAtEmergency24): void {
    if (seen.call !== null) this.counts.set(seen.call, (this.counts.get(seen.call) ?? 0) + 1);
    // A hundred thousand readings of one kind teach nothing more.
    if (seen.call !== 'by id' || this.seen.length < SEEN_MAX) this.seen.push(seen);
  }

  private envelope({ status, message, data }: Said): string {
    this.refId += 10;
    const envelope = {
      Success: status < 300,
      Code: status,
      Message: message,
      RefId: this.refId,
      Data: data,
    };
    return JSON.stringify(cased(envelope, this.casing));
  }
}

function arrivedOf(request: IncomingMessage, body: string): ArrivedAtEmergency24 {
  const url = request.url ?? '';
  const cut = url.indexOf('?');
  const path = cut === -1 ? url : url.slice(0, cut);
  return {
    method: request.method ?? '',
    path: path.startsWith(`${BASE}/`) ? path.slice(BASE.length) : `outside the base: ${path}`,
    query: cut === -1 ? [] : [...new URLSearchParams(url.slice(cut))],
    headers: Object.fromEntries(
      Object.entries(request.headersDistinct).map(([name, values]) => [
        name,
        (values ?? []).join('\n'),
      ]),
    ),
    body,
    atMs: Date.now(),
  };
}

function cased(value: unknown, casing: Casing): unknown {
  if (casing === 'as-shown' || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => cased(one, casing));
  const name = {
    camel: (key: string) => key.charAt(0).toLowerCase() + key.slice(1),
    lower: (key: string) => key.toLowerCase(),
    upper: (key: string) => key.charAt(0).toUpperCase() + key.slice(1),
  }[casing];
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [name(key), cased(one, casing)]),
  );
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
