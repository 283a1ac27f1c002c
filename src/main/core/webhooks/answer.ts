// What the receiver says back, as data and as the exact text of a response.
import { STATUS_CODES } from 'node:http';
import type { Failure } from '../../../shared/core/failure';
import type { WebhookVerdict } from './webhook';

/** `error` is null for 200 only. */
export interface Answer {
  readonly status: number;
  readonly error: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** The sender has proven who it is: whatever else is wrong, it is no stranger. */
  readonly isProven?: boolean;
}

const ERROR_MAX_LENGTH = 300;
const NOT_STORED: Answer = {
  status: 503,
  error: 'the event could not be stored; send it again',
  headers: { 'retry-after': '5' },
};

export function refuse(
  status: number,
  error: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, error, headers };
}

/** What is proven is never dropped: its sender is told when to send it again. */
function overQuota({ retryAfterMs = 60_000 }: Failure): Answer {
  const headers = { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) };
  return { ...refuse(503, 'too many events; send it again later', headers), isProven: true };
}

/** Null stands for a route that failed or did not answer in time. */
export function answerOf(verdict: WebhookVerdict | null): Answer {
  switch (verdict?.kind) {
    case 'accepted':
      return { status: 200, error: null };
    case 'malformed':
      return { ...refuse(400, verdict.detail), isProven: true };
    case 'unproven':
      return refuse(401, verdict.detail);
    case 'not-stored':
      return verdict.failure.kind === 'rate-limited' ? overQuota(verdict.failure) : NOT_STORED;
    case undefined:
      return NOT_STORED;
  }
}

export function bodyOf(answer: Answer): string {
  if (answer.error === null) return '{"ok":true}';
  return JSON.stringify({ error: answer.error.slice(0, ERROR_MAX_LENGTH) });
}

/** After 200 another request may come; every other answer is the last on its connection. */
export function headersOf(answer: Answer, body: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...answer.headers,
    ...(answer.status === 200 ? {} : { connection: 'close' }),
  };
}

/** The whole response as text; to HEAD without its body. */
export function rawResponse(answer: Answer, isHead: boolean): string {
  const body = bodyOf(answer);
  const lines = Object.entries(headersOf(answer, body)).map(([name, value]) => `${name}: ${value}`);
  const status = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`;
  return [status, ...lines, '', isHead ? '' : body].join('\r\n');
}
