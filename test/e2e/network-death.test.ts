// Chromium's network service is killed under a press, again and again: every press ends truthfully, and the next one arrives.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { liveConfig } from './harness/live';
import { Screen } from './harness/screen';
import { StrictShare911 } from './harness/strict-share911';

const KEY = `k-${randomBytes(24).toString('hex')}`;
const vendor = new StrictShare911(KEY);
let desk: Desk;
let screen: Screen;

beforeAll(async () => {
  await vendor.start();
  desk = new Desk({ managed: liveConfig(vendor, { panic: { countdownSeconds: 0 } }) });
  await desk.command(['secrets', 'set', 'share911.apiKey'], `${KEY}\n`);
  await desk.start();
  screen = await Screen.of(desk);
});
afterAll(async () => {
  await desk.close();
  await vendor.stop();
});

function killNetworkService(): Promise<void> {
  return desk.inMain(({ app }) => {
    const service = app
      .getAppMetrics()
      .find(({ serviceName }) => serviceName === 'network.mojom.NetworkService');
    if (service !== undefined) process.kill(service.pid, 'SIGKILL');
  });
}

it('a press on its way is told as unsure, and it and the next one are accepted within 5 s', async () => {
  for (let round = 1; round <= 3; round += 1) {
    const words = `round ${round}`;
    // The first try hangs; whatever comes after it is answered.
    vendor.behaviour = () =>
      vendor.about(words).length === 0 ? { kind: 'hang' } : { kind: 'status', status: 200 };
    const { id } = await screen.call('press', { status: 'SAFE', message: words });
    const isMine = (one: { readonly id: string }): boolean => one.id === id;
    await desk.until('it is on the wire', () => vendor.about(words).length === 1);
    await killNetworkService();
    const { deliveries } = await screen.until('the try has ended', (state) =>
      state.deliveries.some((one) => isMine(one) && one.failure !== null),
    );
    expect(deliveries.find(isMine)).toMatchObject({ mayHaveReached: true });

    const next = await screen.call('press', { status: 'THREAT', message: `after ${words}` });
    await screen.until(
      'both are accepted',
      (state) =>
        state.deliveries.filter((one) => isMine(one) || one.id === next.id).every(isAccepted),
      5000,
    );
    expect(new Set(vendor.about(words).map(({ body }) => body)).size).toBe(2);
    await screen.until('ready', (state) => state.readiness.verdict === 'ready');
    await screen.putAllAway();
  }
  expect((await desk.status()).code).toBe(0);
});

function isAccepted({ state }: { readonly state: string }): boolean {
  return state === 'accepted';
}
