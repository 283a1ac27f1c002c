// The tray, the one instance and the way out, on a real desktop with the window closed.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTrayDriver, type TrayDriver } from '../desktop/tray-driver.mjs';
import { Desk } from './harness/desk';
import { answerDialog } from './harness/dialog';
import { Practice } from './harness/practice';
import { Screen } from './harness/screen';

const desk = new Desk();
let tray: TrayDriver;
let screen: Screen;
let practice: Practice;

beforeAll(async () => {
  tray = await createTrayDriver();
  await desk.start();
  screen = await Screen.of(desk);
  practice = await Practice.of(screen);
  await screen.closeWindow();
});
afterEach(async () => {
  await practice.setScenario('happy');
  await screen.putAllAway();
});
afterAll(async () => {
  await desk.close();
  tray.close();
});

const labels = async (): Promise<string[]> => {
  const entries = await (await tray.waitForItem()).menu();
  return entries.filter(({ separator }) => !separator).map(({ label }) => label);
};
const click = async (label: string | RegExp): Promise<void> => {
  await (await tray.waitForItem()).click(label);
};
const picture = async (): Promise<string> => (await (await tray.waitForItem()).icon()).hash ?? '';

/** The first picture that is none of `others`. */
async function newPicture(what: string, others: readonly string[]): Promise<string> {
  let seen = '';
  await desk.until(`a picture of its own: ${what}`, async () => {
    seen = await picture();
    return seen !== '' && !others.includes(seen);
  });
  return seen;
}

