// The clock of the computer is set while a live press is on its way, and between two lives of the app.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { liveConfig } from './harness/live';
import { Screen } from './harness/screen';
import { StrictShare911 } from './harness/strict-share911';

const KEY = 'live-key-for-this-test';
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const vendor = new StrictShare911(KEY);
let desk: Desk;
let screen: Screen;

beforeAll(async () => {
  await vendor.start();
  desk = new Desk({ managed: liveConfig(vendor, { panic: { countdownSeconds: 0 } }) });
  expect((await desk.command(['secrets', 'set', 'share911.apiKey'], KEY)).code).toBe(0);
  await desk.start();
  screen = await Screen.of(desk);
});
afterAll(async () => {
  await desk.close();
  await vendor.stop();
  expect(vendor.complaints).toEqual([]);
});

/** As the rest of the app sees it from now on; the clock of elapsed time stays what it is. */
const setClock = (byMs: number) =>
  desk.inMain((_electron, ms) => {
    const before = Date.now.bind(Date);
    Date.now = () => before() + ms;
  }, byMs);
const clockOfApp = () => desk.inMain(() => Date.now());

it.each([3 * HOUR_MS, -5 * HOUR_MS])(
  'set by %i ms, it neither ends a press of a few seconds nor lets it live longer, and the tries go on',
  async (jumpMs) => {
    vendor.seen.length = 0;
    vendor.behaviour = { kind: 'status', status: 503 };
    await screen.call('press', { status: 'THREAT' });
    await screen.untilWaiting('THREAT');
    await setClock(jumpMs);
    const tries = vendor.seen.length;
    await desk.until('it was tried twice more', () => vendor.seen.length >= tries + 2);
    const [press] = (await screen.state()).deliveries;
    expect(press?.state).not.toBe('expired');
    const leftMs = Number(press?.expiresAtMs) - (await clockOfApp());
    expect(leftMs).toBeGreaterThan(28 * MINUTE_MS);
    expect(leftMs).toBeLessThanOrEqual(30 * MINUTE_MS);
    vendor.behaviour = { kind: 'status', status: 200 };
    const { rungs } = await screen.untilState('THREAT', 'accepted');
    expect(Number(rungs.acceptedMs) - rungs.pressedMs).toBeLessThan(2 * MINUTE_MS);
    expect(new Set(vendor.seen.map(({ body }) => body)).size).toBe(1);
    await screen.putAllAway();
  },
);

it('set back between two lives, it makes a waiting press ask instead of going out as if it were fresh', async () => {
  vendor.seen.length = 0;
  vendor.behaviour = { kind: 'status', status: 503 };
  await setClock(6 * HOUR_MS);
  await screen.call('press', { status: 'TRAPPED' });
  await screen.untilWaiting('TRAPPED');
  await desk.kill();
  const tries = vendor.seen.length;
  vendor.behaviour = { kind: 'status', status: 200 };
  await desk.start();
  screen = new Screen(desk, await desk.page());
  const press = await screen.untilState('TRAPPED', 'expired');
  expect(press.failure?.reason).toBe('clock-set-back');
  const card = screen.card('Trapped');
  await card.getByText('The clock of this computer was set back', { exact: false }).waitFor();
  await card.getByText('Call 911 now', { exact: false }).waitFor();
  expect(vendor.seen).toHaveLength(tries);

  await screen.click(screen.button('Try again', card));
  await screen.untilState('TRAPPED', 'accepted');
  expect(new Set(vendor.seen.map(({ body }) => body)).size).toBe(1);
});
