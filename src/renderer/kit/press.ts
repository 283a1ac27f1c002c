// One press of a tile: asked of main once, never doubled by a shaking hand, never lost in silence.
import type { CheckInStatus } from '../../shared/core/check-in';
import type { PressDelivery } from '../../shared/delivery';
import { revealing, type PressTrouble, type WindowState } from './store';
import type { WindowParts } from './window-parts';

type Parts = Pick<WindowParts, 'api' | 'store' | 'clock'>;

/** A second press of the same tile within this time is the same press. */
const SAME_PRESS_MS = 2000;
/** The card of a press that main has taken is on its way for no longer than this. */
const CARD_DELAY_MS = 400;
/** After this long without an answer the operator is told to call instead. */
const NO_REPLY_MS = 2000;
const ATTENTION_MS = 5000;

/** A click that no pointer made: Enter, Space, or a screen reader in their place. */
export function isByKeyboard({ detail }: { readonly detail: number }): boolean {
  return detail === 0;
}

/** Presses `status`, unless the same press is already on its way: then its card is shown. */
export async function press(
  parts: Parts,
  status: CheckInStatus,
  byKeyboard: boolean,
): Promise<void> {
  const { api, store, clock } = parts;
  const pressedAtMs = clock.now();
  const state = store.getState();
  const same = samePress(state, status, pressedAtMs);
  if (same !== undefined) {
    showCard(parts, same.id);
    return;
  }
  // Only until its card is there: after that the card decides, or its absence does.
  if (pressedAtMs - (state.lastPressMs[status] ?? -Infinity) < CARD_DELAY_MS) {
    if (!wasCancelled(state, status, pressedAtMs)) return;
  }
  const remember = (atMs: number): void =>
    store.setState(({ lastPressMs }) => ({ lastPressMs: { ...lastPressMs, [status]: atMs } }));
  // Until main answers, or has been silent for so long that the operator is told.
  remember(Infinity);

  const key = `${status}:${pressedAtMs}`;
  const stopWaiting = clock.after(NO_REPLY_MS, () => {
    setTrouble(parts, { key, status, failure: null });
    remember(-Infinity);
  });
  const { message, location } = state.draft;
  const place = location?.trim() ?? '';
  const result = await api.call('press', {
    status,
    pressedAtMs,
    ...(message.trim() === '' ? {} : { message: message.trim() }),
    ...(place === '' ? {} : { location: place }),
    ...(byKeyboard ? { byKeyboard } : {}),
  });
  stopWaiting();
  dismissTrouble(parts, key);
  if (!result.ok) {
    setTrouble(parts, { key, status, failure: result.failure });
    // A refused press may be repeated at once.
    remember(-Infinity);
    return;
  }
  remember(clock.now());
  // Message and place belong to one press: the next one, by hotkey too, goes out from the desk's own place.
  store.setState(({ draft }) => ({
    draft: {
      message: draft.message === message ? '' : draft.message,
      location: draft.location === location ? null : draft.location,
    },
  }));
}

/** The press of the same status that is counting down, or was made within `SAME_PRESS_MS` and still stands. */
function samePress(
  { app }: WindowState,
  status: CheckInStatus,
  nowMs: number,
): PressDelivery | undefined {
  return app?.deliveries.find((delivery) => {
    if (delivery.action.status !== status || delivery.action.standsDown !== undefined) return false;
    if (delivery.state === 'counting-down') return true;
    return nowMs - delivery.rungs.pressedMs < SAME_PRESS_MS && !hasEnded(delivery);
  });
}

function wasCancelled({ app }: WindowState, status: CheckInStatus, nowMs: number): boolean {
  return (
    app?.deliveries.some(
      (delivery) =>
        delivery.action.status === status &&
        nowMs - delivery.rungs.pressedMs < SAME_PRESS_MS &&
        hasEnded(delivery),
    ) ?? false
  );
}

function hasEnded({ state }: PressDelivery): boolean {
  return state === 'cancelled' || state === 'failed' || state === 'expired';
}

function showCard({ store, clock }: Parts, id: string): void {
  const count = (store.getState().attention?.count ?? 0) + 1;
  store.setState(({ app }) => ({ attention: { id, count }, ...revealing(app) }));
  clock.after(ATTENTION_MS, () => {
    if (store.getState().attention?.count === count) store.setState({ attention: null });
  });
}

function setTrouble({ store }: Parts, trouble: PressTrouble): void {
  store.setState(({ pressTroubles }) => ({ pressTroubles: [trouble, ...pressTroubles] }));
}

/** Puts the word about a press that was not taken away. */
export function dismissTrouble({ store }: Pick<Parts, 'store'>, key: string): void {
  store.setState(({ pressTroubles }) => ({
    pressTroubles: pressTroubles.filter((trouble) => trouble.key !== key),
  }));
}
