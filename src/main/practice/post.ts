// Posts one webhook over HTTP and tells only what came back.
import { request as httpRequest, type ClientRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** `status` null: no answer; `problem` says what went wrong on the way. */
export interface PostResult {
  readonly status: number | null;
  readonly problem: string | null;
}

/** Calls `done` once, at the latest when the whole exchange took `timeoutMs`; never after the returned function was called. */
export function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs: number,
  done: (result: PostResult) => void,
): () => void {
  let over = false;
  let status: number | null = null;
  let outgoing: ClientRequest | null = null;
  const end = (result: PostResult | null): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    outgoing?.destroy();
    if (result) done(result);
  };
  const fail = (problem: string): void => end({ status, problem });
  const timer = setTimeout(() => fail('no answer in time'), timeoutMs);
  const make = url.startsWith('https:') ? httpsRequest : httpRequest;
  outgoing = make(url, {
    method: 'POST',
    // A kept connection would outlive the practice service.
    agent: false,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...headers,
    },
  });
  outgoing.on('response', (incoming) => {
    status = incoming.statusCode ?? 0;
    incoming.resume();
    incoming.on('error', (error) => fail(error.message));
    incoming.on('close', () => end({ status, problem: null }));
  });
  outgoing.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
  outgoing.end(body);
  return () => end(null);
}
