// The ladder of a delivery as data: which rungs are reached, when, and what stands in the way.
import { isSettled, type PressDelivery } from '../../../shared/delivery';
import { secondsUntil } from '../../kit/wall-clock';

export const RUNG_NAMES = ['pressed', 'saved', 'sent', 'accepted', 'answered'] as const;
export type RungName = (typeof RUNG_NAMES)[number];

/** done: known to have happened. next: what is being worked on. stopped: will not happen by itself. */
export type RungState = 'done' | 'next' | 'todo' | 'problem' | 'stopped';

export interface Rung {
  readonly name: RungName;
  readonly state: RungState;
  /** Wall clock in milliseconds; null while not reached, or reached without a known time. */
  readonly atMs: number | null;
}

/** Five rungs, lowest first. Never marks one as done that is not known to be. */
export function rungsOf(delivery: PressDelivery): readonly Rung[] {
  const { rungs, state } = delivery;
  const times: Record<RungName, number | null> = {
    pressed: rungs.pressedMs,
    saved: rungs.savedMs,
    sent: rungs.sentMs,
    accepted: rungs.acceptedMs,
    answered: rungs.answeredMs,
  };
  const stopped = isSettled(state) && state !== 'accepted' && state !== 'answered';
  let nextTaken = stopped;
  return RUNG_NAMES.map((name) => {
    const atMs = times[name];
    if (atMs !== null) return { name, state: 'done', atMs };
    if (name === 'saved') return { name, state: 'problem', atMs };
    // Accepted implies sent, even when nobody saw the moment.
    if (name === 'sent' && rungs.acceptedMs !== null) return { name, state: 'done', atMs };
    if (stopped) return { name, state: 'stopped', atMs };
    if (nextTaken) return { name, state: 'todo', atMs };
    nextTaken = true;
    return { name, state: 'next', atMs };
  });
}

/**
 * Whole seconds of a countdown that are left, from as many as it was set to down to 1, then 0. A press takes a moment
 * from the window to main, and two clocks differ: neither may show a second more than there is to cancel in.
 */
export function secondsLeft({ fireAtMs, rungs }: PressDelivery, nowMs: number): number {
  const set = Math.round((fireAtMs - rungs.pressedMs) / 1000);
  return Math.min(set, secondsUntil(fireAtMs, nowMs));
}
