// Tries for a moment to listen where the receiver of answers will.
import { createServer } from 'node:net';

/** Null when it worked; else why not, in words. The port is free again when this resolves. */
export function tryToListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EADDRINUSE' ? `port ${port} is taken` : error.message);
    });
    server.listen({ host, port, exclusive: true }, () => {
      server.close(() => resolve(null));
    });
  });
}
