// Reads the body of one request, within a limit and unchanged.
import type { IncomingMessage } from 'node:http';

/** gone: the sender went away first. Too much stays unread. */
export type BodyEnd =
  | { readonly kind: 'whole'; readonly body: Buffer }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'gone' };

/** Never rejects; `onBytes` hears of every chunk that is kept in memory. */
export function readBody(
  request: IncomingMessage,
  maxBytes: number,
  onBytes: (bytes: number) => void,
): Promise<BodyEnd> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBytes) {
        chunks = [];
        resolve({ kind: 'too-large' });
        return;
      }
      chunks.push(chunk);
      onBytes(chunk.length);
    });
    request.once('end', () => resolve({ kind: 'whole', body: Buffer.concat(chunks, length) }));
    request.once('close', () => resolve({ kind: 'gone' }));
    request.on('error', () => resolve({ kind: 'gone' }));
  });
}
