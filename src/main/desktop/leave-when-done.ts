// An app without a screen serves only what a command put on disk: it leaves once all of that is out.
import type { Clock } from '../core/lib/clock';

export interface LeaveDeps {
  readonly clock: Clock;
  readonly hasUnsent: () => boolean;
  readonly leave: () => void;
}

/** Long enough for a script's next press to find the app still running, in milliseconds. */
export const IDLE_BEFORE_LEAVING_MS = 60_000;
const LOOK_EVERY_MS = 5_000;

/**
 * Otherwise it would hold the single-instance lock for ever, and whoever logs in at the desk later
 * would start an app that only hands over to one they can neither see nor press.
 */
export function leaveWhenDone(deps: LeaveDeps): void {
  let idleSinceMs = deps.clock.elapsed();
  const look = (): void => {
    const nowMs = deps.clock.elapsed();
    if (deps.hasUnsent()) idleSinceMs = nowMs;
    if (nowMs - idleSinceMs >= IDLE_BEFORE_LEAVING_MS) deps.leave();
    else deps.clock.after(LOOK_EVERY_MS, look);
  };
  deps.clock.after(LOOK_EVERY_MS, look);
}
