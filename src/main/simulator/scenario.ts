// How each practice scenario bends the answer of a healthy service.
import type { PracticeScenario } from '../../shared/practice';
import { jsonAnswer, type Answer, type Verdict } from './recorded-request';

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

/** Decides by scenario; `honest` is what a healthy service would answer to this verdict. */
export function planFor(
  scenario: PracticeScenario,
  verdict: Verdict,
  honest: Answer,
  times: ScenarioTimes,
): Plan {
  switch (scenario) {
    case 'happy':
      return { delayMs: 0, answer: honest, received: verdict.ok };
    case 'slow':
      return { delayMs: times.slowMs, answer: honest, received: verdict.ok };
    case 'lost-reply':
      return { delayMs: 0, answer: null, received: verdict.ok };
    case 'outage':
      return refuse(jsonAnswer(503, { error: 'practice outage' }));
    case 'refused-key':
      return refuse(
        jsonAnswer(401, { error: 'practice: key refused' }, { 'www-authenticate': 'Basic' }),
      );
    case 'rate-limit':
      return refuse(
        jsonAnswer(
          429,
          { error: 'practice: too many requests' },
          { 'retry-after': String(times.retryAfterSeconds) },
        ),
      );
  }
}

function refuse(answer: Answer): Plan {
  return { delayMs: 0, answer, received: false };
}
