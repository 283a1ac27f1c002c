// The practice RapidSOS's paths: a token for credentials, and the newest place of a shared call.
import { jsonAnswer, type Answer, type RawRequest } from '../recorded-request';
import type { Judgement, VendorRoutes } from '../vendor-routes';
import type { RapidsosSettings } from './configuration';
import type { KnownCalls } from './known-calls';
import {
  formFields,
  locationProblem,
  questionFields,
  tokenProblem,
  type RapidsosKeys,
} from './check';
import type { Tokens } from './tokens';

const TOKEN_PATH = '/oauth/token';
const LOCATION_PATH = '/location';
const RETRY_AFTER_SECONDS = 20;

export interface RapidsosRoutesDeps {
  readonly keys: RapidsosKeys;
  readonly tokens: Tokens;
  readonly calls: KnownCalls;
  readonly settings: () => RapidsosSettings;
  readonly now: () => number;
}

/**
 * Source: RapidSOS LEI API 1.5 and its page on credentials. Reading by GET exists too; only the recommended POST is
 * played. ASSUMED: a form or JSON as the body of `/location`, and everything of its answers but that there may be
 * none.
 */
export function createRapidsosRoutes(deps: RapidsosRoutesDeps): VendorRoutes {
  const { tokens, calls } = deps;

  function judge(request: RawRequest): Judgement {
    if (request.method !== 'POST') {
      return no(405, `${request.method} is not POST`, { allow: 'POST' });
    }
    const isLocation = request.path === LOCATION_PATH;
    if (isLocation && !isKnownBearer(request.headers.authorization)) {
      return no(401, 'a Bearer token that was handed out and is not over is required');
    }
    const fields = isLocation
      ? questionFields(request, deps.settings().carriage)
      : formFields(request);
    if (!(fields instanceof URLSearchParams)) return no(fields.status, fields.words);
    return isLocation ? tellPlace(fields) : giveToken(fields);
  }

  function giveToken(fields: URLSearchParams): Judgement {
    const problem = tokenProblem(fields, deps.keys);
    if (problem) return no(problem.status, problem.words);
    const token = tokens.prepare();
    return yes(token, () => tokens.issue(token));
  }

  function tellPlace(fields: URLSearchParams): Judgement {
    const problem = locationProblem(fields);
    if (problem !== null) return no(400, problem);
    switch (deps.settings().followUp) {
      case 'unauthorized':
        return no(401, 'practice: the token is not accepted');
      case 'forbidden':
        return no(403, 'practice: this organisation is not approved');
      case 'too-many':
        return no(429, 'practice: too many requests', { 'retry-after': `${RETRY_AFTER_SECONDS}` });
      case 'empty':
        return yes({ locations: [] });
      case 'wander':
        break;
    }
    const callerId = fields.get('caller_id') ?? '';
    const place = calls.look(callerId)?.place ?? null;
    const records =
      place === null
        ? []
        : [
            {
              latitude: place.latitude,
              longitude: place.longitude,
              uncertainty_radius: place.uncertaintyM,
              location_time: deps.now(),
            },
          ];
    return yes({ caller_id: callerId, locations: records }, () => calls.asked(callerId));
  }

  function isKnownBearer(header: string | undefined): boolean {
    const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '';
    return tokens.isGood(token) || calls.isToken(token);
  }

  return {
    vendor: 'rapidsos',
    owns: (path) => path === TOKEN_PATH || path === LOCATION_PATH,
    redirects: () => null,
    judge,
    refuse,
  };
}

/** Source: RapidSOS Alert Management API 1.1.0: errors are told in `detail`. */
function refuse(
  status: number,
  detail: string,
  more: Readonly<Record<string, string>> = {},
): Answer {
  const challenge = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  return jsonAnswer(status, { detail }, { ...challenge, ...more });
}

function no(
  status: number,
  problem: string,
  headers?: Readonly<Record<string, string>>,
): Judgement {
  return {
    verdict: { ok: false, status, problem, unknownKeys: [] },
    answer: refuse(status, problem, headers),
  };
}

function yes(value: unknown, takeIn?: () => void): Judgement {
  return {
    verdict: { ok: true, status: 200, problem: null, unknownKeys: [] },
    answer: jsonAnswer(200, value),
    ...(takeIn ? { takeIn } : {}),
  };
}
