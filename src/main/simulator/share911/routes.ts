// The practice Share911: which paths are its own and how it answers a request it has judged.
import { jsonAnswer, type Answer, type RawRequest } from '../recorded-request';
import type { VendorRoutes } from '../vendor-routes';
import { checkShare911, SHARE911_PATH } from './check';

/** The practice Share911 behind one API key. */
export function createShare911Routes(apiKey: string): VendorRoutes {
  return {
    vendor: 'share911',
    owns: (path) => path === SHARE911_PATH,
    // Real servers point to the slash; a client that follows would lose its POST.
    redirects: (path) => (`${path}/` === SHARE911_PATH ? SHARE911_PATH : null),
    check: (request: RawRequest) => checkShare911(request, apiKey),
    answer(verdict, number): Answer {
      // ASSUMED: the vendor documents no answer; a duplicate is ignored but not refused.
      if (verdict.ok) return jsonAnswer(verdict.status, { id: `practice-${number}` });
      const headers: Record<string, string> = {};
      if (verdict.status === 401) headers['www-authenticate'] = 'Basic realm="Share911 practice"';
      if (verdict.status === 405) headers.allow = 'POST';
      return jsonAnswer(verdict.status, { error: verdict.problem }, headers);
    },
  };
}
