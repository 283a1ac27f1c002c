// Notices when the wall clock was set, and does not take a sleep of the computer for it.

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

/**
 * `uptimeMs` must go on while the computer sleeps, as the time since boot does: only then can a sleep, in
 * which a deadline really passes, be told from a clock that was set, in which it does not.
 */
export function createClockWatch(now: () => number, uptimeMs: () => number): ClockWatch {
  let offsetMs = now() - uptimeMs();
  return {
    check() {
      const nowMs = now();
      const jumpMs = Math.round(nowMs - uptimeMs() - offsetMs);
      if (Math.abs(jumpMs) <= JUMP_MS) return null;
      offsetMs += jumpMs;
      return { jumpMs, fromMs: nowMs - jumpMs };
    },
    reset() {
      offsetMs = now() - uptimeMs();
    },
  };
}
