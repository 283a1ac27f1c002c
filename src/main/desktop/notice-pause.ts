// For how long an operator wants no notifications: by elapsed time, so that no change of the clock prolongs it.
import type { Clock } from '../core/lib/clock';

export interface NoticePause {
  /** 0 ends it. */
  pause(minutes: number): void;
  /** Wall clock in milliseconds, to the second; null when there is none. */
  untilMs(): number | null;
}

export function createNoticePause(clock: Clock, onChange: () => void): NoticePause {
  let endsAtMs: number | null = null;
  let alarm: { cancel(): void } | null = null;

  return {
    pause(minutes) {
      alarm?.cancel();
      const lastsMs = minutes * 60_000;
      endsAtMs = lastsMs === 0 ? null : clock.elapsed() + lastsMs;
      alarm = lastsMs === 0 ? null : clock.after(lastsMs, onChange);
      onChange();
    },
    untilMs() {
      const leftMs = (endsAtMs ?? -1) - clock.elapsed();
      return leftMs <= 0 ? null : Math.round((clock.now() + leftMs) / 1000) * 1000;
    },
  };
}
