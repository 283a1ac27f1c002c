// How the practice Emergency24 goes wrong when it is told to.
import type { Answer } from '../recorded-request';
import { envelope } from './answers';
import type { Emergency24Fault } from './configuration';

/** What comes instead of the healthy answer, and whether the service took the request in all the same. */
export interface Struck {
  readonly answer: Answer;
  readonly received: boolean;
}

/** Null when this fault does not touch this answer. ASSUMED: every word; the page shows no failure at all. */
export function strike(fault: Emergency24Fault, healthy: Answer): Struck | null {
  const instead = (answer: Answer): Struck => ({ answer, received: false });
  switch (fault) {
    case 'none':
      return null;
    case 'broken-json':
      return {
        answer: { ...healthy, body: broken(healthy.body) },
        received: healthy.status === 200,
      };
    case 'false-success':
      return instead(envelope(400, 'Practice: it did not work.', null, { httpStatus: 200 }));
    case 'html':
      return instead({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><title>Sign in</title>',
      });
    case 'not-whitelisted':
      return instead(envelope(401, 'The IP address 127.0.0.1 is not in the whitelist.', null));
    case 'too-many':
      return instead(envelope(429, TOO_MANY, null));
    case 'server-error':
      return instead(envelope(500, 'We had a problem with our server. Try again later.', null));
  }
}

/** Source: SEED Emergency24 ICCS API, "Response Status Codes". */
export const TOO_MANY = 'Your application is sending too many simultaneous requests.';

/** As in the page's example: no comma behind an external id. Without one the end is missing. */
function broken(body: string): string {
  const without = body.replace(/("ExternalID":(?:"[^"]*"|\d+)),/, '$1\n');
  return without === body ? body.slice(0, -1) : without;
}
