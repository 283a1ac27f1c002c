// The practice Share911: which paths are its own and how it answers a request it has judged.
import { jsonAnswer, type Answer } from '../recorded-request';
import type { VendorRoutes } from '../vendor-routes';
import { checkShare911, SHARE911_PATH } from './check';

/** The practice Share911 behind one API key. */
export function createShare911Routes(apiKey: string): VendorRoutes {
  return {
    vendor: 'share911',
    owns: (path) => path === SHARE911_PATH,
    // Real servers point to the slash; a client that follows would lose its POST.
    redirects: (path) => (`${path}/` === SHARE911_PATH ? SHARE911_PATH : null),
    judge(request, number) {
      const verdict = checkShare911(request, apiKey);
      // ASSUMED: the vendor documents no answer; a duplicate is ignored but not refused.
      const answer = verdict.ok
        ? jsonAnswer(verdict.status, { id: `practice-${number}` })
        : refuse(verdict.status, verdict.problem);
      return { verdict, answer };
    },
    refuse,
  };
}

function refuse(
  status: number,
  error: string | null,
  more: Readonly<Record<string, string>> = {},
): Answer {
  const headers: Record<string, string> = { ...more };
  if (status === 401) headers['www-authenticate'] = 'Basic realm="Share911 practice"';
  if (status === 405) headers.allow = 'POST';
  return jsonAnswer(status, { error }, headers);
}
