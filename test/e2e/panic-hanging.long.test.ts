// A live press while Share911 reads and never answers: Cancel is kept at once, and the number to call stays in sight.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTrayDriver, type TrayDriver } from '../desktop/tray-driver.mjs';
import { Desk } from './harness/desk';
import { liveConfig } from './harness/live';
import { Screen } from './harness/screen';
import { StrictShare911 } from './harness/strict-share911';

const KEY = 'live-key-for-this-test';
const vendor = new StrictShare911(KEY);
let desk: Desk;
let screen: Screen;
let tray: TrayDriver;

beforeAll(async () => {
  await vendor.start();
  tray = await createTrayDriver();
  desk = new Desk({ managed: liveConfig(vendor, { panic: { countdownSeconds: 0 } }) });
  expect((await desk.command(['secrets', 'set', 'share911.apiKey'], KEY)).code).toBe(0);
  await desk.start();
  screen = new Screen(desk, await desk.page());
});
afterEach(() => {
  vendor.behaviour = { kind: 'status', status: 200 };
});
afterAll(async () => {
  await desk.close();
  await vendor.stop();
  tray.close();
  expect(vendor.complaints).toEqual([]);
});

const requestsOf = (status: number) => vendor.about(`"status":${status},`);
const trayLabels = async (): Promise<string[]> =>
  (await (await tray.waitForItem()).menu()).map(({ label }) => label);

describe('Cancel while a try hangs', () => {
  it('is kept at once, says that this try may be out, and no second request arrives', async () => {
    vendor.behaviour = { kind: 'hang' };
    await screen.click(screen.button('Threat'));
    await desk.until('the vendor has read it', () => requestsOf(1).length === 1);
    const card = screen.card('Threat');
    await screen.click(screen.button('Cancel', card));
    await card.getByText('Stopped: no further try starts.', { exact: false }).waitFor();
    const { deliveries } = await screen.state();
    expect(deliveries[0]).toMatchObject({ state: 'sending', attempts: 1 });

    await screen.untilState('THREAT', 'cancelled');
    await card.getByText('it may have gone out before', { exact: false }).waitFor();
    vendor.behaviour = { kind: 'status', status: 200 };
    await screen.call('press', { status: 'SAFE' });
    await screen.untilState('SAFE', 'accepted');
    expect(requestsOf(1).map(({ answered }) => answered)).toEqual(['hang']);
    await screen.putAllAway();
  });

  it('ends a waiting command with the one code that says so, and without "not sent"', async () => {
    vendor.behaviour = { kind: 'hang' };
    const sending = desk.send('security-needed', '--wait=60');
    await desk.until('the vendor has read it', () => requestsOf(17).length === 1);
    const id = (await screen.state()).deliveries[0]?.id ?? '';
    expect(await screen.call('cancel', { id })).toEqual({ result: 'stopping' });
    const { code, line, stderr } = await sending;
    expect(code).toBe(4);
    expect(line).toMatchObject({ outcome: 'may-have-arrived', state: 'cancelled' });
    expect(stderr).toContain('LIVE: MAY HAVE ARRIVED: it was cancelled at the desk.');
    expect(stderr).not.toContain('NOT SENT');
    expect(requestsOf(17)).toHaveLength(1);
    await screen.putAllAway();
  });

  it('is not forgotten by a crash', async () => {
    vendor.behaviour = { kind: 'hang' };
    await screen.call('press', { status: 'TRAPPED' });
    await desk.until('the vendor has read it', () => requestsOf(2).length === 1);
    const id = (await screen.state()).deliveries[0]?.id ?? '';
    expect(await screen.call('cancel', { id })).toEqual({ result: 'stopping' });
    await desk.kill();
    vendor.behaviour = { kind: 'status', status: 200 };
    await desk.start();
    screen = new Screen(desk, await desk.page());
    expect(await screen.untilState('TRAPPED', 'cancelled')).toMatchObject({ mayHaveReached: true });
    await screen.call('press', { status: 'SAFE' });
    await screen.untilState('SAFE', 'accepted');
    expect(requestsOf(2)).toHaveLength(1);
    await screen.putAllAway();
  });
});

describe('the number to call', () => {
  it('shows while the first try hangs, and stays through every try until one is accepted', async () => {
    let tries = 0;
    vendor.behaviour = () => {
      tries += 1;
      if (tries === 1) return { kind: 'hang' };
      return { kind: 'status', status: tries < 5 ? 503 : 200, delayMs: 1500 };
    };
    await screen.click(screen.button('Medical emergency'));
    const alert = screen.card('Medical emergency').getByRole('alert');
    await alert.getByText('Call 911 now').waitFor();
    expect(tries).toBe(1);
    expect(await trayLabels()).toContain('Call 911 now');

    const missing: string[] = [];
    await desk.until('accepted', async () => {
      const shown = await alert.count();
      const now = (await screen.state()).deliveries[0]?.state ?? '';
      if (shown === 0 && now !== 'accepted') missing.push(now);
      return now === 'accepted';
    });
    expect({ missing, tries }).toEqual({ missing: [], tries: 5 });
    await screen.drawn();
    expect(await alert.count()).toBe(0);
    expect(await trayLabels()).not.toContain('Call 911 now');
  });
});
