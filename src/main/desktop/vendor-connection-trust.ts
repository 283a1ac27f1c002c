// Remembers what Chromium thought of each host's certificate the last time it looked.
import type { Session } from 'electron';

/** "trusted", Chromium's error name such as ERR_CERT_DATE_INVALID, or unknown when no verdict came. */
export type TrustVerdict = 'trusted' | 'unknown' | `ERR_${string}`;

export interface Trust {
  /** The last verdict for the host of an https URL; asks for a new look and waits for it if none is known. */
  verdictOf(url: string, look: () => void): Promise<TrustVerdict>;
  /** An answer came over this URL, so its certificate is good. */
  proven(url: string): void;
}

const LOOK_MS = 3_000;
/** "Use Chromium's own verdict": this part only listens. */
const CHROMIUM_DECIDES = -3;

export function watchTrust(session: Session): Trust {
  const verdicts = new Map<string, TrustVerdict>();
  const waiting = new Map<string, Set<() => void>>();

  session.setCertificateVerifyProc((request, callback) => {
    const result = request.verificationResult.replace(/^net::/, '');
    const error: TrustVerdict = result.startsWith('ERR_')
      ? (result as `ERR_${string}`)
      : 'ERR_CERT_INVALID';
    note(request.hostname, result === 'OK' ? 'trusted' : error);
    callback(CHROMIUM_DECIDES);
  });

  function note(host: string, verdict: TrustVerdict): void {
    verdicts.set(host, verdict);
    for (const wake of waiting.get(host) ?? []) wake();
    waiting.delete(host);
  }

  function nextVerdict(host: string): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS);
      const wakers = waiting.get(host) ?? new Set();
      waiting.set(host, wakers);
      wakers.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  return {
    async verdictOf(url, look) {
      const host = hostOf(url);
      const known = verdicts.get(host);
      if (known !== undefined) {
        // A repaired certificate is noticed by the next probe.
        if (known !== 'trusted') look();
        return known;
      }
      const verdict = nextVerdict(host);
      look();
      await verdict;
      return verdicts.get(host) ?? 'unknown';
    },
    proven: (url) => note(hostOf(url), 'trusted'),
  };
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}
