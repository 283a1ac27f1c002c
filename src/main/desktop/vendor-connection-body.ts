// Drains the body of an answer without letting a slow, endless or broken one hide its status.
import type { IncomingMessage } from 'electron';
import type { AnswerLimits } from '../vendors/vendor';

/** The status is the truth that matters; its text may be so long and take so long. */
const SHORT_ANSWER: AnswerLimits = { bytes: 1024 * 1024, patienceMs: 2_000 };
/** An answer still running by then is cut off, unless more patience was asked for. */
const DRAIN_MS = 15_000;

/** The part of Electron's answer that is used. */
export type AnswerStream = Pick<IncomingMessage, 'on'>;

/** As UTF-8; whatever came when the body ended, broke or became slow. Reads on to the end. */
export function collectBody(
  response: AnswerStream,
  abort: () => void,
  { bytes, patienceMs }: AnswerLimits = SHORT_ANSWER,
): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const patience = setTimeout(finish, patienceMs);
    const drain = setTimeout(
      () => {
        finish();
        abort();
      },
      Math.max(DRAIN_MS, patienceMs),
    );

    function finish(): void {
      clearTimeout(patience);
      resolve(Buffer.concat(chunks).toString('utf8'));
    }

    function end(): void {
      clearTimeout(drain);
      finish();
    }

    response.on('data', (chunk) => {
      if (length < bytes) chunks.push(chunk.subarray(0, bytes - length));
      length += chunk.length;
    });
    response.on('end', end);
    response.on('error', end);
    response.on('aborted', end);
  });
}
