// Tells when waiting deliveries should be tried at once: the computer woke, was unlocked or is online again.
import type { PowerMonitor } from 'electron';
import type { Clock } from '../core/lib/clock';

export type WakeReason = 'resume' | 'unlock' | 'network';

export interface WakeDeps {
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  readonly isOnline: () => boolean;
  readonly clock: Clock;
  readonly onWake: (reason: WakeReason) => void;
  readonly onSuspend: () => void;
  /** Called with each change, and once at the start. */
  readonly onOnline: (online: boolean) => void;
}

const LOOK_EVERY_MS = 5000;

/** Watches until the returned function is called. */
export function watchWake(deps: WakeDeps): () => void {
  let stopped = false;
  let online = deps.isOnline();
  deps.onOnline(online);

  const look = (): void => {
    const now = deps.isOnline();
    if (now === online) return;
    online = now;
    deps.onOnline(now);
    if (now) deps.onWake('network');
  };
  let timer = deps.clock.after(LOOK_EVERY_MS, tick);
  function tick(): void {
    look();
    timer = deps.clock.after(LOOK_EVERY_MS, tick);
  }

  const woke = (reason: WakeReason): void => {
    if (stopped) return;
    look();
    deps.onWake(reason);
  };
  deps.powerMonitor.on('suspend', () => deps.onSuspend());
  deps.powerMonitor.on('resume', () => woke('resume'));
  deps.powerMonitor.on('unlock-screen', () => woke('unlock'));

  return () => {
    stopped = true;
    timer.cancel();
  };
}
