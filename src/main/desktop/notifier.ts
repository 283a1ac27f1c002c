// Shows notices as notifications of the operating system, takes back what is overtaken, and reports what became of each.
import type { AppState } from '../../shared/state';
import type { Clock } from '../core/lib/clock';
import { createFloodGate, summaryOf } from './flood-gate';
import type { Notice, NoticeOutcome } from './notice';
import { noticesFor, suppressionOf } from './notices';
import type { Texts } from './words';

/** What the desktop says of one notification; it may say nothing at all. */
export interface NoticeEvents {
  readonly shown: () => void;
  readonly refused: () => void;
  readonly clicked: () => void;
  readonly closed: () => void;
}

export interface NotificationHandle {
  close(): void;
}

export interface NotifierDeps {
  readonly isSupported: () => boolean;
  /** Must not wait for the desktop. May throw. */
  readonly open: (notice: Notice, events: NoticeEvents) => NotificationHandle;
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
  let words: Texts | undefined;
  /** Deliveries known to be failing, and whether a repeat was already recorded. */
  const failing = new Map<string, { repeated: boolean }>();
  // Held so that a click still finds its listener: Electron drops a notification nobody holds.
  const open = new Map<Notice, NotificationHandle>();
  const summaries = new Map<Notice['screen'], Notice>();
  const gate = createFloodGate({ clock: deps.clock, onSummary: summarise });

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
    let told: NoticeOutcome['kind'] | undefined;
    const tell = (outcome: NoticeOutcome): void => {
      // One that comes up late was shown after all.
      if (told === 'shown' || told === outcome.kind) return;
      told = outcome.kind;
      timer.cancel();
      deps.record(notice, outcome);
    };
    const refused = (): void => tell({ kind: 'suppressed', reason: 'os-refused' });
    const timer = deps.clock.after(SHOW_TIMEOUT_MS, refused);
    try {
      const handle = deps.open(notice, {
        shown: () => tell({ kind: 'shown' }),
        refused() {
          open.delete(notice);
          refused();
        },
        closed: () => open.delete(notice),
        clicked() {
          open.delete(notice);
          deps.showWindow(notice.screen);
        },
      });
      open.set(notice, {
        close() {
          // Overtaken before it was up: nobody refused it.
          timer.cancel();
          handle.close();
        },
      });
    } catch {
      refused();
    }
  };

  const take = (notice: Notice): void => {
    open.get(notice)?.close();
    open.delete(notice);
  };

  function summarise(gathered: readonly Notice[]): void {
    const state = previous;
    if (words === undefined || state === null) return;
    const summary = summaryOf(
      gathered.filter((notice) => notice.stands(state)),
      words,
    );
    if (summary === undefined) return;
    const before = summaries.get(summary.screen);
    if (before !== undefined) take(before);
    summaries.set(summary.screen, summary);
    show(summary);
  }

  const silenceOf = (notice: Notice, state: AppState) => {
    const reason = suppressionOf(notice, {
      paused: state.notificationsPausedUntilMs !== null,
      windowFocused: deps.isWindowFocused(),
      supported: deps.isSupported(),
    });
    return reason ?? (gate.admits(notice) ? undefined : 'summarised');
  };

  return {
    update(state, texts) {
      const notices = noticesFor(previous, state, texts);
      const otherWorld = previous?.world !== state.world;
      previous = state;
      words = texts;
      for (const notice of open.keys()) if (otherWorld || !notice.stands(state)) take(notice);
      const present = new Set(state.deliveries.map((delivery) => delivery.id));
      for (const id of failing.keys()) if (!present.has(id)) failing.delete(id);
      for (const notice of notices) {
        if (isRepeat(notice)) continue;
        const reason = silenceOf(notice, state);
        if (reason === undefined) show(notice);
        else deps.record(notice, { kind: 'suppressed', reason });
      }
    },
    close() {
      gate.close();
      for (const handle of open.values()) handle.close();
      open.clear();
    },
  };
}
