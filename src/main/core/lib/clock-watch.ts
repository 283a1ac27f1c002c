// Notices when the wall clock was set, and does not take a sleep of the computer for it.
import type { Clock } from './clock';

/** Smaller differences are the coarse steps of the clocks themselves. */
const JUMP_MS = 2000;

export interface WallClockJump {
  /** Forwards is positive. */
  readonly jumpMs: number;
  /** What the wall clock would show now without the jump. */
  readonly fromMs: number;
}

export interface ClockWatch {
  /** The jump since the last check, or null. */
  check(): WallClockJump | null;
  /** Forgets what has crept in slowly while nobody needed it. */
  reset(): void;
}

/** What the wall clock says beyond elapsed time was set: in a sleep both go on, and a deadline really passes. */
export function createClockWatch({ now, elapsed }: Pick<Clock, 'now' | 'elapsed'>): ClockWatch {
  let offsetMs = now() - elapsed();
  return {
    check() {
      const nowMs = now();
      const jumpMs = Math.round(nowMs - elapsed() - offsetMs);
      if (Math.abs(jumpMs) <= JUMP_MS) return null;
      offsetMs += jumpMs;
      return { jumpMs, fromMs: nowMs - jumpMs };
    },
    reset() {
      offsetMs = now() - elapsed();
    },
  };
}

/** The same clock, which tells of a jump before anybody reads the time after it. */
export function createWatchedClock(clock: Clock, onJump: (jump: WallClockJump) => void): Clock {
  const watch = createClockWatch(clock);
  return {
    ...clock,
    now() {
      const jump = watch.check();
      if (jump !== null) onJump(jump);
      return clock.now();
    },
  };
}
