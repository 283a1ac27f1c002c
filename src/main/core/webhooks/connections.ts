// Keeps count of open connections and gives up the least useful one when there are too many.
import type { Duplex } from 'node:stream';
import type { Feed } from './feed';

export interface Connection {
  readonly feed: Feed;
  /** The address it comes from. */
  readonly source: string;
  /** Its request was read completely and is not answered yet: such a connection is never given up. */
  isStoring: boolean;
  /** Of a body that is still coming. */
  heldBytes: number;
  /** It brought something true. */
  isProven: boolean;
  /** What it is being told now is the last word. */
  isClosing: boolean;
}

export interface Connections {
  /** Makes room for one more where it can. */
  hasRoom(source: string): boolean;
  add(feed: Feed, source: string): void;
  of(socket: Duplex): Connection | undefined;
  /** Counts bytes of a half-read body; gives up the oldest such connections when all hold too much. */
  hold(connection: Connection, bytes: number): void;
  release(connection: Connection): void;
  /** Its complete request was answered. */
  answered(connection: Connection): void;
  /** It brought something true: others are given up before it. */
  favour(connection: Connection): void;
  /** Closes what waits for nothing at once, and the rest as soon as it is answered. */
  retire(): void;
  destroyAll(): void;
}

export interface ConnectionLimits {
  readonly connectionsMax: number;
  readonly connectionsPerSourceMax: number;
  readonly heldMaxBytes: number;
}

export function createConnections(limits: ConnectionLimits): Connections {
  /** The oldest first. */
  const open = new Map<Duplex, Connection>();
  /** Connections without proof, by source. */
  const strangers = new Map<string, number>();
  let heldBytes = 0;
  let isRetiring = false;

  function count(source: string, change: 1 | -1): void {
    const now = (strangers.get(source) ?? 0) + change;
    if (now === 0) strangers.delete(source);
    else strangers.set(source, now);
  }

  function giveUpOne(isCandidate: (connection: Connection) => boolean): boolean {
    let least: Connection | null = null;
    for (const each of open.values()) {
      if (each.isStoring || !isCandidate(each)) continue;
      least ??= each;
      if (!each.isClosing) continue;
      // Who has had its last word has lost nothing.
      least = each;
      break;
    }
    if (!least) return false;
    forget(least);
    least.feed.socket.destroy();
    return true;
  }

  function release(connection: Connection): void {
    heldBytes -= connection.heldBytes;
    connection.heldBytes = 0;
  }

  function forget(connection: Connection): void {
    if (!open.delete(connection.feed.socket)) return;
    if (!connection.isProven) count(connection.source, -1);
    release(connection);
  }

  /**
   * Someone who only keeps connections open must never keep a true event out. Those that wait for their turn
   * stay: where all are given up for newer ones, none is ever read.
   */
  function hasRoom(source: string): boolean {
    const isIdle = ({ feed, isClosing }: Connection): boolean => isClosing || !feed.isWaiting();
    const isOwn = (each: Connection): boolean => !each.isProven && each.source === source;
    if ((strangers.get(source) ?? 0) >= limits.connectionsPerSourceMax) {
      return giveUpOne((each) => isOwn(each) && isIdle(each));
    }
    return open.size < limits.connectionsMax || giveUpOne(isIdle);
  }

  return {
    hasRoom,
    add(feed, source) {
      const connection: Connection = {
        feed,
        source,
        isStoring: false,
        heldBytes: 0,
        isProven: false,
        isClosing: false,
      };
      open.set(feed.socket, connection);
      count(source, 1);
      feed.socket.on('error', () => undefined);
      feed.socket.once('close', () => forget(connection));
    },
    of: (socket) => open.get(socket),
    hold(connection, bytes) {
      if (!open.has(connection.feed.socket)) return;
      connection.heldBytes += bytes;
      heldBytes += bytes;
      while (heldBytes > limits.heldMaxBytes) {
        if (!giveUpOne((other) => other.heldBytes > 0)) return;
      }
    },
    release,
    answered(connection) {
      connection.isStoring = false;
      if (isRetiring) connection.feed.socket.destroySoon();
    },
    favour(connection) {
      const { socket } = connection.feed;
      if (!open.delete(socket)) return;
      open.set(socket, connection);
      if (!connection.isProven) count(connection.source, -1);
      connection.isProven = true;
    },
    retire() {
      isRetiring = true;
      for (const connection of [...open.values()]) {
        if (!connection.isStoring) connection.feed.socket.destroy();
      }
    },
    destroyAll() {
      for (const socket of [...open.keys()]) socket.destroy();
    },
  };
}
