// When an app without a screen goes away by itself.
import { expect, it } from 'vitest';
import { IDLE_BEFORE_LEAVING_MS, leaveWhenDone } from '../../../src/main/desktop/leave-when-done';
import { createManualClock } from '../../fakes/clock';

it('leaves a minute after the last press is out, and never before', async () => {
  const clock = createManualClock();
  let unsent = true;
  let left = 0;
  leaveWhenDone({ clock, hasUnsent: () => unsent, leave: () => (left += 1) });
  await clock.advance(10 * IDLE_BEFORE_LEAVING_MS);
  expect(left).toBe(0);
  unsent = false;
  await clock.advance(IDLE_BEFORE_LEAVING_MS - 10_000);
  expect(left).toBe(0);
  await clock.advance(20_000);
  expect(left).toBe(1);
  await clock.advance(10 * IDLE_BEFORE_LEAVING_MS);
  expect(left).toBe(1);
});
