// An operator who presses and cancels at random moments, and remembers every answer that came before the power went.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { CheckInStatus } from '../../../src/shared/check-in';
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

const STATUSES = CheckInStatus.options;

/** Works for `forMs` unless the app dies under it; what was answered by then is in `memory`. */
export async function workRestlessly(
  desk: Desk,
  page: Page,
  memory: Remembered[],
  round: number,
  forMs: number,
): Promise<void> {
  const within = (ms: number) => sleep(Math.random() * ms);
  const setCountdown = (countdownSeconds: number) =>
    desk.call(page, 'changeSettings', { panic: { countdownSeconds } });

  const pressOne = async (name: string, mayCancel: boolean): Promise<void> => {
    const press: Remembered = { marker: `round ${round} ${name}.`, saved: null, cancelled: null };
    memory.push(press);
    await within(forMs / 2);
    const status = STATUSES[Math.floor(Math.random() * STATUSES.length)] ?? 'THREAT';
    const answer = await desk.call(page, 'press', { status, message: press.marker });
    if (!answer.ok) throw new Error(`a press was refused: ${answer.failure.detail}`);
    press.saved = answer.value.rungs.savedMs !== null;
    if (!mayCancel) return;
    await within(forMs);
    press.cancelled = 'asked';
    const cancel = await desk.call(page, 'cancel', { id: answer.value.id });
    if (!cancel.ok) throw new Error(`a cancel was refused: ${cancel.failure.detail}`);
    press.cancelled = cancel.value.result;
  };

  await setCountdown(round % 2);
  const names = ['a', 'b', 'c', 'd', 'e'];
  await Promise.all([
    ...names.map((name, index) => pressOne(name, index % 2 === 0)),
    // The other countdown for whatever is pressed in the second half.
    sleep(forMs / 4).then(() => setCountdown((round + 1) % 2)),
  ]);
}
