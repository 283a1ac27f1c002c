// A desktop whose notification server hangs, never answers or is flooded: presses leave as ever, and it is told.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ownerOf } from '../desktop/bus-owner.mjs';
import { startInstead } from '../desktop/bus-activation.mjs';
import { pressKeys } from '../desktop/keys.mjs';
import {
  startNotificationServer,
  type NotificationServer,
} from '../desktop/notification-server.mjs';
import { openNotifications } from '../desktop/notifications.mjs';
import { jsonAlert } from './harness/call-bodies';
import { CallDesk } from './harness/call-desk';
import { timeOf } from './harness/live';
import type { Screen } from './harness/screen';

const NOTIFICATIONS = 'org.freedesktop.Notifications';
const THREAT = '"status":1,';

let live: CallDesk;
let screen: Screen;
let server: NotificationServer | undefined;

beforeAll(async () => {
  live = await CallDesk.make();
  screen = await live.start();
  await screen.closeWindow();
});
afterEach(async () => {
  live.share911.behaviour = { kind: 'status', status: 200 };
  server?.close();
  server = undefined;
  for (const { id } of (await screen.state()).deliveries) await screen.ask('closeCard', { id });
});
afterAll(() => live.close());

const isSilent = (is: boolean) =>
  screen.until(
    is ? 'told that notifications do not show' : 'notifications show again',
    ({ readiness }) => readiness.troubles.some(({ id }) => id === 'notices-silent') === is,
    45_000,
  );

let alerts = 0;
/** Raises alerts, four a second, until it is told to stop; each is news. */
function raiseAlerts(): () => Promise<void> {
  let on = true;
  const isOn = (): boolean => on;
  const raising = (async () => {
    while (isOn()) {
      alerts += 1;
      const body = jsonAlert({ name: `ALERT ${alerts}`, eventId: `flood-${alerts}` });
      await live.sender.alert(body);
      await sleep(250);
    }
  })();
  return async () => {
    on = false;
    await raising;
  };
}

/** Presses THREAT by its keys; how long it took to the vendor, and how far its time stamp is off. */
async function pressThreat(): Promise<{ readonly tookMs: number; readonly offMs: number }> {
  const known = live.share911.about(THREAT).length;
  const keyMs = Date.now();
  await pressKeys('ctrl+alt+shift+t');
  await live.desk.until(
    'the press is on the wire',
    () => live.share911.about(THREAT).length > known,
  );
  const arrived = live.share911.about(THREAT).at(-1);
  if (arrived === undefined) throw new Error('unreachable');
  const wholeSecondMs = Math.floor(keyMs / 1000) * 1000;
  return { tookMs: arrived.atMs - keyMs, offMs: timeOf(arrived.body) - wholeSecondMs };
}

async function expectPressUnheld(): Promise<void> {
  const press = await pressThreat();
  console.log(`hotkey to wire: ${press.tookMs} ms`);
  expect(press.tookMs).toBeLessThan(2_000);
  expect(press.offMs).toBeGreaterThanOrEqual(0);
  expect(press.offMs).toBeLessThanOrEqual(1_000);
  await live.desk.until('it is accepted', async () => (await lastThreat())?.state === 'accepted');
}

const lastThreat = async () =>
  (await screen.state()).deliveries.find(({ action }) => action.status === 'THREAT');

