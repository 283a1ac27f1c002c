// The practice service's own control surface, for the demo and for scripts on this machine only.
import { PracticeScenario } from '../../shared/practice';
import type { PracticeChekt } from './chekt/chekt';
import { ChektChange } from './chekt/configuration';
import { Emergency24Change } from './emergency24/configuration';
import type { PracticeEmergency24 } from './emergency24/emergency24';
import { isJsonType, parseFields } from './json-body';
import { jsonAnswer, type Answer, type RawRequest, type RecordedRequest } from './recorded-request';

const PREFIX = '/practice/';
// A foreign page that rebinds its name to this machine still sends that name as Host.
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

export interface Controlled {
  requests(): readonly RecordedRequest[];
  scenario(): PracticeScenario;
  setScenario(scenario: PracticeScenario): void;
  readonly chekt: PracticeChekt;
  readonly emergency24: PracticeEmergency24;
}

export function isControlPath(path: string): boolean {
  return path.startsWith(PREFIX);
}

/** `GET requests | scenario | chekt | webhooks | emergency24`, `PUT scenario | chekt | emergency24` below `/practice/`; refuses browsers. */
export function answerControl(request: RawRequest, practice: Controlled): Answer {
  if (!LOOPBACK_HOST.test(request.headers.host ?? '')) {
    return problem(403, 'only this computer may control the practice service');
  }
  if (request.headers.origin !== undefined) {
    return problem(403, 'web pages may not control the practice service');
  }
  switch (`${request.method} ${request.path.slice(PREFIX.length)}`) {
    case 'GET requests':
      return jsonAnswer(200, practice.requests());
    case 'GET scenario':
      return jsonAnswer(200, { scenario: practice.scenario() });
    case 'PUT scenario':
      return put(request, (value) => putScenario(value, practice));
    case 'GET chekt':
      return jsonAnswer(200, practice.chekt.show());
    case 'PUT chekt':
      return put(request, (value) => putChekt(value, practice.chekt));
    case 'GET emergency24':
      return jsonAnswer(200, practice.emergency24.show());
    case 'PUT emergency24':
      return put(request, (value) => putEmergency24(value, practice.emergency24));
    case 'GET webhooks':
      return jsonAnswer(200, practice.chekt.webhooks());
    default:
      return problem(
        404,
        'there is GET requests, scenario, chekt, webhooks, emergency24; PUT scenario, chekt, emergency24',
      );
  }
}

function put(request: RawRequest, change: (value: unknown) => Answer): Answer {
  if (!isJsonType(request.headers['content-type'])) {
    return problem(415, 'content-type must be application/json');
  }
  if (request.tooLarge) return problem(413, 'the body is too large');
  return change(parseFields(request.body));
}

function putScenario(value: unknown, practice: Controlled): Answer {
  const wanted = typeof value === 'object' && value && 'scenario' in value ? value.scenario : null;
  const scenario = PracticeScenario.safeParse(wanted);
  if (!scenario.success) {
    return problem(400, `scenario must be one of ${PracticeScenario.options.join(', ')}`);
  }
  practice.setScenario(scenario.data);
  return jsonAnswer(200, { scenario: scenario.data });
}

function putChekt(value: unknown, chekt: PracticeChekt): Answer {
  const change = ChektChange.safeParse(value);
  if (!change.success) return misunderstood(change.error.issues);
  const nobody = chekt.change(change.data);
  if (nobody !== null) return problem(400, `people: nobody has the contactId "${nobody}"`);
  return jsonAnswer(200, chekt.show());
}

function putEmergency24(value: unknown, emergency24: PracticeEmergency24): Answer {
  const change = Emergency24Change.safeParse(value);
  if (!change.success) return misunderstood(change.error.issues);
  emergency24.change(change.data);
  return jsonAnswer(200, emergency24.show());
}

function misunderstood([issue]: readonly { path: PropertyKey[]; message: string }[]): Answer {
  const field = issue && issue.path.length > 0 ? issue.path.join('.') : 'the body';
  return problem(400, `${field}: ${issue?.message ?? 'is not understood'}`);
}

function problem(status: number, error: string): Answer {
  return jsonAnswer(status, { error });
}
