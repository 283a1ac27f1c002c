// The window's mirror of main's state, and the little that only the window knows and more than one feature needs.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../shared/core/failure';
import type { CancelAnswer } from '../../shared/ipc';
import type { CheckInStatus } from '../../shared/core/check-in';
import type { AppState } from '../../shared/state';
import type { WindowApi } from './api';
import type { WindowClock } from './clock';
import type { AskPrefill } from './asking';

/** A press of this window that main did not take, or has not answered. */
export interface PressTrouble {
  readonly key: string;
  readonly status: CheckInStatus;
  /** Null while main has not answered. */
  readonly failure: Failure | null;
}

export interface WindowState {
  readonly app: AppState | null;
  /** Main has not answered within `LATE_AFTER_MS`. */
  readonly late: boolean;
  /** What the operator is about to send; a null location is the desk's own. */
  readonly draft: { readonly location: string | null; readonly message: string };
  readonly pressTroubles: readonly PressTrouble[];
  /** When main took each tile's last press, wall clock in milliseconds; Infinity while it has not answered. */
  readonly lastPressMs: Readonly<Partial<Record<CheckInStatus, number>>>;
  readonly cancelAnswers: Readonly<Partial<Record<string, CancelAnswer['result']>>>;
  /** Calls about one delivery that main refused, by delivery id. */
  readonly callFailures: Readonly<Partial<Record<string, Failure>>>;
  /** Panics whose standing down was accepted, even after that card was put away. */
  readonly stoodDown: ReadonlySet<string>;
  /** A card to look at: a second press of the same tile leads here. */
  readonly attention: { readonly id: string; readonly count: number } | null;
  /** Discreet presses that may be seen: they were there when the operator last came to look. */
  readonly revealedIds: ReadonlySet<string>;
  /** A new question somebody began; `count` tells one beginning from the next. */
  readonly composing: { readonly prefill: AskPrefill; readonly count: number } | null;
  /** The verification whose board is up. */
  readonly board: string | null;
  /** Suggestions the operator does not want now. */
  readonly putAside: ReadonlySet<string>;
}

export type WindowStore = StoreApi<WindowState>;

const LATE_AFTER_MS = 3000;

/** An empty mirror. */
export function createWindowStore(): WindowStore {
  return createStore<WindowState>()(() => ({
    app: null,
    late: false,
    draft: { location: null, message: '' },
    pressTroubles: [],
    lastPressMs: {},
    cancelAnswers: {},
    callFailures: {},
    stoodDown: new Set(),
    attention: null,
    revealedIds: new Set(),
    composing: null,
    board: null,
    putAside: new Set(),
  }));
}

interface FollowDeps {
  readonly api: WindowApi;
  readonly store: WindowStore;
  readonly clock: WindowClock;
}

/** Mirrors every state main delivers, never an older one; marks main as late after 3 s of silence. */
export function followMain({ api, store, clock }: FollowDeps): () => void {
  const stopWaiting = clock.after(LATE_AFTER_MS, () => {
    if (store.getState().app === null) store.setState({ late: true });
  });
  const stopListening = api.onState((app) => {
    const known = store.getState();
    if (known.app !== null && app.revision < known.app.revision) return;
    store.setState({ app, late: false, stoodDown: withStoodDown(known.stoodDown, app) });
    if (known.app?.world !== app.world) store.setState(revealing(app));
    // What was begun in practice must never be sent in live.
    if (known.app !== null && known.app.world !== app.world) {
      store.setState({ composing: null });
    }
  });
  return () => {
    stopWaiting();
    stopListening();
  };
}

/** The operator is looking: whatever is there by now may be seen. */
export function revealing(app: AppState | null): Pick<WindowState, 'revealedIds'> {
  return { revealedIds: new Set(app?.deliveries.map(({ id }) => id)) };
}

function withStoodDown(known: ReadonlySet<string>, app: AppState): ReadonlySet<string> {
  const fresh = app.deliveries.flatMap(({ action, rungs }) =>
    action.standsDown !== undefined && rungs.acceptedMs !== null && !known.has(action.standsDown)
      ? [action.standsDown]
      : [],
  );
  return fresh.length === 0 ? known : new Set([...known, ...fresh]);
}
