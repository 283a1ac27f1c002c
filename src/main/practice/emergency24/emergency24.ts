// The practice Emergency24 joined: who may come in, how many at once, what is answered, and how it goes wrong.
import type { Answer, RawRequest } from '../recorded-request';
import type { Judgement, RefusalStatus, VendorRoutes, Visit } from '../vendor-routes';
import { envelope } from './answers';
import { createCalls, refused, type Done } from './calls';
import {
  DEFAULT_SETTINGS,
  type Emergency24Change,
  type Emergency24Settings,
  type ShownEmergency24,
  type Emergency24Fault,
} from './configuration';
import { createDirectory } from './directory';
import { EMERGENCY24_PATH, endpointOf } from './endpoint';
import { createGate, isProofName, type Emergency24Keys } from './gate';

/** What comes instead of the healthy answer, and whether the service took the request in all the same. */
interface Struck {
  readonly answer: Answer;
  readonly received: boolean;
}

/** Null when this fault does not touch this answer. ASSUMED: every word; the page shows no failure at all. */
function strike(fault: Emergency24Fault, healthy: Answer): Struck | null {
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
const TOO_MANY = 'Your application is sending too many simultaneous requests.';

/** As in the page's example: no comma behind an external id. Without one the end is missing. */
function broken(body: string): string {
  const without = body.replace(/("ExternalID":(?:"[^"]*"|\d+)),/, '$1\n');
  return without === body ? body.slice(0, -1) : without;
}

/** What everybody but the server sees of the practice Emergency24. */
export interface PracticeEmergency24 {
  /** Behind the address of the practice service, this is the base of every call. */
  readonly path: string;
  show(): ShownEmergency24;
  /** What is left out stays as it is. A new size starts with new people. */
  change(change: Emergency24Change): void;
}

export interface PracticeEmergency24Parts {
  readonly emergency24: PracticeEmergency24;
  readonly routes: VendorRoutes;
}

const CHALLENGE = { 'www-authenticate': 'Bearer' };

/** Source: SEED Emergency24 ICCS API 1.0. ASSUMED: 404 for a method that a path does not have. */
export function createPracticeEmergency24(
  keys: Emergency24Keys,
  wallClock: () => number,
): PracticeEmergency24Parts {
  let settings: Emergency24Settings = DEFAULT_SETTINGS;
  let faultsLeft: number | null = null;
  let underWay = 0;
  let mostAtOnce = 0;
  let tooMany = 0;
  const now = (): number => wallClock() + settings.clockOffsetMs;
  const directory = createDirectory(settings.size);
  const gate = createGate(keys, () => settings, now);
  const calls = createCalls({ directory, settings: () => settings, now });

  function judge(request: RawRequest): Judgement {
    const [path = '', search = ''] = request.path.slice(EMERGENCY24_PATH.length).split('?', 2);
    const query = new URLSearchParams(search);
    const done = outcome(request, path, query);
    const struck = strike(nextFault(), done.answer);
    const { status } = done.answer;
    const unknownKeys = [...(done.unknownKeys ?? []), ...unknownIn(path, query)];
    if (struck && !struck.received) {
      const problem = `practice: ${settings.fault}`;
      const verdict = { ok: false, status: struck.answer.status, problem, unknownKeys };
      return { verdict, answer: dated(struck.answer) };
    }
    return {
      verdict: { ok: done.problem === null, status, problem: done.problem, unknownKeys },
      answer: dated(struck?.answer ?? done.answer),
      ...(done.happen ? { takeIn: done.happen } : {}),
    };
  }

  function outcome(request: RawRequest, path: string, query: URLSearchParams): Done {
    const closed = gate.refusal(request, query);
    if (closed !== null) return { answer: refuse(401, closed), problem: closed };
    const endpoint = endpointOf(request.method, path, settings.spelling);
    return endpoint
      ? calls.run(endpoint, request, query)
      : refused(404, 'The request is not found.');
  }

  function nextFault(): Emergency24Settings['fault'] {
    if (faultsLeft === null) return settings.fault;
    if (faultsLeft === 0) return 'none';
    faultsLeft -= 1;
    return settings.fault;
  }

  function refuse(
    status: RefusalStatus,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ): Answer {
    const challenge = status === 401 ? CHALLENGE : {};
    return dated(envelope(status, message, null, { headers: { ...challenge, ...headers } }));
  }

  /** A client may tell the time by it, so it must be the clock that judges signatures. */
  function dated(answer: Answer): Answer {
    return { ...answer, headers: { ...answer.headers, date: new Date(now()).toUTCString() } };
  }

  function enter(): Visit {
    underWay += 1;
    mostAtOnce = Math.max(mostAtOnce, underWay);
    const isTooMany = underWay > settings.atOnce;
    if (isTooMany) tooMany += 1;
    let here = true;
    return {
      refusal: isTooMany ? refuse(429, TOO_MANY) : null,
      leave() {
        if (here) underWay -= 1;
        here = false;
      },
    };
  }

  return {
    emergency24: {
      path: EMERGENCY24_PATH,
      show: () => ({
        path: EMERGENCY24_PATH,
        ...settings,
        size: directory.all().length,
        mostAtOnce,
        tooMany,
      }),
      change(change) {
        const given = Object.entries(change).filter(([, value]) => value !== undefined);
        settings = { ...settings, ...Object.fromEntries(given) };
        if (change.size !== undefined) directory.setSize(change.size);
        if (change.fault !== undefined || change.faultTimes !== undefined) {
          faultsLeft = change.faultTimes ?? null;
        }
        mostAtOnce = underWay;
        tooMany = 0;
      },
    },
    routes: {
      vendor: 'emergency24',
      owns: (path) => path.startsWith(`${EMERGENCY24_PATH}/`),
      redirects: () => null,
      delayMs: () => settings.answerMs,
      enter,
      judge,
      refuse,
    },
  };
}

function unknownIn(path: string, query: URLSearchParams): string[] {
  const known = path === '/contacts/all' ? ['page', 'page_size'] : [];
  return [...query.keys()].filter((name) => !known.includes(name) && !isProofName(name));
}
