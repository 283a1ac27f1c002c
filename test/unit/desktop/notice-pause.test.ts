// How long notifications stay away, whatever becomes of the clock meanwhile.
import { expect, it } from 'vitest';
import { createNoticePause } from '../../../src/main/desktop/notice-pause';
import { createManualClock } from '../../fakes/clock';

const HOUR_MS = 3_600_000;

function paused(minutes: number) {
  const clock = createManualClock();
  let changes = 0;
  const pause = createNoticePause(clock, () => (changes += 1));
  pause.pause(minutes);
  return { clock, pause, changes: () => changes };
}

it('lasts as long as was asked for, and its end is told', async () => {
  const { clock, pause, changes } = paused(30);
  expect(pause.untilMs()).toBe(clock.now() + 30 * 60_000);
  await clock.advance(30 * 60_000 - 1);
  expect([pause.untilMs() === null, changes()]).toEqual([false, 1]);
  await clock.advance(1);
  expect([pause.untilMs(), changes()]).toEqual([null, 2]);
});

it.each([-5 * HOUR_MS, 3 * HOUR_MS])('does not follow a clock set by %i ms', async (jumpMs) => {
  const { clock, pause } = paused(30);
  clock.jump(jumpMs);
  expect(pause.untilMs()).toBe(clock.now() + 30 * 60_000);
  await clock.advance(30 * 60_000);
  expect(pause.untilMs()).toBeNull();
});

it('ends at once on request', async () => {
  const { clock, pause, changes } = paused(30);
  pause.pause(0);
  expect(pause.untilMs()).toBeNull();
  await clock.advance(HOUR_MS);
  expect(changes()).toBe(2);
});
