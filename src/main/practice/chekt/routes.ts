// The practice CHeKT's paths: judges each request and answers as the vendor's pages describe.
import { parseFields } from '../json-body';
import type { RawRequest } from '../recorded-request';
import type { Judgement, RefusalStatus, VendorRoutes } from '../vendor-routes';
import {
  errorAnswer,
  verificationAnswer,
  type Asked,
  deliveryFailedAnswer,
  invalidContactAnswer,
  failureReason,
} from './answers';
import { checkEventBody, checkGeneralBody, ALL, type Question } from './check';
import type { ContactShape } from './contact-answers';
import { createContactRoutes } from './contact-routes';
import { endpointOf, isChektPath, methodsOf, type AskEndpoint } from './endpoint';
import type { IdempotencyKeys } from './idempotency';
import { no, noSite, once, refusal, withFields, wrongType } from './judgements';
import { PRACTICE_SITE_ID, type People } from './people';
import { randomBytes } from 'node:crypto';

export interface ChektRoutesDeps {
  readonly apiKey: string;
  readonly people: People;
  readonly keys: IdempotencyKeys;
  /** How contacts are shown. */
  readonly shape: () => ContactShape;
  readonly now: () => number;
  /** Called once for every question that is really asked. */
  readonly onAsked: (asked: Asked) => void;
}

/** The first is from the vendor's error page. ASSUMED: the other two. */
const REFUSAL_CODES: Readonly<Record<RefusalStatus, string>> = {
  401: 'invalid_api_key',
  429: 'rate_limited',
  503: 'unavailable',
};
const CHALLENGE = { 'www-authenticate': 'Bearer' };

/** Source: SEED CHeKT Verifications and Contacts API. ASSUMED: every status of a refusal, the pages name none. */
export function createChektRoutes(deps: ChektRoutesDeps): VendorRoutes {
  const { people, keys, now } = deps;
  const contacts = createContactRoutes(deps);

  function judge(request: RawRequest): Judgement {
    const endpoint = endpointOf(request.path);
    if (!endpoint) return no(404, 'not_found', 'no such path');
    const methods = methodsOf(endpoint);
    if (!methods.includes(request.method)) {
      const words = `${request.method} is not ${methods.join(' or ')}`;
      return no(405, 'method_not_allowed', words, { headers: { allow: methods.join(', ') } });
    }
    if (!isBearer(request.headers.authorization, deps.apiKey)) {
      const words = 'a Bearer token with the right key is required';
      return no(401, REFUSAL_CODES[401], words, { headers: CHALLENGE });
    }
    const isQuestion =
      endpoint.kind === 'event-verification' || endpoint.kind === 'general-verification';
    return isQuestion ? ask(request, endpoint) : contacts.judge(request, endpoint);
  }

  function ask(request: RawRequest, endpoint: AskEndpoint): Judgement {
    const check = endpoint.kind === 'event-verification' ? checkEventBody : checkGeneralBody;
    return (
      wrongType(request) ??
      once(keys, request, () =>
        withFields(parseFields(request.body), check, ({ question }) => {
          if (question.siteId !== null && question.siteId !== PRACTICE_SITE_ID) return noSite();
          const asked = address(question, endpoint, people, now());
          if ('answer' in asked) return asked;
          return { answer: verificationAnswer(asked), happen: () => deps.onAsked(asked) };
        }),
      )
    );
  }

  return {
    vendor: 'chekt',
    owns: isChektPath,
    redirects: () => null,
    judge,
    refuse: (status, message, headers) =>
      errorAnswer(status, REFUSAL_CODES[status], message, undefined, {
        ...(status === 401 ? CHALLENGE : {}),
        ...headers,
      }),
  };
}

function isBearer(header: string | undefined, apiKey: string): boolean {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] === apiKey;
}

/**
 * ASSUMED: one wrong contact refuses the whole question; somebody who cannot be reached does so only where
 * nobody else is asked; "all" works for both kinds of question; every event belongs to the practice site.
 */
function address(
  question: Question,
  endpoint: AskEndpoint,
  people: People,
  nowMs: number,
): Asked | Judgement {
  const { contacts, method, timeoutSeconds, answersWanted } = question;
  const wanted = contacts[0] === ALL ? people.all().map(({ contactId }) => contactId) : contacts;
  const found = wanted.map((id) => people.find(id)).filter((person) => person !== null);
  const wrong = wanted.filter((id) => people.find(id) === null);
  if (wrong.length > 0) {
    return refusal(invalidContactAnswer(wrong), `INVALID_CONTACT: ${wrong.join(', ')}`);
  }
  const [first] = found;
  if (first && found.every(({ script }) => script === 'undeliverable')) {
    const answer = deliveryFailedAnswer(first.contactId, failureReason(method));
    return refusal(answer, `DELIVERY_FAILED: ${first.contactId}`);
  }
  // The vendor's times have no fraction of a second.
  const sentAtMs = Math.floor(nowMs / 1000) * 1000;
  return {
    verificationId: `ver_${randomBytes(8).toString('hex')}`,
    about:
      endpoint.kind === 'event-verification'
        ? { event_id: endpoint.eventId }
        : { site_id: PRACTICE_SITE_ID },
    method,
    people: found,
    sentAtMs,
    timeoutAtMs: timeoutSeconds === null ? null : sentAtMs + timeoutSeconds * 1000,
    answersWanted,
  };
}
