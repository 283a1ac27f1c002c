// Remembers what Chromium thought of each host's certificate the last time it looked.
import { X509Certificate } from 'node:crypto';
import type { Session } from 'electron';
import type { HttpAnswer } from '../core/lib/vendor-port';

/** "trusted", Chromium's error name such as ERR_CERT_DATE_INVALID, or unknown when no verdict came. */
export type TrustVerdict = 'trusted' | 'unknown' | `ERR_${string}`;

export interface Trust {
  /** The last verdict for the host of an https URL; takes a first look and waits for it if none is known. */
  verdictOf(url: string): Promise<TrustVerdict>;
  /** Chromium's verdict on exactly this certificate for the host, by its SHA-256 fingerprint as Node writes it. */
  verdictOn(url: string, fingerprint: string): Promise<TrustVerdict>;
  /** Looks through this session from now on; it must carry no requests of its own. */
  use(session: Session): void;
  /** A real request proves a certificate better than any look. */
  learn(url: string, answer: HttpAnswer): void;
}

const LOOK_MS = 3_000;
/** Certificates run out: a good one is looked at again after this time. */
const TRUSTED_FOR_MS = 10 * 60_000;
/** "Use Chromium's own verdict": this part only listens. */
const CHROMIUM_DECIDES = -3;

interface Memory {
  readonly verdict: TrustVerdict;
  readonly atMs: number;
}

/** Looks by opening a connection in a session of its own. */
export function watchTrust(): Trust {
  const memories = new Map<string, Memory>();
  /** By host and certificate. Chromium judges a certificate once per session, so this is kept. */
  const judged = new Map<string, TrustVerdict>();
  const waiting = new Map<string, Set<() => void>>();
  let looking: Session | undefined;

  function note(host: string, verdict: TrustVerdict): void {
    memories.set(host, { verdict, atMs: performance.now() });
    for (const wake of waiting.get(host) ?? []) wake();
    waiting.delete(host);
  }

  /** Resolves at the next verdict for this host, or after a while without one. */
  function nextVerdict(host: string): Promise<void> {
    return new Promise((resolve) => {
      const wakers = waiting.get(host) ?? new Set();
      const wake = (): void => {
        clearTimeout(timer);
        wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, LOOK_MS);
      waiting.set(host, wakers.add(wake));
    });
  }

  return {
    use(session) {
      looking = session;
      session.setCertificateVerifyProc((request, callback) => {
        const verdict = verdictFrom(request.verificationResult);
        const print = fingerprintOf(request.certificate.data);
        judged.set(`${request.hostname} ${print}`, verdict);
        note(request.hostname, verdict);
        callback(CHROMIUM_DECIDES);
      });
    },
    async verdictOn(url, fingerprint) {
      const name = `${hostOf(url)} ${fingerprint}`;
      const known = judged.get(name);
      if (known !== undefined) return known;
      looking?.preconnect({ url, numSockets: 1 });
      await nextVerdict(hostOf(url));
      return judged.get(name) ?? 'unknown';
    },
    async verdictOf(url) {
      const host = hostOf(url);
      const known = memories.get(host);
      const fresh = known?.verdict === 'trusted' && performance.now() - known.atMs < TRUSTED_FOR_MS;
      if (fresh) return known.verdict;
      looking?.preconnect({ url, numSockets: 1 });
      // A verdict that is only being refreshed comes with the next call.
      if (known === undefined) await nextVerdict(host);
      return memories.get(host)?.verdict ?? 'unknown';
    },
    learn(url, answer) {
      if (!url.startsWith('https:')) return;
      if (answer.kind === 'response') note(hostOf(url), 'trusted');
      else if (answer.code.startsWith('ERR_CERT_')) note(hostOf(url), verdictFrom(answer.code));
    },
  };
}

function verdictFrom(result: string): TrustVerdict {
  const name = result.replace(/^net::/, '');
  if (name === 'OK') return 'trusted';
  return name.startsWith('ERR_') ? (name as `ERR_${string}`) : 'ERR_CERT_INVALID';
}

/** Empty for what is no certificate. */
function fingerprintOf(pem: string): string {
  try {
    return new X509Certificate(pem).fingerprint256;
  } catch {
    return '';
  }
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}
