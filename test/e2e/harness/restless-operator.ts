// An operator who presses and cancels at random moments, and remembers every answer that came before the power went.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { CheckInStatus } from '../../../src/shared/core/check-in';
import type { CancelAnswer } from '../../../src/shared/ipc';
import type { Desk } from './desk';

/** One press as the operator knows it; `marker` is in its message and in no other. */
export interface Remembered {
  readonly marker: string;
  /** Null: no answer came. */
  saved: boolean | null;
  /** `asked`: no answer came, so it may have been cancelled and may not. */
  cancelled: CancelAnswer['result'] | 'asked' | null;
}

export interface Shift {
  readonly desk: Desk;
  readonly page: Page;
  readonly round: number;
  /** How long the presses and cancels are spread over. */
  readonly forMs: number;
  /** Aborted when the power goes: from then on nothing is begun. */
  readonly power: AbortSignal;
  /** An answer to a press or a cancel has just come. */
  readonly onAnswer: () => void;
}

const STATUSES = CheckInStatus.options;
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Rejects when the app dies under it or refuses something; what was answered by then is in `memory`. */
export async function workRestlessly(shift: Shift, memory: Remembered[]): Promise<void> {
  const { desk, page, round, forMs, power } = shift;
  const within = (ms: number) => sleep(Math.random() * ms, undefined, { signal: power });
  const setCountdown = (countdownSeconds: number) =>
    desk.call(page, 'changeSettings', { panic: { countdownSeconds } });

  const work = async (name: string, mayCancel: boolean): Promise<void> => {
    await within(forMs / 2);
    const press: Remembered = { marker: `round ${round} ${name}.`, saved: null, cancelled: null };
    memory.push(press);
    const status = STATUSES[Math.floor(Math.random() * STATUSES.length)] ?? 'THREAT';
    const answer = await desk.call(page, 'press', { status, message: press.marker });
    if (!answer.ok) throw new Error(`a press was refused: ${answer.failure.detail}`);
    press.saved = answer.value.rungs.savedMs !== null;
    shift.onAnswer();
    if (!mayCancel) return;
    await within(forMs / 4);
    press.cancelled = 'asked';
    const cancel = await desk.call(page, 'cancel', { id: answer.value.id });
    if (!cancel.ok) throw new Error(`a cancel was refused: ${cancel.failure.detail}`);
    press.cancelled = cancel.value.result;
    shift.onAnswer();
  };

  await setCountdown(round % 2);
  await Promise.all([
    ...NAMES.map((name, index) => work(name, index % 2 === 0)),
    // The other countdown for whatever is pressed in the second half.
    sleep(forMs / 4, undefined, { signal: power }).then(() => setCountdown((round + 1) % 2)),
  ]);
}

/** One press that is cancelled long before its countdown ends. */
export async function pressAndCancel(desk: Desk, page: Page, marker: string): Promise<Remembered> {
  await desk.call(page, 'changeSettings', { panic: { countdownSeconds: 10 } });
  const answer = await desk.call(page, 'press', { status: 'THREAT', message: marker });
  if (!answer.ok) throw new Error(`a press was refused: ${answer.failure.detail}`);
  const cancel = await desk.call(page, 'cancel', { id: answer.value.id });
  if (!cancel.ok) throw new Error(`a cancel was refused: ${cancel.failure.detail}`);
  const saved = answer.value.rungs.savedMs !== null;
  return { marker, saved, cancelled: cancel.value.result };
}
