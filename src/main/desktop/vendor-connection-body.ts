// Drains the body of an answer without letting a slow, endless or broken one hide its status.
import { charsetOf, decodedText } from '../core/lib/decoded-text';
import type { AnswerLimits } from '../core/lib/vendor-port';

/** The status is the truth that matters; its text may be so long and take so long. */
const SHORT_ANSWER: AnswerLimits = { bytes: 1024 * 1024, patienceMs: 2_000 };
/** An answer still running by then is cut off, unless more patience was asked for. */
const DRAIN_MS = 15_000;

/** The part of an answer that is used; Electron's and Node's have it alike. */
export interface AnswerStream {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  on(event: 'end' | 'error' | 'aborted', listener: () => void): unknown;
}

interface CollectedBody {
  readonly body: string;
  /** It broke off, became slow or was too long. */
  readonly isCut: boolean;
}

/** In its own charset (see decoded-text.ts); whatever came when it ended. Reads on to the end. */
export function collectBody(
  response: AnswerStream,
  abort: () => void,
  { bytes, patienceMs }: AnswerLimits = SHORT_ANSWER,
): Promise<CollectedBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const patience = setTimeout(() => finish(true), patienceMs);
    const drain = setTimeout(
      () => {
        finish(true);
        abort();
      },
      Math.max(DRAIN_MS, patienceMs),
    );

    function finish(isCut: boolean): void {
      clearTimeout(patience);
      const body = decodedText(
        Buffer.concat(chunks),
        charsetOf(String(response.headers['content-type'] ?? '')),
      );
      resolve({ body, isCut: isCut || length > bytes });
    }

    function end(isCut: boolean): void {
      clearTimeout(drain);
      finish(isCut);
    }

    response.on('data', (chunk) => {
      if (length < bytes) chunks.push(chunk.subarray(0, bytes - length));
      length += chunk.length;
    });
    response.on('end', () => end(false));
    response.on('error', () => end(true));
    response.on('aborted', () => end(true));
  });
}
