// How each practice scenario bends the answer of a healthy service.
import type { PracticeScenario } from '../../shared/core/practice';
import type { Answer } from './recorded-request';
import type { Judgement, VendorRoutes } from './vendor-routes';

/** What to do with one request: `answer` null drops the connection after everything was read. */
export interface Plan {
  readonly delayMs: number;
  readonly answer: Answer | null;
  /** The service takes the request in. */
  readonly received: boolean;
}

export interface ScenarioTimes {
  readonly slowMs: number;
  readonly retryAfterSeconds: number;
}

export const SCENARIO_TIMES: ScenarioTimes = { slowMs: 3000, retryAfterSeconds: 5 };

/** Decides by scenario what a healthy service's judgement turns into. */
export function planFor(
  scenario: PracticeScenario,
  { verdict, answer }: Judgement,
  refuse: VendorRoutes['refuse'],
  times: ScenarioTimes,
): Plan {
  switch (scenario) {
    case 'happy':
      return { delayMs: 0, answer, received: verdict.ok };
    case 'slow':
      return { delayMs: times.slowMs, answer, received: verdict.ok };
    case 'lost-reply':
      return { delayMs: 0, answer: null, received: verdict.ok };
    case 'outage':
      return refused(refuse(503, 'practice outage'));
    case 'refused-key':
      return refused(refuse(401, 'practice: key refused'));
    case 'rate-limit': {
      const headers = { 'retry-after': String(times.retryAfterSeconds) };
      return refused(refuse(429, 'practice: too many requests', headers));
    }
  }
}

function refused(answer: Answer): Plan {
  return { delayMs: 0, answer, received: false };
}
