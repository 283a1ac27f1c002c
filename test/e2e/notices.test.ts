// Notifications as the desktop's own notification service was asked to show them, and those held back on purpose.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../src/shared/core/activity';
import { openNotifications, type Notifications } from '../desktop/notifications.mjs';
import { pressKeys } from '../desktop/keys.mjs';
import { Desk } from './harness/desk';
import { Practice } from './harness/practice';
import { Screen } from './harness/screen';

const desk = new Desk({ managed: { panic: { countdownSeconds: 0 } } });
let notices: Notifications;
let screen: Screen;
let practice: Practice;

beforeAll(async () => {
  notices = await openNotifications();
  await desk.start();
  screen = await Screen.of(desk);
  practice = await Practice.of(screen);
});
beforeEach(async () => {
  if (await screen.isWindowVisible()) await screen.closeWindow();
  await notices.clear();
});
afterEach(async () => {
  await practice.setScenario('happy');
  await screen.putAllAway();
});
afterAll(async () => {
  await desk.close();
  notices.close();
});

/** Waits for the line about a notice of `actionId`. */
async function lineAbout(actionId: string, kind: ActivityEntry['kind']): Promise<ActivityEntry> {
  let found: ActivityEntry | undefined;
  await desk.until(`the record says ${kind}`, async () => {
    const page = await screen.call('activityPage', { limit: 50 });
    found = page.find((line) => line.actionId === actionId && line.kind === kind);
    return found !== undefined;
  });
  if (found === undefined) throw new Error('unreachable');
  return found;
}

describe('with the window closed the desktop shows', () => {
  it('that a press was accepted, marked as practice', async () => {
    await screen.call('press', { status: 'SAFE' });
    const { id } = await screen.untilState('SAFE', 'accepted');
    const shown = await notices.waitFor('I am safe');
    expect(shown.title).toBe('PRACTICE: Accepted: I am safe');
    expect(shown.body).toMatch(/^Accepted by Practice service at \d/);
    expect((await lineAbout(id, 'notice-shown')).facts).toMatchObject({ notice: 'accepted' });
  });

  it('that a press is failing, once, however often it is tried, and then that it was accepted', async () => {
    await practice.setScenario('outage');
    await screen.call('press', { status: 'THREAT' });
    await screen.until('three tries', ({ deliveries }) => (deliveries[0]?.attempts ?? 0) >= 3);
    const shown = await notices.waitFor('Threat');
    expect(shown.title).toMatch(/^PRACTICE: (Not sent yet|May have arrived): Threat$/);
    expect(shown.body).toContain('The service has a problem of its own. Tocsin keeps trying.');
    const about = (await notices.all()).filter(({ title }) => title.includes('Threat'));
    expect(about).toHaveLength(1);
    await practice.setScenario('happy');
    await screen.untilState('THREAT', 'accepted');
    await notices.waitFor('PRACTICE: Accepted: Threat');
  });

  it('that a press needs attention, and in practice nobody is told to call', async () => {
    await practice.setScenario('refused-key');
    await screen.call('press', { status: 'MEDICAL_EMERGENCY' });
    await screen.untilState('MEDICAL_EMERGENCY', 'failed');
    const shown = await notices.waitFor('Medical emergency');
    expect(shown.title).toBe('PRACTICE: NOT sent: Medical emergency');
    expect(shown.body).toBe(
      'The service does not take the key. Practice: nobody was alerted. In a real emergency, call 911.',
    );
  });
});

describe('a notification held back leaves its reason in the record', () => {
  it('while notifications are paused', async () => {
    await screen.call('pauseNotifications', { minutes: 30 });
    await screen.call('press', { status: 'EVACUATED' });
    const { id } = await screen.untilState('EVACUATED', 'accepted');
    const { facts } = await lineAbout(id, 'notice-suppressed');
    expect(facts).toMatchObject({ notice: 'accepted', reason: 'paused' });
    expect(await notices.all()).toHaveLength(0);
    await screen.call('pauseNotifications', { minutes: 0 });
  });

  it('while the window is in front', async () => {
    await desk.command([]);
    await desk.until('in front', () => screen.isWindowFocused());
    await screen.call('press', { status: 'OFF_SITE' });
    const { id } = await screen.untilState('OFF_SITE', 'accepted');
    const { facts } = await lineAbout(id, 'notice-suppressed');
    expect(facts).toMatchObject({ notice: 'accepted', reason: 'window-visible' });
    expect(await notices.all()).toHaveLength(0);
  });

  it('when a press by keys must stay off the screen', async () => {
    await pressKeys('ctrl+alt+shift+s');
    const { id } = await screen.untilState('SECURITY_NEEDED', 'accepted');
    const { facts } = await lineAbout(id, 'notice-suppressed');
    expect(facts).toMatchObject({ notice: 'accepted', reason: 'discreet' });
    expect(await notices.all()).toHaveLength(0);
  });

  it('but a failed call for help breaks through a pause', async () => {
    await screen.call('pauseNotifications', { minutes: 30 });
    await practice.setScenario('refused-key');
    await screen.call('press', { status: 'TRAPPED' });
    const { id } = await screen.untilState('TRAPPED', 'failed');
    await notices.waitFor('PRACTICE: NOT sent: Trapped');
    expect((await lineAbout(id, 'notice-shown')).facts).toMatchObject({ notice: 'attention' });
    await screen.call('pauseNotifications', { minutes: 0 });
  });
});
