// Beeps for a call or an alarm nobody has looked at: loud, but for a minute at most, and silent once seen.
import { unseenCalls } from '../../shared/calls/emergency-call';
import { unseenAlarms } from '../../shared/alerts/share911-alert';
import type { AppState } from '../../shared/state';
import type { Clock } from '../core/lib/clock';

export interface BellDeps {
  readonly clock: Clock;
  readonly beep: () => void;
}

export interface Bell {
  /** Give it every state in turn. */
  update(state: Pick<AppState, 'calls' | 'alerts' | 'settings'>): void;
  close(): void;
}

const EVERY_MS = 2500;
const LONGEST_MS = 60_000;

export function createBell({ clock, beep }: BellDeps): Bell {
  /** Until when each of them may ring; it has rung out when that is over. */
  const ringing = new Map<string, number>();
  let next: { cancel(): void } | null = null;

  function silence(): void {
    next?.cancel();
    next = null;
  }

  function ring(): void {
    next = null;
    if ([...ringing.values()].every((untilMs) => untilMs <= clock.elapsed())) return;
    beep();
    next = clock.after(EVERY_MS, ring);
  }

  return {
    update(state) {
      const unseen = new Set([
        ...unseenCalls(state.calls).map(({ id }) => id),
        ...unseenAlarms(state.alerts).map(({ seq }) => `alert-${seq}`),
      ]);
      for (const key of ringing.keys()) if (!unseen.has(key)) ringing.delete(key);
      for (const key of unseen) {
        if (!ringing.has(key)) ringing.set(key, clock.elapsed() + LONGEST_MS);
      }
      if (ringing.size === 0 || !state.settings.calls.sound) silence();
      else if (next === null) ring();
    },
    close: silence,
  };
}
