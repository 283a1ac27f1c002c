// The panic screen on the real app: pressed with a real pointer and real keys, counted at the practice service.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PressDelivery } from '../../src/shared/delivery';
import { pressKeys, typeText } from '../desktop/keys.mjs';
import { Desk } from './harness/desk';
import { bodyOf, differentBytes, Practice } from './harness/practice';
import { newest, Screen } from './harness/screen';

const desk = new Desk();
let screen: Screen;
let practice: Practice;

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
  practice = await Practice.of(screen);
});
afterEach(async () => {
  await screen.call('changeSettings', { panic: { countdownSeconds: 3 } });
  await screen.putAllAway();
});
afterAll(() => desk.close());

/** Name of the control that has the focus, as a screen reader says it. */
function focused(): Promise<string> {
  return screen.page.evaluate(() => {
    const element = document.activeElement;
    const ids = element?.getAttribute('aria-labelledby') ?? '';
    const byId = ids === '' ? '' : (document.getElementById(ids)?.textContent ?? '');
    return byId || (element?.textContent ?? '');
  });
}

/** Presses Tab until `name` has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let time = 0; time < 60; time += 1) {
    if ((await focused()) === name) return;
    await pressKeys('Tab');
  }
  throw new Error(`Tab never came to ${name}`);
}

const countdownOf = ({ rungs, fireAtMs }: PressDelivery): number => fireAtMs - rungs.pressedMs;

describe('a tile pressed with the mouse', () => {
  it('counts down for three seconds and, when ignored, is sent once, correct to the byte', async () => {
    await screen.click(screen.button('Threat'));
    const counting = await screen.untilState('THREAT', 'counting-down');
    expect(countdownOf(counting)).toBeGreaterThanOrEqual(2900);
    expect(countdownOf(counting)).toBeLessThanOrEqual(3500);
    const card = screen.card('Threat');
    await card.getByRole('timer').waitFor();
    expect(await practice.withStatus(1)).toHaveLength(0);

    const accepted = await screen.untilState('THREAT', 'accepted');
    expect(accepted.rungs.acceptedMs).toBeGreaterThanOrEqual(counting.fireAtMs);
    const [request, ...more] = await practice.withStatus(1);
    expect(more).toHaveLength(0);
    expect(request?.verdict).toMatchObject({ ok: true, unknownKeys: [] });
    expect(bodyOf(request?.body ?? '')).toMatchObject({
      status: 1,
      location: { name: 'Front Desk', customLocation: true },
    });
    expect(bodyOf(request?.body ?? '')).not.toHaveProperty('message');
  });

  it('climbs a ladder whose rungs carry their times, in order', async () => {
    await screen.call('changeSettings', { panic: { countdownSeconds: 0 } });
    await screen.click(screen.button('Evacuated'));
    const { rungs } = await screen.untilState('EVACUATED', 'accepted');
    const times = [rungs.pressedMs, rungs.savedMs, rungs.sentMs, rungs.acceptedMs].map(Number);
    expect(times.every((time) => time > 0)).toBe(true);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const steps = screen.card('Evacuated').getByRole('list', { name: 'Steps of this press' });
    const lines = await steps.getByRole('listitem').allTextContents();
    expect(lines[0]).toMatch(/^Pressed\d\d:\d\d:\d\d\.\d$/);
    expect(lines[1]).toMatch(/^Saved\+ \d+\.\d{3} s$/);
    expect(lines[2]).toMatch(/^Sent\+ \d+\.\d{3} s$/);
    expect(lines[3]).toMatch(/^Accepted\+ \d+\.\d{3} s$/);
    expect(lines[4]).toBe('AnsweredPractice service does not tell');
  });

  it('goes at once with Send now', async () => {
    await screen.call('changeSettings', { panic: { countdownSeconds: 10 } });
    await screen.click(screen.button('Security needed'));
    await screen.untilState('SECURITY_NEEDED', 'counting-down');
    await screen.click(screen.button('Send now', screen.card('Security needed')));
    const accepted = await screen.untilState('SECURITY_NEEDED', 'accepted', 5000);
    expect(Number(accepted.rungs.acceptedMs) - accepted.rungs.pressedMs).toBeLessThan(8000);
    expect(await practice.withStatus(17)).toHaveLength(1);
  });

  it('never reaches the service after Cancel, and says so', async () => {
    await screen.click(screen.button('Trapped'));
    const { fireAtMs } = await screen.untilState('TRAPPED', 'counting-down');
    await screen.click(screen.button('Cancel', screen.card('Trapped')));
    await screen.untilState('TRAPPED', 'cancelled');
    await screen.card('Trapped').getByText('Nothing went out.').waitFor();
    await sleep(Math.max(0, fireAtMs - Date.now()) + 1500);
    expect(newest(await screen.state(), 'TRAPPED')?.state).toBe('cancelled');
    expect(await practice.withStatus(2)).toHaveLength(0);
  });

  it('is one press when it is clicked twice', async () => {
    await screen.call('changeSettings', { panic: { countdownSeconds: 1 } });
    await screen.click(screen.button('Off site'), 2);
    await screen.untilState('OFF_SITE', 'accepted');
    const { deliveries } = await screen.state();
    expect(deliveries.filter(({ action }) => action.status === 'OFF_SITE')).toHaveLength(1);
    expect(await practice.withStatus(6)).toHaveLength(1);
  });

  it('carries the location and the message that were typed, and the message only once', async () => {
    await screen.call('changeSettings', { panic: { countdownSeconds: 0 } });
    await screen.click(screen.page.getByRole('textbox', { name: 'Location' }));
    await pressKeys('ctrl+a');
    await typeText('Gym & pool, door 3');
    await screen.click(screen.page.getByRole('textbox', { name: 'Message (optional)' }));
    await typeText('Man with "a knife"');
    await screen.click(screen.button('Medical emergency'));
    await screen.untilState('MEDICAL_EMERGENCY', 'accepted');
    const [request] = await practice.withStatus(7);
    expect(bodyOf(request?.body ?? '')).toMatchObject({
      message: 'Man with "a knife"',
      location: { name: 'Gym & pool, door 3', customLocation: true },
    });
    expect(
      await screen.page.getByRole('textbox', { name: 'Message (optional)' }).inputValue(),
    ).toBe('');

    const location = screen.page.getByRole('textbox', { name: 'Location' });
    await screen.click(location);
    await pressKeys(['ctrl+a', 'Delete', 'Tab']);
    expect(await location.inputValue()).toBe('Front Desk');
  });
});

describe('a tile pressed with the keyboard', () => {
  it('is reached with Tab and pressed with Enter; Cancel and Send now are too', async () => {
    await screen.call('changeSettings', { panic: { countdownSeconds: 10 } });
    const before = (await practice.withStatus(4)).length;
    await tabTo('I am secured');
    await pressKeys('Return');
    await screen.untilState('SECURE', 'counting-down');
    await tabTo('Cancel');
    await pressKeys('Return');
    await screen.untilState('SECURE', 'cancelled');

    await tabTo('I am safe');
    await pressKeys('space');
    await screen.untilState('SAFE', 'counting-down');
    await tabTo('Send now');
    await pressKeys('space');
    await screen.untilState('SAFE', 'accepted');
    expect(await practice.withStatus(22)).toHaveLength(1);
    expect(await practice.withStatus(4)).toHaveLength(before);
  });

  it('counts down longer than by mouse, and Esc stops the newest countdown alone', async () => {
    const before = (await practice.requests()).length;
    await tabTo('Evacuated');
    await pressKeys('Return');
    const older = await screen.untilState('EVACUATED', 'counting-down');
    expect(countdownOf(older)).toBeGreaterThanOrEqual(4900);
    await tabTo('Off site');
    await pressKeys('space');
    await screen.untilState('OFF_SITE', 'counting-down');
    await pressKeys('Escape');
    await screen.untilState('OFF_SITE', 'cancelled');
    expect(newest(await screen.state(), 'EVACUATED')?.state).toBe('counting-down');
    await pressKeys('Escape');
    await screen.untilState('EVACUATED', 'cancelled');
    await sleep(Math.max(0, older.fireAtMs - Date.now()) + 500);
    expect(await practice.requests()).toHaveLength(before);
  });

  it('is not pressed by any single letter or digit', async () => {
    const before = (await practice.requests()).length;
    await tabTo('Threat');
    await screen.page.evaluate(() => {
      window.addEventListener('keyup', () => {
        const { dataset } = document.documentElement;
        dataset.keysSeen = String(Number(dataset.keysSeen ?? 0) + 1);
      });
    });
    await typeText('abcdefghijklmnopqrstuvwxyz0123456789');
    const seen = await screen.page.evaluate(() => document.documentElement.dataset.keysSeen);
    expect(Number(seen)).toBeGreaterThanOrEqual(36);
    await pressKeys('Escape');
    await sleep(500);
    expect((await screen.state()).deliveries.filter(({ closed }) => !closed)).toHaveLength(0);
    expect(await practice.requests()).toHaveLength(before);
  });
});

describe('an accepted panic', () => {
  it('is stood down with SECURE for its own location, once, however often it is clicked', async () => {
    await screen.call('changeSettings', { panic: { countdownSeconds: 0 } });
    await screen.call('press', { status: 'THREAT', location: 'Library' });
    const threat = await screen.untilState('THREAT', 'accepted');
    const before = (await practice.withStatus(4)).length;
    await screen.click(screen.button('Send “I am secured”', screen.card('Threat')), 2);
    await screen.page.getByRole('alertdialog').getByText('This does not call off help.').waitFor();
    expect((await practice.withStatus(4)).length).toBe(before);
    await screen.click(screen.button('Send', screen.page.getByRole('alertdialog')));
    const isDown = ({ action, state }: PressDelivery): boolean =>
      action.standsDown === threat.id && state === 'accepted';
    await screen.until('stood down', ({ deliveries }) => deliveries.some(isDown));
    await screen.button('“I am secured” accepted', screen.card('Threat')).waitFor();
    // Also not by a window that asks main once more.
    await screen.call('standDown', { id: threat.id });
    await sleep(500);

    const { deliveries } = await screen.state();
    expect(deliveries.filter(({ action }) => action.standsDown === threat.id)).toHaveLength(1);
    const sent = (await practice.withStatus(4)).slice(before);
    expect(sent).toHaveLength(1);
    expect(differentBytes(sent)).toBe(1);
    expect(bodyOf(sent[0]?.body ?? '').location).toEqual({ name: 'Library', customLocation: true });
  });

  it('leaves the screen with Close, and the same tile may be pressed again at once', async () => {
    await screen.call('changeSettings', { panic: { countdownSeconds: 0 } });
    const before = (await practice.withStatus(2)).length;
    const card = screen.card('Trapped');
    await screen.button('Trapped').click();
    await screen.button('Close', card).click();
    await card.waitFor({ state: 'detached' });
    expect(newest(await screen.state(), 'TRAPPED')).toBeUndefined();
    await screen.button('Trapped').click();
    await screen.untilState('TRAPPED', 'accepted');
    expect(await practice.withStatus(2)).toHaveLength(before + 2);
    expect((await screen.state()).deliveries).toHaveLength(1);
  });
});
