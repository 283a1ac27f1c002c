// The computer wakes from sleep: what waits is tried at once, not when its backoff has run out.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPower } from '../desktop/power.mjs';
import { Desk } from './harness/desk';
import { differentBytes, Practice } from './harness/practice';
import { Screen } from './harness/screen';

const desk = new Desk();
let power: Awaited<ReturnType<typeof createPower>>;
let practice: Practice;

beforeAll(async () => {
  power = await createPower();
  await desk.start();
  practice = await Practice.of(await Screen.of(desk));
});
afterAll(async () => {
  await desk.close();
  power.close();
});

it('tries a waiting press again when the computer wakes', async () => {
  await practice.setScenario('outage');
  const { line } = await desk.send('threat', '--wait', '0');
  // At 0, 1, 3, 7 and 15 seconds: after the fifth attempt the next is some 15 seconds away.
  const attempts = async () => (await desk.delivery(line.id))?.attempts ?? 0;
  await desk.until('it waits long', async () => (await attempts()) >= 5, 40_000);
  await desk.until('it is known to have failed', async () => {
    const delivery = await desk.delivery(line.id);
    return (delivery?.nextAttemptAtMs ?? 0) > Date.now() + 9_000;
  });
  await practice.setScenario('happy');
  // Sleep ends the test's connection to the window: from here on the control socket is asked.
  power.suspend();
  power.resume();
  const isAccepted = async () => (await desk.delivery(line.id))?.state === 'accepted';
  await desk.until('it is accepted long before its backoff ends', isAccepted, 8_000);
  expect(differentBytes(await practice.withStatus(1))).toBe(1);
});
