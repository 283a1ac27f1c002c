// What is said to bytes that are no HTTP request, and to senders that are too slow.
import type { Socket } from 'node:net';
import { refuse, type Answer } from './answer';
import type { Connection, Connections } from './connections';
import type { LastWord } from './last-word';

export interface BrokenRequestDeps {
  readonly connections: Connections;
  readonly lastWord: LastWord;
  readonly settle: (answer: Answer, connection: Connection) => Answer;
}

/** Serves Node's `clientError`. */
export function createBrokenRequest(
  deps: BrokenRequestDeps,
): (error: NodeJS.ErrnoException, socket: Socket) => void {
  return (error, socket) => {
    const connection = deps.connections.of(socket);
    if (!connection || !socket.writable) {
      // Its own end is said already; it may go once nothing more is to come out.
      if (!connection || connection.complete === 0) socket.destroySoon();
      return;
    }
    if (connection.closing) return;
    const answer = deps.settle(answerTo(error.code ?? ''), connection);
    const { last } = connection;
    if (!last || last.request.complete) deps.lastWord.toConnection(connection, answer);
    // It has had its answer, and only the rest of its body was bad.
    else if (last.response.headersSent) deps.lastWord.toConnection(connection, null);
    else deps.lastWord.toRequest(connection, last.request, last.response, answer);
  };
}

function answerTo(code: string): Answer {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return refuse(408, 'the request took too long to arrive');
    case 'HPE_HEADER_OVERFLOW':
      return refuse(431, 'the headers are too long');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return refuse(413, 'the chunk extensions are too long');
    default:
      return refuse(400, 'this is not a valid HTTP request');
  }
}
