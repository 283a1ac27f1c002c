// When the time in which more may be shared about a call ends: ten minutes that pass, whatever the wall clock is set to.
import type { Clock } from '../../core/lib/clock';
import { createClockWatch } from '../../core/lib/clock-watch';
import type { HeldCall } from './advance';
import { windowEndsAtMs } from './view';

export interface CallWindows {
  /** By the wall clock as it now is, in milliseconds. */
  endsAtMs(call: HeldCall): number;
  isOpen(call: HeldCall): boolean;
  /** A share has just come, or the call is forgotten: its times are those of the clock as it now is. */
  restart(id: string): void;
}

export function createCallWindows(clock: Clock, calls: () => readonly HeldCall[]): CallWindows {
  const watch = createClockWatch(clock);
  const movedMs = new Map<string, number>();
  const endOf = (call: HeldCall): number => windowEndsAtMs(call) + (movedMs.get(call.id) ?? 0);

  const look = (): void => {
    const jump = watch.check();
    if (jump === null) return;
    for (const call of calls()) {
      if (endOf(call) > jump.fromMs) {
        movedMs.set(call.id, (movedMs.get(call.id) ?? 0) + jump.jumpMs);
      }
    }
  };

  return {
    endsAtMs(call) {
      look();
      return endOf(call);
    },
    isOpen(call) {
      look();
      return clock.now() < endOf(call);
    },
    restart(id) {
      look();
      movedMs.delete(id);
    },
  };
}
