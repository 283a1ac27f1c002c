// An independent RapidSOS for the end-to-end tests: hands out tokens, tells places by script, records raw requests. Shares no code with src.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly atMs: number;
}

export interface Said {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

export class StrictRapidsos {
  readonly seen: Arrived[] = [];
  /** Everything that was not as the vendor's pages ask; stays empty when all is well. */
  readonly complaints: string[] = [];
  /** How each question about a place is answered. */
  behaviour: (asked: Arrived) => Said = () => ({ status: 200, body: '{}' });
  /** Tokens that are good beside those handed out here: the ones of shares. */
  readonly sharedTokens = new Set<string>();
  private readonly granted = new Set<string>();
  private server: Server | undefined;
  private port = 0;

  constructor(
    private readonly clientId: string,
    private readonly clientSecret: string,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      readAll(request).then(
        (body) => this.answer(request, response, body),
        () => undefined,
      );
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise<void>((resolve) => this.server?.close(() => resolve()));
  }

  /** Questions about places, in order. */
  questions(callerId: string): readonly Arrived[] {
    return this.seen.filter(
      (arrived) =>
        arrived.path === '/location' &&
        fieldsOf(arrived).some(([name, value]) => name === 'caller_id' && value === callerId),
    );
  }

  /** Everything that was handed out. */
  tokens(): readonly string[] {
    return [...this.granted];
  }

  private answer(request: IncomingMessage, response: ServerResponse, body: string): void {
    const arrived: Arrived = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: Object.fromEntries(
        Object.entries(request.headersDistinct).map(([name, values]) => [
          name,
          (values ?? []).join('\n'),
        ]),
      ),
      body,
      atMs: Date.now(),
    };
    this.seen.push(arrived);
    const { status, body: text, headers } = this.wordsFor(arrived);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  }

  private wordsFor(arrived: Arrived): Said {
    const wrong = this.whatIsWrong(arrived);
    if (wrong.length > 0) {
      this.complaints.push(...wrong);
      return { status: 400, body: JSON.stringify({ detail: wrong.join('; ') }) };
    }
    if (arrived.path === '/location') return this.behaviour(arrived);
    const token = `granted-${Math.random().toString(36).slice(2)}-${this.granted.size}`;
    this.granted.add(token);
    const grant = { token_type: 'BearerToken', issued_at: '1763800000000', expires_in: '3599' };
    return { status: 200, body: JSON.stringify({ ...grant, access_token: token }) };
  }

  private whatIsWrong(arrived: Arrived): readonly string[] {
    const { method, path, headers, body } = arrived;
    const wrong: string[] = [];
    const expect = (what: string, is: boolean): void => {
      if (!is) wrong.push(what);
    };
    expect(
      `${method} ${path} is no call`,
      method === 'POST' && /^\/(oauth\/token|location)$/.test(path),
    );
    // The pages leave open how a question is put, but not how a token is asked for.
    const types = path === '/location' ? [FORM, JSON_TYPE] : [FORM];
    expect(`type ${typeOf(arrived)}`, types.includes(typeOf(arrived)));
    expect('a length', headers['content-length'] === String(Buffer.byteLength(body)));
    const fields = fieldsOf(arrived);
    const names = fields.map(([name]) => name);
    expect(`repeated names in ${body}`, new Set(names).size === names.length);
    const field = Object.fromEntries(fields);
    if (path === '/oauth/token') {
      expect('no token yet', headers.authorization === undefined);
      expect(
        `names ${names.join()}`,
        names.toSorted().join() === 'client_id,client_secret,grant_type',
      );
      expect('grant type', field.grant_type === 'client_credentials');
      const isKnown =
        field.client_id === this.clientId && field.client_secret === this.clientSecret;
      expect('credentials', isKnown);
      return wrong;
    }
    const bearer = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    expect('a known Bearer', this.granted.has(bearer) || this.sharedTokens.has(bearer));
    expect(`caller_id ${field.caller_id}`, /^\d{8,15}$/.test(field.caller_id ?? ''));
    const others = names.filter((name) => !['caller_id', 'start', 'limit'].includes(name));
    expect(`other names ${others.join()}`, others.length === 0);
    return wrong;
  }
}

function typeOf({ headers }: Arrived): string {
  return headers['content-type']?.split(';')[0] ?? '';
}

/** Values that are no text are shown as JSON, so that a number is not taken for digits in quotes. */
function fieldsOf(arrived: Arrived): readonly (readonly [string, string])[] {
  if (typeOf(arrived) !== JSON_TYPE) return [...new URLSearchParams(arrived.body)];
  try {
    const fields = Object.entries(JSON.parse(arrived.body) as object);
    return fields.map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' ? value : `not text: ${JSON.stringify(value)}`,
    ]);
  } catch {
    return [['not JSON', arrived.body]];
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
