// The practice service's own control surface, for the demo and for scripts on this machine only.
import type { z } from 'zod';
import { PracticeScenario } from '../../shared/core/practice';
import type { PracticeChekt } from './chekt/chekt';
import { ChektChange } from './chekt/configuration';
import { Emergency24Change } from './emergency24/configuration';
import type { PracticeEmergency24 } from './emergency24/emergency24';
import { isJsonType, parseFields } from './json-body';
import { RapidsosChange, ShareRequest } from './rapidsos/configuration';
import type { PracticeRapidsos } from './rapidsos/rapidsos';
import { jsonAnswer, type Answer, type RawRequest, type RecordedRequest } from './recorded-request';
import { AlertRequest } from './share911/webhook-body';
import type { PracticeShare911 } from './share911/webhooks';
import type { PostedWebhook } from './webhook-posts';

const PREFIX = '/practice/';
// A foreign page that rebinds its name to this machine still sends that name as Host.
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

export interface Controlled {
  requests(): readonly RecordedRequest[];
  scenario(): PracticeScenario;
  setScenario(scenario: PracticeScenario): void;
  readonly chekt: PracticeChekt;
  readonly emergency24: PracticeEmergency24;
  readonly rapidsos: PracticeRapidsos;
  readonly share911: PracticeShare911;
}

const OFFERED =
  'there is GET requests, scenario, chekt, webhooks, emergency24, rapidsos, share911; ' +
  'PUT scenario, chekt, emergency24, rapidsos; POST rapidsos/share, share911/alert';

export function isControlPath(path: string): boolean {
  return path.startsWith(PREFIX);
}

/** Everything below `/practice/`, as `OFFERED` lists it; refuses browsers. */
export async function answerControl(request: RawRequest, practice: Controlled): Promise<Answer> {
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
      return withBody(request, (value) => putScenario(value, practice));
    case 'GET chekt':
      return jsonAnswer(200, practice.chekt.show());
    case 'PUT chekt':
      return understood(request, ChektChange, (wanted) => changedChekt(practice.chekt, wanted));
    case 'GET emergency24':
      return jsonAnswer(200, practice.emergency24.show());
    case 'PUT emergency24':
      return understood(request, Emergency24Change, (wanted) =>
        changed(practice.emergency24, wanted),
      );
    case 'GET webhooks':
      return jsonAnswer(200, practice.chekt.webhooks());
    case 'GET rapidsos':
      return jsonAnswer(200, practice.rapidsos.show());
    case 'PUT rapidsos':
      return understood(request, RapidsosChange, (wanted) => changed(practice.rapidsos, wanted));
    case 'POST rapidsos/share':
      return understood(request, ShareRequest, async ({ scenario }) =>
        told(await practice.rapidsos.share(scenario)),
      );
    case 'GET share911':
      return jsonAnswer(200, practice.share911.show());
    case 'POST share911/alert':
      return understood(request, AlertRequest, async ({ name, ...more }) =>
        told(await practice.share911.alert(name, more)),
      );
    default:
      return problem(404, OFFERED);
  }
}

async function withBody(
  request: RawRequest,
  change: (value: unknown) => Answer | Promise<Answer>,
): Promise<Answer> {
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

/** What the schema makes of the body goes on; otherwise the first mistake is named. */
function understood<T>(
  request: RawRequest,
  schema: z.ZodType<T>,
  act: (wanted: T) => Answer | Promise<Answer>,
): Promise<Answer> {
  return withBody(request, (value) => {
    const wanted = schema.safeParse(value);
    return wanted.success ? act(wanted.data) : misunderstood(wanted.error.issues);
  });
}

function changed<T>(part: { change(wanted: T): void; show(): object }, wanted: T): Answer {
  part.change(wanted);
  return jsonAnswer(200, part.show());
}

function changedChekt(chekt: PracticeChekt, change: ChektChange): Answer {
  const nobody = chekt.change(change);
  if (nobody !== null) return problem(400, `people: nobody has the contactId "${nobody}"`);
  return jsonAnswer(200, chekt.show());
}

/** The first try, so that a script sees what the receiver said. */
function told(tried: PostedWebhook | null): Answer {
  return tried ? jsonAnswer(200, tried) : problem(409, 'nobody is subscribed');
}

function misunderstood([issue]: readonly { path: PropertyKey[]; message: string }[]): Answer {
  const field = issue && issue.path.length > 0 ? issue.path.join('.') : 'the body';
  return problem(400, `${field}: ${issue?.message ?? 'is not understood'}`);
}

function problem(status: number, error: string): Answer {
  return jsonAnswer(status, { error });
}