describe('the tray', () => {
  it('says world and readiness in words, then the eight statuses, calls for help first', async () => {
    expect(await labels()).toEqual([
      'PRACTICE',
      'PRACTICE: nobody would be alerted',
      'Threat',
      'Medical emergency',
      'Security needed',
      'Trapped',
      'I am safe',
      'I am secured',
      'Evacuated',
      'Off site',
      'Nothing on its way',
      'Open Tocsin',
      'Pause notifications for 30 minutes',
      'Quit Tocsin',
    ]);
    const entries = await (await tray.waitForItem()).menu();
    expect(entries.filter(({ enabled }) => !enabled).map(({ label }) => label)).toEqual(
      expect.arrayContaining(['PRACTICE', 'Nothing on its way']),
    );
  });

  it('presses with the window closed, after the countdown', async () => {
    await click('Medical emergency');
    const counting = await screen.untilState('MEDICAL_EMERGENCY', 'counting-down');
    expect(counting.action.origin).toBe('tray');
    await screen.untilState('MEDICAL_EMERGENCY', 'accepted');
    expect(await practice.withStatus(7)).toHaveLength(1);
    expect(await labels()).toContainEqual(
      expect.stringMatching(/^Last: Medical emergency, Accepted by Practice service, \d/),
    );
    expect(await screen.isWindowVisible()).toBe(false);
  });

  it('offers Cancel while the seconds run, and nothing goes out', async () => {
    await click('Trapped');
    const { fireAtMs } = await screen.untilState('TRAPPED', 'counting-down');
    await desk.until('Cancel is offered', async () => (await labels()).includes('Cancel: Trapped'));
    await click('Cancel: Trapped');
    await screen.untilState('TRAPPED', 'cancelled');
    await sleep(Math.max(0, fireAtMs - Date.now()) + 1000);
    expect(await practice.withStatus(2)).toHaveLength(0);
    expect(await labels()).not.toContain('Cancel: Trapped');
  });

  it('offers Send now while the seconds run', async () => {
    await screen.call('changeSettings', { panic: { countdownSeconds: 10 } });
    await click('Evacuated');
    await screen.untilState('EVACUATED', 'counting-down');
    await desk.until('Send now is offered', async () =>
      (await labels()).includes('Send now: Evacuated'),
    );
    await click('Send now: Evacuated');
    await screen.untilState('EVACUATED', 'accepted', 6000);
    expect(await practice.withStatus(5)).toHaveLength(1);
    await screen.call('changeSettings', { panic: { countdownSeconds: 3 } });
  });

  it('shows a different picture when ready, sending, in need of attention and in trouble', async () => {
    const ready = await picture();
    await click('Threat');
    const sending = await newPicture('sending', [ready]);
    await practice.setScenario('refused-key');
    await screen.untilState('THREAT', 'failed');
    const attention = await newPicture('needs attention', [ready, sending]);
    const tip = (await (await tray.waitForItem()).icon()).toolTip;
    await screen.putAllAway();
    await screen.until('trouble', ({ readiness }) => readiness.verdict === 'trouble');
    const trouble = await newPicture('trouble', [ready, sending, attention]);
    expect(new Set([ready, sending, attention, trouble]).size).toBe(4);
    expect(tip).toBe(tip === '' ? '' : 'Tocsin · PRACTICE · Needs attention: Threat');

    await practice.setScenario('happy');
    await screen.call('press', { status: 'SAFE' });
    await screen.untilState('SAFE', 'accepted');
    await desk.until('ready again', async () => (await picture()) === ready);
  });

  it('pauses notifications and resumes them', async () => {
    await click('Pause notifications for 30 minutes');
    const paused = await screen.until(
      'paused',
      ({ notificationsPausedUntilMs }) => notificationsPausedUntilMs !== null,
    );
    const minutes = (Number(paused.notificationsPausedUntilMs) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(29);
    // It is told to the second.
    expect(minutes).toBeLessThanOrEqual(30 + 0.5 / 60);
    await desk.until('Resume is offered', async () =>
      (await labels()).includes('Resume notifications'),
    );
    await click('Resume notifications');
    await screen.until('resumed', (state) => state.notificationsPausedUntilMs === null);
  });

  it('opens the window from its menu and from a click on its picture', async () => {
    await click('Open Tocsin');
    await desk.until('the window is there', () => screen.isWindowVisible());
    await screen.closeWindow();
    await (await tray.waitForItem()).activate();
    await desk.until('the window is there again', () => screen.isWindowVisible());
    await screen.closeWindow();
  });
});

describe('the app', () => {
  it('is there once: a second start shows the window of the first and ends well', async () => {
    expect(await screen.isWindowVisible()).toBe(false);
    const second = await desk.command([]);
    expect(second.code).toBe(0);
    await desk.until('the first shows its window', () => screen.isWindowVisible());
    await desk.until('in front', () => screen.isWindowFocused());
    expect(tray.items()).toHaveLength(1);
    await screen.closeWindow();
  });

  it('asks before it quits while something is unsent, and stays when told so', async () => {
    await practice.setScenario('outage');
    await screen.call('press', { status: 'SECURITY_NEEDED' });
    await screen.untilWaiting('SECURITY_NEEDED');
    await click('Quit Tocsin');
    await answerDialog('Quit Tocsin?', 'Return');
    await practice.setScenario('happy');
    await screen.untilState('SECURITY_NEEDED', 'accepted');
    expect(await labels()).toContain('Quit Tocsin');
  });

  it('leaves when told to, and sends after the next start what was unsent', async () => {
    await practice.setScenario('outage');
    await screen.call('press', { status: 'OFF_SITE' });
    await screen.untilWaiting('OFF_SITE');
    const child = desk.running().process();
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await click('Quit Tocsin');
    await answerDialog('Quit Tocsin?', ['Tab', 'Return']);
    expect(await gone).toBe(0);
    await tray.waitForNoItem();

    await desk.start();
    screen = new Screen(desk, await desk.page());
    practice = await Practice.of(screen);
    await screen.untilState('OFF_SITE', 'accepted');
    expect(await practice.withStatus(6)).toHaveLength(1);
  });

  it('quits from the tray without a word when nothing is unsent', async () => {
    const child = desk.running().process();
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await screen.putAllAway();
    // It may be gone before it could answer the click.
    await click('Quit Tocsin').catch(() => undefined);
    expect(await gone).toBe(0);
    await tray.waitForNoItem();
    await desk.start();
    screen = await Screen.of(desk);
    practice = await Practice.of(screen);
  });
});
