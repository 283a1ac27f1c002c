// Shows notices as notifications of the operating system and reports what became of each.
import type { Notification } from 'electron';
import type { AppState } from '../../shared/state';
import type { Clock } from '../lib/clock';
import { noticesFor, suppressionOf, type Notice, type NoticeOutcome } from './notices';
import type { Texts } from './texts';

/** One notification that was made but not yet shown. */
export type NotificationHandle = Pick<Notification, 'show' | 'close'> & {
  on(event: 'show' | 'click' | 'close', listener: () => void): unknown;
  on(event: 'failed', listener: (event: unknown, error: string) => void): unknown;
};

export interface NotifierDeps {
  readonly isSupported: () => boolean;
  /** May throw. */
  readonly open: (notice: Notice) => NotificationHandle;
  readonly isWindowFocused: () => boolean;
  readonly showWindow: (screen: Notice['screen']) => void;
  readonly record: (notice: Notice, outcome: NoticeOutcome) => void;
  readonly clock: Clock;
}

export interface Notifier {
  /** Give it every state in turn. */
  update(state: AppState, texts: Texts): void;
  close(): void;
}

/** A desktop that has not shown a notification by then is taken to have refused it. */
const SHOW_TIMEOUT_MS = 5000;

export function createNotifier(deps: NotifierDeps): Notifier {
  let previous: AppState | null = null;
  /** Deliveries known to be failing, and whether a repeat was already recorded. */
  const failing = new Map<string, { repeated: boolean }>();
  // Held so that a click still finds its listener: Electron drops a notification nobody holds.
  const open = new Set<NotificationHandle>();

  /** Retries fail again and again: that is told once, and the repeat recorded once. */
  const isRepeat = (notice: Notice): boolean => {
    if (notice.kind !== 'failing') {
      failing.delete(notice.deliveryId);
      return false;
    }
    const known = failing.get(notice.deliveryId);
    if (known === undefined) {
      failing.set(notice.deliveryId, { repeated: false });
      return false;
    }
    if (!known.repeated) deps.record(notice, { kind: 'suppressed', reason: 'duplicate' });
    known.repeated = true;
    return true;
  };

  const show = (notice: Notice): void => {
    let settled = false;
    const settle = (outcome: NoticeOutcome): void => {
      if (settled) return;
      settled = true;
      timer.cancel();
      deps.record(notice, outcome);
    };
    const refused = (): void => settle({ kind: 'suppressed', reason: 'os-refused' });
    const timer = deps.clock.after(SHOW_TIMEOUT_MS, refused);
    try {
      const handle = deps.open(notice);
      open.add(handle);
      handle.on('show', () => settle({ kind: 'shown' }));
      handle.on('failed', () => {
        open.delete(handle);
        refused();
      });
      handle.on('close', () => open.delete(handle));
      handle.on('click', () => {
        open.delete(handle);
        deps.showWindow(notice.screen);
      });
      handle.show();
    } catch {
      refused();
    }
  };

  return {
    update(state, texts) {
      const notices = noticesFor(previous, state, texts);
      previous = state;
      const present = new Set(state.deliveries.map((delivery) => delivery.id));
      for (const id of failing.keys()) if (!present.has(id)) failing.delete(id);
      for (const notice of notices) {
        if (isRepeat(notice)) continue;
        const pausedUntilMs = state.notificationsPausedUntilMs;
        const reason = suppressionOf(notice, {
          paused: pausedUntilMs !== null && pausedUntilMs > deps.clock.now(),
          windowFocused: deps.isWindowFocused(),
          supported: deps.isSupported(),
        });
        if (reason === undefined) show(notice);
        else deps.record(notice, { kind: 'suppressed', reason });
      }
    },
    close() {
      for (const handle of open) handle.close();
      open.clear();
    },
  };
}
