// One exchange with CHeKT: a key that can stand in a header, the address, and a port that may break its promise.
import { failed, type Result } from '../../../shared/core/failure';
import { joinUrl } from '../http';
import { noKey, readKey } from '../read-key';
import type { HttpAnswer, HttpPort, HttpRequest, Outcome } from '../../core/lib/vendor-port';

/** Time for one whole attempt, in milliseconds. */
const CHEKT_TIMEOUT_MS = 15_000;

export interface ChektAccess {
  /** Read at every attempt, so that a corrected address takes effect on the next one. */
  readonly baseUrl: () => string;
  readonly apiKey: () => Promise<Result<string>>;
  readonly timeoutMs?: number;
}

export interface ChektCaller {
  /** `not-configured` without a key, or with one that no header can hold. */
  key(): Promise<Result<string>>;
  /** Null when the port threw: nobody knows how far the request came. */
  exchange(
    port: HttpPort,
    key: string,
    request: Omit<HttpRequest, 'url' | 'timeoutMs'> & { readonly path: string },
  ): Promise<HttpAnswer | null>;
}

/** Source: SEED CHeKT Verifications API and Contacts API, "Request Example". */
export function createCaller(deps: ChektAccess): ChektCaller {
  const timeoutMs = deps.timeoutMs ?? CHEKT_TIMEOUT_MS;
  return {
    async key() {
      const key = await readKey('CHeKT', deps.apiKey, timeoutMs);
      // Anything else cannot stand in a header, and the request would fail in ways that nobody can tell apart.
      return key.ok && !/^[\x21-\x7e]+$/.test(key.value)
        ? failed(noKey('the CHeKT API key holds characters that no key can have'))
        : key;
    },
    async exchange(port, key, { path, ...request }) {
      try {
        return await port.send({
          ...request,
          url: joinUrl(deps.baseUrl(), path),
          headers: { Authorization: `Bearer ${key}`, ...request.headers },
          timeoutMs,
        });
      } catch {
        return null;
      }
    },
  };
}

/** A port that throws breaks its promise. */
export function portThrew(): Exclude<Outcome, { kind: 'accepted' }> {
  return { kind: 'unsure', failure: { kind: 'bug', detail: 'the HTTP port threw' } };
}
