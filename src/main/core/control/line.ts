// Reads one line from a socket, within a bound of size and time.
import type { Socket } from 'node:net';

/** Resolves with the first line; rejects when the peer ends, errs, says too much or takes too long (ms). */
export function readLine(socket: Socket, limitBytes: number, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (error: Error | null, line = ''): void => {
      socket.off('data', onData);
      socket.setTimeout(0);
      if (error) reject(error);
      else resolve(line);
    };
    const onData = (chunk: Buffer): void => {
      const end = chunk.indexOf(10);
      const part = end === -1 ? chunk : chunk.subarray(0, end);
      size += part.length;
      chunks.push(part);
      if (size > limitBytes) finish(new Error('line too long'));
      else if (end !== -1) finish(null, Buffer.concat(chunks).toString('utf8'));
    };
    socket.on('data', onData);
    socket.once('error', (error) => finish(error));
    socket.once('end', () => finish(new Error('closed before an answer')));
    socket.once('close', () => finish(new Error('closed before an answer')));
    socket.setTimeout(timeoutMs, () => finish(new Error('no answer in time')));
  });
}
