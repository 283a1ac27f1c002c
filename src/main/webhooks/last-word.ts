// Says the last word on a connection so that it is heard even by a sender that is still talking.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../lib/clock';
import { bodyOf, headersOf, rawResponse, type Answer } from './answer';
import type { Connection } from './connections';
import type { ReceiverLimits } from './limits';

export interface LastWord {
  /** Answers a request whose body is not read to its end. */
  toRequest(
    connection: Connection,
    request: IncomingMessage,
    response: ServerResponse,
    answer: Answer,
  ): void;
  /** Answers bytes that are no request; null says nothing and hangs up. */
  toConnection(connection: Connection, answer: Answer | null): void;
}

/**
 * Closing a socket with unread bytes resets it, and the sender then never sees the answer. So: answer,
 * hang up our half, listen to what is still coming for a moment, then close.
 */
export function createLastWord(clock: Clock, limits: ReceiverLimits): LastWord {
  function linger(socket: Socket): void {
    socket.end();
    const timer = clock.after(limits.lingerMs, () => socket.destroy());
    socket.once('close', () => timer.cancel());
  }

  function drain(request: IncomingMessage, whenDone: () => void): void {
    let bytes = 0;
    const done = (): void => {
      request.pause();
      whenDone();
    };
    if (request.complete) {
      whenDone();
      return;
    }
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limits.drainMaxBytes) done();
    });
    request.once('end', whenDone);
    request.on('error', whenDone);
    request.resume();
  }

  return {
    toRequest(connection, request, response, answer) {
      const { socket } = connection;
      connection.closing = true;
      const body = bodyOf(answer);
      let written = false;
      let drained = false;
      const close = (): void => {
        if (written && drained) socket.destroySoon();
      };
      response.writeHead(answer.status, { ...headersOf(answer, body), connection: 'close' });
      // Not ended: Node would close the socket under the sender's feet.
      response.flushHeaders();
      response.write(body, () => {
        written = true;
        linger(socket);
        close();
      });
      drain(request, () => {
        drained = true;
        close();
      });
    },
    toConnection(connection, answer) {
      const { socket, last } = connection;
      connection.closing = true;
      const speak = (): void => {
        if (answer !== null && socket.writable) socket.write(rawResponse(answer));
        linger(socket);
      };
      // Answers go out in the order of the requests, or the sender takes one for another.
      if (last && !last.response.writableFinished) last.response.once('close', speak);
      else speak();
    },
  };
}
