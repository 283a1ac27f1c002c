// Hands the bytes of one connection to the HTTP parser piece by piece, and nothing beyond an unanswered request.
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Turns } from './turns';

/** Finds where one request ends in a stream of bytes, so that the next is not read before this one is answered. */
interface RequestEdge {
  /** How many bytes are worth taking at once. */
  mostBytes(): number;
  /** How many of these may be handed on now. */
  within(bytes: Buffer): number;
  began(request: IncomingMessage): void;
  answered(): void;
  /** All of a request was handed on, and it waits for its answer. */
  isReached(): boolean;
}

const PIECE_BYTES = 4 * 1024;
const BODY_PIECE_BYTES = 16 * 1024;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Heads and chunked bodies both end with an empty line; a body with a length is counted. */
function createRequestEdge(): RequestEdge {
  let request: IncomingMessage | null = null;
  let isChunked = false;
  let bodyLeft = 0;
  /** How much of a line feed, a carriage return and a line feed was seen last. */
  let seen: 0 | 1 | 2 = 0;

  const isCounted = (): boolean => request !== null && !isChunked;

  function untilEmptyLine(bytes: Buffer): number {
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === LINE_FEED) {
        if (seen > 0) {
          seen = 0;
          return at + 1;
        }
        seen = 1;
      } else {
        seen = byte === CARRIAGE_RETURN && seen === 1 ? 2 : 0;
      }
    }
    return bytes.length;
  }

  return {
    mostBytes: () => (isCounted() ? Math.min(bodyLeft, BODY_PIECE_BYTES) : PIECE_BYTES),
    within(bytes) {
      if (!isCounted()) return untilEmptyLine(bytes);
      const length = Math.min(bodyLeft, bytes.length);
      bodyLeft -= length;
      return length;
    },
    began(begun) {
      request = begun;
      isChunked = begun.headers['transfer-encoding'] !== undefined;
      bodyLeft = isChunked ? 0 : Number(begun.headers['content-length'] ?? 0);
      seen = 0;
    },
    answered() {
      request = null;
      seen = 0;
    },
    isReached: () => request !== null && (request.complete || (!isChunked && bodyLeft === 0)),
  };
}

/** What the parser takes for the connection. */
export type FedSocket = Duplex & {
  /** Says what is still to be said, then closes. */
  destroySoon(): void;
};

export interface Feed {
  readonly socket: FedSocket;
  /** Something has come and waits for its turn. */
  isWaiting(): boolean;
  /** Its head was read: of what comes, only its body is handed on. */
  began(request: IncomingMessage): void;
  /** The next request may come. */
  answered(): void;
  /** Nothing more is handed on: what still comes is thrown away, and after so many bytes or at the end it hangs up. */
  discard(maxBytes: number): void;
}

export function createFeed(raw: Socket, turns: Turns): Feed {
  const edge = createRequestEdge();
  /** Taken from the connection, but beyond the edge. */
  let rest: Buffer | null = null;
  let isWanted = false;
  let isAsking = false;
  let hasEnded = false;
  let isOver = false;
  let discardMaxBytes: number | null = null;

  const socket: FedSocket = Object.assign(
    new Duplex({
      read() {
        isWanted = true;
        ask();
      },
      write: (chunk: Buffer, _encoding, done) => void raw.write(chunk, done),
      final: (done) => void raw.end(done),
      destroy(error, done) {
        raw.destroy();
        done(error);
      },
    }),
    // What the server asks of a connection beyond being a stream.
    {
      remoteAddress: raw.remoteAddress,
      setTimeout: (ms: number) => void raw.setTimeout(ms),
      destroySoon() {
        if (socket.writableFinished || !socket.writable) socket.destroy();
        else socket.end(() => socket.destroy());
      },
    },
  );

  const isHeldBack = (): boolean => discardMaxBytes === null && (!isWanted || edge.isReached());

  /** In its turn: a sender that pours must not have more of them than one that speaks. */
  function ask(): void {
    if (isAsking || isOver || isHeldBack()) return;
    if (rest === null && raw.readableLength === 0 && !hasEnded) return;
    isAsking = true;
    turns.ask(() => {
      isAsking = false;
      if (isOver || isHeldBack()) return;
      if (discardMaxBytes === null) pass();
      else throwAway(discardMaxBytes);
    });
  }

  function take(maxBytes: number): Buffer | null {
    const taken = rest ?? readUpTo(raw, maxBytes);
    rest = null;
    return taken;
  }

  function pass(): void {
    const taken = take(edge.mostBytes());
    if (taken === null) {
      if (hasEnded) end();
      return;
    }
    const length = edge.within(taken);
    if (length < taken.length) rest = taken.subarray(length);
    isWanted = false;
    socket.push(taken.subarray(0, length));
    if (raw.readableLength === 0) raw.read(0);
  }

  function end(): void {
    isOver = true;
    socket.push(null);
  }

  function throwAway(maxBytes: number): void {
    discardMaxBytes = maxBytes - (take(DISCARD_BYTES)?.length ?? 0);
    if (discardMaxBytes < 0 || (hasEnded && raw.readableLength === 0)) {
      isOver = true;
      socket.destroySoon();
      return;
    }
    if (raw.readableLength === 0) raw.read(0);
    ask();
  }

  raw.on('readable', ask);
  raw.on('end', () => {
    hasEnded = true;
    ask();
  });
  raw.on('timeout', () => socket.emit('timeout'));
  raw.on('error', () => undefined);
  raw.once('close', () => {
    isOver = true;
    socket.destroy();
  });

  return {
    socket,
    isWaiting: () => isAsking,
    began: (request) => edge.began(request),
    answered() {
      edge.answered();
      ask();
    },
    discard(maxBytes) {
      discardMaxBytes ??= maxBytes;
      ask();
    },
  };
}

const DISCARD_BYTES = 64 * 1024;

function readUpTo(raw: Socket, maxBytes: number): Buffer | null {
  const length = Math.min(raw.readableLength, maxBytes);
  return length === 0 ? null : (raw.read(length) as Buffer | null);
}
