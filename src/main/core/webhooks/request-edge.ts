// Finds where one request ends in a stream of bytes, so that the next is not read before this one is answered.
import type { IncomingMessage } from 'node:http';

export interface RequestEdge {
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
export function createRequestEdge(): RequestEdge {
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
