// The practice service's own control surface, for the demo and for scripts on this machine only.
import { PracticeScenario } from '../../shared/practice';
import { jsonAnswer, type Answer, type RawRequest, type RecordedRequest } from './recorded-request';

const PREFIX = '/practice/';
// A foreign page that rebinds its name to this machine still sends that name as Host.
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

export interface Controlled {
  requests(): readonly RecordedRequest[];
  scenario(): PracticeScenario;
  setScenario(scenario: PracticeScenario): void;
}

export function isControlPath(path: string): boolean {
  return path.startsWith(PREFIX);
}

/** Answers `GET /practice/requests`, `GET` and `PUT /practice/scenario`; refuses browsers. */
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
      return putScenario(request, practice);
    default:
      return problem(404, 'there is GET requests, GET scenario and PUT scenario');
  }
}

function putScenario(request: RawRequest, practice: Controlled): Answer {
  if (!/^application\/json *(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return problem(415, 'content-type must be application/json');
  }
  const scenario = PracticeScenario.safeParse(scenarioIn(request.body.toString('utf8')));
  if (!scenario.success) {
    return problem(400, `scenario must be one of ${PracticeScenario.options.join(', ')}`);
  }
  practice.setScenario(scenario.data);
  return jsonAnswer(200, { scenario: scenario.data });
}

function scenarioIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'scenario' in value
      ? value.scenario
      : undefined;
  } catch {
    return undefined;
  }
}

function problem(status: number, error: string): Answer {
  return jsonAnswer(status, { error });
}
