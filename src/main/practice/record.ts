// Remembers the requests the practice service saw, with duplicates marked and the keys hidden.
import { createHash } from 'node:crypto';
import type { RawRequest, RecordedRequest } from './recorded-request';

const KEPT_REQUESTS = 2000;
const HIDDEN = '(hidden)';

/** What is known about a request besides its bytes. */
type Findings = Pick<
  RecordedRequest,
  'vendor' | 'atMs' | 'verdict' | 'scenario' | 'answered' | 'received'
>;

export interface RequestRecord {
  /** The number of the request received first with these bytes, or the next free number. */
  numberFor(request: RawRequest): number;
  add(request: RawRequest, findings: Findings): RecordedRequest;
  /** Oldest first; the newest two thousand. */
  readonly all: () => readonly RecordedRequest[];
}

export function createRequestRecord(secrets: readonly string[]): RequestRecord {
  const keys = secrets.filter((key) => key !== '');
  let kept: RecordedRequest[] = [];
  let lastId = 0;
  const firstIdByBytes = new Map<string, number>();

  return {
    numberFor: (request) => firstIdByBytes.get(fingerprint(request)) ?? lastId + 1,
    add(request, findings) {
      const bytes = fingerprint(request);
      // Reading twice repeats nothing.
      const duplicate = request.method !== 'GET' && firstIdByBytes.has(bytes);
      lastId += 1;
      if (findings.received && !duplicate) firstIdByBytes.set(bytes, lastId);
      const body = withoutKeysIn(request.body, keys);
      const recorded: RecordedRequest = {
        id: lastId,
        ...findings,
        method: request.method,
        path: keys.reduce((path, key) => path.replaceAll(key, HIDDEN), request.path),
        headers: withoutKeys(request.headers, keys),
        body: body.toString('utf8'),
        bodyBase64: body.toString('base64'),
        duplicate,
      };
      kept = [...kept, recorded].slice(-KEPT_REQUESTS);
      return recorded;
    },
    all: () => kept,
  };
}

function fingerprint(request: RawRequest): string {
  return createHash('sha256')
    .update(`${request.method} ${request.path}\n`)
    .update(request.body)
    .digest('hex');
}

/** The very bytes, unless a key is among them. */
function withoutKeysIn(body: Buffer, keys: readonly string[]): Buffer {
  const forms = [...keys, ...keys.map(encodeURIComponent)].filter((key) => body.includes(key));
  if (forms.length === 0) return body;
  return Buffer.from(forms.reduce((text, key) => text.replaceAll(key, HIDDEN), body.toString()));
}

function withoutKeys(
  headers: Readonly<Record<string, string>>,
  keys: readonly string[],
): Record<string, string> {
  const shown = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    name === 'authorization' || keys.some((key) => value.includes(key)) ? HIDDEN : value,
  ]);
  return Object.fromEntries(shown);
}
