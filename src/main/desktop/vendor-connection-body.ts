// Drains the body of an answer without letting a slow, endless or broken one hide its status.
import type { IncomingMessage } from 'electron';

const KEPT_BYTES = 1024 * 1024;
/** The status is the truth that matters; its text may take this long. */
const PATIENCE_MS = 2_000;
/** An answer still running by then is cut off. */
const DRAIN_MS = 15_000;

/** At most 1 MiB as UTF-8; whatever came when the body ended, broke or became slow. Reads on to the end. */
export function collectBody(response: IncomingMessage, abort: () => void): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const patience = setTimeout(finish, PATIENCE_MS);
    const drain = setTimeout(() => {
      finish();
      abort();
    }, DRAIN_MS);

    function finish(): void {
      clearTimeout(patience);
      resolve(Buffer.concat(chunks).toString('utf8'));
    }

    function end(): void {
      clearTimeout(drain);
      finish();
    }

    response.on('data', (chunk) => {
      if (length < KEPT_BYTES) chunks.push(chunk.subarray(0, KEPT_BYTES - length));
      length += chunk.length;
    });
    response.on('end', end);
    response.on('error', end);
    response.on('aborted', end);
  });
}
