// Asks where a call is until its window ends or the service says no; one question at a time for each call.
import type { CallPlace } from '../../../shared/calls/call-share';
import { CALL_WINDOW_MS, type FollowUp } from '../../../shared/calls/emergency-call';
import type { Failure } from '../../../shared/core/failure';
import type { Clock } from '../../core/lib/clock';

/** `sharedToken`: what came with the share; null when none is held (any more). */
export interface LocateRequest {
  readonly callerNumber: string;
  readonly sharedToken: string | null;
}

/**
 * empty: nothing is known now, which is normal. refused: no for good. failed: it may be asked again, after
 * `retryAfterMs` where that is given. `atMs`: wall clock of the moment the caller was there.
 */
export type LocateAnswer =
  | { readonly kind: 'place'; readonly place: CallPlace; readonly atMs: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retryAfterMs: number | null };

export interface FollowUpDeps {
  readonly clock: Clock;
  readonly isOn: () => boolean;
  readonly canAsk: (sharedToken: string | null) => Promise<boolean>;
  readonly locate: (request: LocateRequest) => Promise<LocateAnswer>;
  /** Null when there is nothing to ask with. */
  readonly requestOf: (id: string) => LocateRequest | null;
  readonly onPlace: (id: string, place: CallPlace, atMs: number) => void;
  readonly onChange: () => void;
}

export interface FollowUps {
  /** A share has come, or a call of an earlier life is taken up again. `sharedAtMs`: wall clock. */
  begin(id: string, sharedAtMs: number): void;
  /** For good: what comes back of a question that is under way is thrown away. */
  stop(id: string): void;
  stopAll(): void;
  of(id: string): FollowUp;
}

interface Run {
  /** `clock.elapsed()`: a clock that is set must make the window neither longer nor shorter. */
  sharedAtElapsedMs: number;
  endsAtElapsedMs: number;
  nextAtElapsedMs: number | null;
  view: Omit<FollowUp, 'nextAtMs'>;
  timer: { cancel(): void } | null;
  /** A share came while a question was under way. */
  isRenewed: boolean;
}

/** Of all calls together: a service that is slow is not asked ever more. */
const QUESTIONS_MAX = 4;
const WAIT_FOR_TURN_MS = 1_000;

const OFF: Run['view'] = {
  state: 'off',
  asked: 0,
  empty: 0,
  failure: null,
};

export function createFollowUps(deps: FollowUpDeps): FollowUps {
  const { clock } = deps;
  const runs = new Map<string, Run>();
  let underWay = 0;

  const isHeld = (id: string, run: Run): boolean => runs.get(id) === run;
  const isOver = (run: Run): boolean => clock.elapsed() >= run.endsAtElapsedMs;

  function show(run: Run, change: Partial<Run['view']>, nextInMs: number | null = null): void {
    run.view = { ...run.view, ...change };
    run.nextAtElapsedMs = nextInMs === null ? null : clock.elapsed() + nextInMs;
    deps.onChange();
  }

  function plan(id: string, run: Run, delayMs: number): void {
    if (delayMs >= run.endsAtElapsedMs - clock.elapsed()) {
      show(run, { state: 'ended' });
      return;
    }
    run.timer = clock.after(delayMs, () => ask(id, run));
    show(run, { state: 'waiting' }, delayMs);
  }

  function planNext(id: string, run: Run, retryAfterMs: number | null): void {
    plan(id, run, nextAskInMs(clock.elapsed() - run.sharedAtElapsedMs, retryAfterMs));
  }

  function take(id: string, run: Run, answer: LocateAnswer): void {
    const { asked, empty } = run.view;
    run.view = {
      ...run.view,
      asked: asked + 1,
      empty: answer.kind === 'empty' ? empty + 1 : empty,
      failure: 'failure' in answer ? answer.failure : null,
    };
    if (answer.kind === 'place') deps.onPlace(id, answer.place, answer.atMs);
    // A no for the token of an earlier share is no answer to the newest one.
    if (answer.kind === 'refused' && !run.isRenewed) show(run, { state: 'refused' });
    else planNext(id, run, answer.kind === 'failed' ? answer.retryAfterMs : null);
  }

  function ask(id: string, run: Run): void {
    run.timer = null;
    const request = deps.requestOf(id);
    if (isOver(run)) show(run, { state: 'ended' });
    else if (!deps.isOn() || request === null) show(run, { state: 'off' });
    else if (underWay >= QUESTIONS_MAX) plan(id, run, WAIT_FOR_TURN_MS);
    else void put(id, run, request);
  }

  async function put(id: string, run: Run, request: LocateRequest): Promise<void> {
    run.isRenewed = false;
    underWay += 1;
    show(run, { state: 'asking' });
    const answer = await deps.locate(request).catch((error: unknown) => failedWith(error));
    underWay -= 1;
    if (isHeld(id, run)) take(id, run, answer);
  }

  async function start(id: string, run: Run): Promise<void> {
    const request = deps.requestOf(id);
    if (request === null || !deps.isOn() || isOver(run)) return;
    const canAsk = await deps.canAsk(request.sharedToken).catch(() => false);
    if (!canAsk || !isHeld(id, run) || run.view.state === 'asking') return;
    run.timer?.cancel();
    run.view = { ...run.view, failure: null };
    planNext(id, run, null);
  }

  return {
    begin(id, sharedAtMs) {
      const sinceMs = Math.max(0, clock.now() - sharedAtMs);
      const sharedAtElapsedMs = clock.elapsed() - sinceMs;
      const times = { sharedAtElapsedMs, endsAtElapsedMs: sharedAtElapsedMs + CALL_WINDOW_MS };
      const held = runs.get(id);
      const rest = { view: OFF, nextAtElapsedMs: null, timer: null, isRenewed: false };
      const run: Run = held ?? { ...times, ...rest };
      Object.assign(run, times);
      run.isRenewed = true;
      runs.set(id, run);
      void start(id, run);
    },
    stop(id) {
      runs.get(id)?.timer?.cancel();
      runs.delete(id);
    },
    stopAll() {
      for (const run of runs.values()) run.timer?.cancel();
      runs.clear();
    },
    of(id) {
      const run = runs.get(id);
      const nextMs = run?.nextAtElapsedMs ?? null;
      const nextAtMs = nextMs === null ? null : Math.round(clock.now() + nextMs - clock.elapsed());
      return { ...(run?.view ?? OFF), nextAtMs };
    },
  };
}

function failedWith(error: unknown): LocateAnswer {
  // Not its message: that may hold what was asked with.
  const name = error instanceof Error ? error.name : typeof error;
  const detail = `asking where a call is failed unexpectedly: ${name}`;
  return { kind: 'failed', failure: { kind: 'bug', detail }, retryAfterMs: null };
}

const FIRST_MS = 5_000;
const OFTEN_UNTIL_MS = 2 * 60_000;
const OFTEN_MS = 15_000;
const SELDOM_MS = 30_000;

/** Milliseconds from now until the next question. `retryAfterMs`: the service asked for so much patience. */
export function nextAskInMs(sinceShareMs: number, retryAfterMs: number | null): number {
  const politeMs =
    sinceShareMs < FIRST_MS
      ? FIRST_MS - sinceShareMs
      : sinceShareMs < OFTEN_UNTIL_MS
        ? OFTEN_MS
        : SELDOM_MS;
  return Math.max(politeMs, retryAfterMs ?? 0);
}
