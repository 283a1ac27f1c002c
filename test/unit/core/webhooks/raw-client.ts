// A bare TCP client that sends exactly the bytes it is given and reads HTTP answers off the wire.
import { connect, type Socket } from 'node:net';

export interface WireAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RawClient {
  readonly socket: Socket;
  write(bytes: string | Buffer): void;
  /** Resolves when so many answers have come; rejects when the connection ends before. */
  answers(count: number): Promise<readonly WireAnswer[]>;
  /** Resolves when the other side has hung up, with every answer that came. */
  readonly ended: Promise<readonly WireAnswer[]>;
}

function takeAnswer(received: Buffer): { answer: WireAnswer; rest: Buffer } | null {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const [statusLine = '', ...lines] = received.toString('latin1', 0, headEnd).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const bodyStart = headEnd + 4;
  const length = Number(headers['content-length'] ?? 0);
  if (received.length < bodyStart + length) return null;
  const body = received.toString('utf8', bodyStart, bodyStart + length);
  const status = Number(statusLine.split(' ')[1]);
  return { answer: { status, headers, body }, rest: received.subarray(bodyStart + length) };
}

export async function rawClient(port: number, host = '127.0.0.1'): Promise<RawClient> {
  const socket = connect({ port, host, allowHalfOpen: true, noDelay: true });
  const got: WireAnswer[] = [];
  let received: Buffer = Buffer.alloc(0);
  const state: { isOver: boolean } = { isOver: false };
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const each of woken) each();
  };
  const over = (): void => {
    state.isOver = true;
    wake();
  };
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    for (let next = takeAnswer(received); next; next = takeAnswer(received)) {
      got.push(next.answer);
      received = next.rest;
    }
    wake();
  });
  socket.on('end', over);
  socket.on('close', over);
  const connected = new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  const ended = (async () => {
    while (!state.isOver) await new Promise<void>((resolve) => waiting.push(resolve));
    return got;
  })();
  await connected;
  return {
    socket,
    write: (bytes) => void socket.write(bytes),
    async answers(count) {
      while (got.length < count) {
        if (state.isOver) throw new Error(`hung up after ${got.length} of ${count} answers`);
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
      return got.slice(0, count);
    },
    ended,
  };
}

/** A whole POST as text; a header given as null is left out. */
export function postText(
  path: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string | null>> = {},
): Buffer {
  const bytes = Buffer.from(body);
  const all: Record<string, string | null> = {
    host: '127.0.0.1',
    'content-type': 'application/json',
    'content-length': String(bytes.length),
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}\r\n`],
  );
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`), bytes]);
}
