// Takes a desk that went to practice back to live by itself: nobody must find out in an emergency that it was forgotten.
import type { Clock } from '../lib/clock';

/** A press of practice that is under way may end first, for no longer than this, in milliseconds. */
const RETURN_PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 1_000;

export interface ReturnToLiveDeps {
  readonly clock: Clock;
  /** Wall clock in milliseconds; null: nobody asked for it. Outlives a restart. */
  readonly dueAtMs: () => number | null;
  readonly isPressing: () => boolean;
  readonly goLive: () => void;
}

export interface ReturnToLive {
  /** The desk went to practice, came back, or was told to stay: counts anew from `dueAtMs`. */
  follow(): void;
  stop(): void;
}

/** Whichever of the wall clock and the elapsed time is over first: live is the safe side. */
export function createReturnToLive(deps: ReturnToLiveDeps): ReturnToLive {
  const { clock } = deps;
  let timer: { cancel(): void } | null = null;
  let endsAtElapsedMs: number | null = null;

  function look(): void {
    timer = null;
    const dueAtMs = deps.dueAtMs();
    if (dueAtMs === null || endsAtElapsedMs === null) return;
    const lateMs = Math.max(clock.now() - dueAtMs, clock.elapsed() - endsAtElapsedMs);
    if (lateMs >= 0 && (lateMs >= RETURN_PATIENCE_MS || !deps.isPressing())) deps.goLive();
    // A change that was refused is tried again.
    timer = clock.after(LOOK_EVERY_MS, look);
  }

  return {
    follow() {
      timer?.cancel();
      const dueAtMs = deps.dueAtMs();
      endsAtElapsedMs = dueAtMs === null ? null : clock.elapsed() + (dueAtMs - clock.now());
      timer = dueAtMs === null ? null : clock.after(LOOK_EVERY_MS, look);
    },
    stop: () => timer?.cancel(),
  };
}
