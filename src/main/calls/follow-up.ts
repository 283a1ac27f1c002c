// Asks where a call is until its window ends or the service says no; one question at a time for each call.
import type { CallPlace } from '../../shared/call-share';
import type { FollowUp } from '../../shared/emergency-call';
import type { Failure } from '../../shared/failure';
import type { Clock } from '../lib/clock';
import { nextAskInMs } from './follow-schedule';

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

/** Wall clock in milliseconds. */
interface CallWindow {
  readonly sharedAtMs: number;
  readonly endsAtMs: number;
}

export interface FollowUps {
  /** A share has come, or a call of an earlier life is taken up again. */
  begin(id: string, window: CallWindow): void;
  /** For good: what comes back of a question that is under way is thrown away. */
  stop(id: string): void;
  stopAll(): void;
  of(id: string): FollowUp;
}

interface Run {
  window: CallWindow;
  /** `clock.elapsed()`: a clock that is set back must not make the window longer. */
  sharedAtElapsedMs: number;
  endsAtElapsedMs: number;
  view: FollowUp;
  timer: { cancel(): void } | null;
  /** A share came while a question was under way. */
  isRenewed: boolean;
}

/** Of all calls together: a service that is slow is not asked ever more. */
const QUESTIONS_MAX = 4;
const WAIT_FOR_TURN_MS = 1_000;

const OFF: FollowUp = {
  state: 'off',
  nextAtMs: null,
  asked: 0,
  empty: 0,
  failure: null,
};

export function createFollowUps(deps: FollowUpDeps): FollowUps {
  const { clock } = deps;
  const runs = new Map<string, Run>();
  let underWay = 0;

  const isHeld = (id: string, run: Run): boolean => runs.get(id) === run;
  const isOver = (run: Run): boolean =>
    clock.now() >= run.window.endsAtMs || clock.elapsed() >= run.endsAtElapsedMs;

  function show(run: Run, change: Partial<FollowUp>): void {
    run.view = { ...run.view, nextAtMs: null, ...change };
    deps.onChange();
  }

  function plan(id: string, run: Run, delayMs: number): void {
    const leftMs = Math.min(
      run.window.endsAtMs - clock.now(),
      run.endsAtElapsedMs - clock.elapsed(),
    );
    if (delayMs >= leftMs) {
      show(run, { state: 'ended' });
      return;
    }
    run.timer = clock.after(delayMs, () => ask(id, run));
    show(run, { state: 'waiting', nextAtMs: clock.now() + delayMs });
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
    begin(id, window) {
      const nowMs = clock.now();
      const elapsedMs = clock.elapsed();
      const sinceMs = Math.max(0, nowMs - window.sharedAtMs);
      const lengthMs = window.endsAtMs - window.sharedAtMs;
      const times = {
        window,
        sharedAtElapsedMs: elapsedMs - sinceMs,
        endsAtElapsedMs: elapsedMs - sinceMs + lengthMs,
      };
      const held = runs.get(id);
      const run = held ?? { ...times, view: OFF, timer: null, isRenewed: false };
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
    of: (id) => runs.get(id)?.view ?? OFF,
  };
}

function failedWith(error: unknown): LocateAnswer {
  // Not its message: that may hold what was asked with.
  const name = error instanceof Error ? error.name : typeof error;
  const detail = `asking where a call is failed unexpectedly: ${name}`;
  return { kind: 'failed', failure: { kind: 'bug', detail }, retryAfterMs: null };
}
