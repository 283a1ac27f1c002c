// A finger on the screen: touch presses a tile and takes it back, like the mouse does.
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { Practice } from './harness/practice';
import { Screen } from './harness/screen';

const desk = new Desk();
let screen: Screen;

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
});
afterAll(() => desk.close());

async function tap(target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('nothing to tap on');
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  const chromium = await screen.page.context().newCDPSession(screen.page);
  await chromium.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await chromium.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await chromium.detach();
}

it('presses with a finger, and cancels with one', async () => {
  const chromium = await screen.page.context().newCDPSession(screen.page);
  await chromium.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await tap(screen.button('Trapped'));
  await screen.untilState('TRAPPED', 'counting-down');
  await tap(screen.button('Cancel', screen.card('Trapped')));
  await screen.untilState('TRAPPED', 'cancelled');
  expect(await (await Practice.of(screen)).withStatus(2)).toEqual([]);

  await tap(screen.button('I am safe'));
  await screen.untilState('SAFE', 'accepted');
  expect(await (await Practice.of(screen)).withStatus(22)).toHaveLength(1);
});
