// Reads one request off the wire completely, within a limit.
import type { IncomingMessage } from 'node:http';
import type { RawRequest } from './recorded-request';

const BODY_MAX_BYTES = 64 * 1024;
/** Beyond this nothing is read any more: the sender is broken or hostile. */
const DRAIN_MAX_BYTES = 8 * 1024 * 1024;

/** Null when the sender went away before its request was complete. */
export async function readRequest(incoming: IncomingMessage): Promise<RawRequest | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length <= BODY_MAX_BYTES) chunks.push(chunk);
      if (length > DRAIN_MAX_BYTES) break;
    }
  } catch {
    return null;
  }
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: headersOf(incoming),
    body: Buffer.concat(chunks),
    tooLarge: length > BODY_MAX_BYTES,
  };
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
