// Keeps count of open connections and gives up the least useful one when there are too many.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface Connection {
  readonly socket: Socket;
  /** Requests that were read completely and whose answer is not out yet: such a connection is never given up. */
  complete: number;
  /** The latest request on it. */
  last: { readonly request: IncomingMessage; readonly response: ServerResponse } | null;
  /** Of a body that is still coming. */
  heldBytes: number;
  /** What it is being told now is the last word. */
  closing: boolean;
}

export interface Connections {
  /** Makes room first; null when there is none, and the socket is closed. */
  open(socket: Socket): Connection | null;
  of(socket: Socket): Connection | undefined;
  /** Counts bytes of a half-read body; gives up the oldest such connections when all hold too much. */
  hold(connection: Connection, bytes: number): void;
  release(connection: Connection): void;
  /** One of its complete requests was answered. */
  answered(connection: Connection): void;
  /** It brought something true: others are given up before it. */
  favour(connection: Connection): void;
  /** Closes what waits for nothing at once, and the rest as soon as it is answered. */
  retire(): void;
  destroyAll(): void;
}

export function createConnections(maxCount: number, heldMaxBytes: number): Connections {
  /** The oldest first. */
  const open = new Map<Socket, Connection>();
  let heldBytes = 0;
  let retiring = false;

  function giveUpOne(isCandidate: (connection: Connection) => boolean): boolean {
    for (const connection of open.values()) {
      if (connection.complete > 0 || !isCandidate(connection)) continue;
      forget(connection);
      connection.socket.destroy();
      return true;
    }
    return false;
  }

  function release(connection: Connection): void {
    heldBytes -= connection.heldBytes;
    connection.heldBytes = 0;
  }

  function forget(connection: Connection): void {
    open.delete(connection.socket);
    release(connection);
  }

  return {
    open(socket) {
      // Someone who only keeps connections open must never keep a true event out.
      if (open.size >= maxCount && !giveUpOne(() => true)) {
        socket.destroy();
        return null;
      }
      const connection: Connection = {
        socket,
        complete: 0,
        last: null,
        heldBytes: 0,
        closing: false,
      };
      open.set(socket, connection);
      socket.on('error', () => undefined);
      socket.once('close', () => forget(connection));
      return connection;
    },
    of: (socket) => open.get(socket),
    hold(connection, bytes) {
      if (!open.has(connection.socket)) return;
      connection.heldBytes += bytes;
      heldBytes += bytes;
      while (heldBytes > heldMaxBytes) {
        if (!giveUpOne((other) => other.heldBytes > 0)) return;
      }
    },
    release,
    answered(connection) {
      connection.complete -= 1;
      if (retiring && connection.complete === 0) connection.socket.destroySoon();
    },
    favour(connection) {
      if (open.delete(connection.socket)) open.set(connection.socket, connection);
    },
    retire() {
      retiring = true;
      for (const connection of [...open.values()]) {
        if (connection.complete === 0) connection.socket.destroy();
      }
    },
    destroyAll() {
      for (const socket of [...open.keys()]) socket.destroy();
    },
  };
}