describe('a desktop that hangs', () => {
  it('holds no press up while its notification server is stopped, and shows no stale flood afterwards', async () => {
    const notices = await openNotifications();
    const dunst = await ownerOf(NOTIFICATIONS);
    await notices.clear();
    process.kill(dunst, 'SIGSTOP');
    const stopAlerts = raiseAlerts();
    try {
      await isSilent(true);
      await expectPressUnheld();
      await sleepUntilAlerts(40);
      await expectPressUnheld();
    } finally {
      await stopAlerts();
      process.kill(dunst, 'SIGCONT');
    }
    await isSilent(false);
    await notices.waitFor(({ title }) => /^ALERT \d+, and \d+ more$/.test(title));
    expect((await notices.all()).length).toBeLessThan(12);
    notices.close();
  });

  it('holds no press up while the server owns its name and never answers', async () => {
    server = await startNotificationServer({ silent: true });
    const stopAlerts = raiseAlerts();
    await isSilent(true);
    await expectPressUnheld();
    await stopAlerts();
    expect(server.calls()).toBeLessThan(4);
    server.close();
    await isSilent(false);
  });

  it('holds no press up while the server that the bus starts never takes its name', async () => {
    const putBack = await startInstead(NOTIFICATIONS, '/bin/sleep 20');
    process.kill(await ownerOf(NOTIFICATIONS), 'SIGKILL');
    const stopAlerts = raiseAlerts();
    try {
      await isSilent(true);
      await expectPressUnheld();
    } finally {
      await stopAlerts();
      await putBack();
    }
    await isSilent(false);
  });
});

/** Until so many more have been raised. */
async function sleepUntilAlerts(more: number): Promise<void> {
  const enough = alerts + more;
  await live.desk.until('more alerts came in', () => alerts >= enough);
}

describe('a desktop that answers', () => {
  it('is not flooded, and presses leave as quickly as ever', async () => {
    server = await startNotificationServer();
    await isSilent(false);
    const stopAlerts = raiseAlerts();
    await sleepUntilAlerts(20);
    await expectPressUnheld();
    await sleepUntilAlerts(20);
    await stopAlerts();
    expect(server.shown().length).toBeLessThan(20);
    expect(server.shown().some(({ title }) => title.endsWith(' more'))).toBe(true);
  });

  it('shows a text as somebody typed it, where the server reads markup', async () => {
    server = await startNotificationServer();
    await isSilent(false);
    const message = 'in <Gym> & <span foreground="green">all is well</span>';
    await live.sender.alert(jsonAlert({ name: 'LOCKDOWN', eventId: 'markup', message }));
    await live.desk.until('it is shown', () => {
      const { body } = server?.shown().find(({ title }) => title.includes('LOCKDOWN')) ?? {};
      return (
        body?.startsWith(
          'in &lt;Gym&gt; &amp; &lt;span foreground="green"&gt;all is well&lt;/span&gt;',
        ) === true
      );
    });
  });

  it('takes away “may have arrived” when the press was accepted', async () => {
    server = await startNotificationServer();
    await isSilent(false);
    live.share911.behaviour = { kind: 'status', status: 500 };
    await screen.call('press', { status: 'TRAPPED' });
    await live.desk.until('it is told', () => idOf('May have arrived: Trapped') !== undefined);
    const stale = idOf('May have arrived: Trapped');
    live.share911.behaviour = { kind: 'status', status: 200 };
    await screen.untilState('TRAPPED', 'accepted');
    await live.desk.until(
      'it is taken away',
      () => server?.closed().includes(stale ?? -1) === true,
    );
  });

  it('takes it away when the press is cancelled', async () => {
    server = await startNotificationServer();
    await isSilent(false);
    live.share911.behaviour = { kind: 'drop' };
    await screen.call('press', { status: 'MEDICAL_EMERGENCY' });
    await live.desk.until('it is told', () => idOf('Medical emergency') !== undefined);
    const stale = idOf('Medical emergency');
    await screen.untilWaiting('MEDICAL_EMERGENCY');
    const id = (await screen.state()).deliveries[0]?.id ?? '';
    await screen.call('cancel', { id });
    await live.desk.until(
      'it is taken away',
      () => server?.closed().includes(stale ?? -1) === true,
    );
  });

  it('tells that a call for help by keys was refused for good, though keys are discreet', async () => {
    server = await startNotificationServer();
    await isSilent(false);
    live.share911.behaviour = { kind: 'status', status: 400 };
    await pressKeys('ctrl+alt+shift+t');
    await live.desk.until('it is told', () => idOf(': Threat') !== undefined);
    expect((await lastThreat())?.action.origin).toBe('hotkey');
  });
});

const idOf = (words: string): number | undefined =>
  server?.shown().find(({ title }) => title.includes(words))?.id;
