// Global hotkeys by real key events, and what happens when another program holds the same keys.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HotkeyTarget } from '../../src/shared/settings/hotkey';
import type { AppState } from '../../src/shared/state';
import { pressKeys } from '../desktop/keys.mjs';
import { createTrayDriver, type TrayDriver } from '../desktop/tray-driver.mjs';
import { Desk } from './harness/desk';
import { Practice } from './harness/practice';
import { newest, Screen } from './harness/screen';

const first = new Desk();
const second = new Desk();
let tray: TrayDriver;
let screen: Screen;
let practice: Practice;

beforeAll(async () => {
  tray = await createTrayDriver();
  await first.start();
  screen = await Screen.of(first);
  practice = await Practice.of(screen);
});
afterAll(async () => {
  await second.close();
  await first.close();
  tray.close();
});

const hotkey = ({ hotkeys }: AppState, target: HotkeyTarget) =>
  hotkeys.find((one) => one.target === target);

describe('with the window closed', () => {
  it.each([
    ['t', 'THREAT', 1],
    ['m', 'MEDICAL_EMERGENCY', 7],
    ['s', 'SECURITY_NEEDED', 17],
    ['a', 'SAFE', 22],
  ] as const)('Ctrl+Alt+Shift+%s sends %s at once and once', async (key, status, number) => {
    await screen.closeWindow();
    await pressKeys(`ctrl+alt+shift+${key}`);
    const { action, rungs } = await screen.untilState(status, 'accepted', 5000);
    expect(action.origin).toBe('hotkey');
    expect(Number(rungs.acceptedMs) - rungs.pressedMs).toBeLessThan(2000);
    expect(await practice.withStatus(number)).toHaveLength(1);
    expect(await screen.isWindowVisible()).toBe(false);
  });

  it('Ctrl+Alt+Shift+O opens the window', async () => {
    await pressKeys('ctrl+alt+shift+o');
    await first.until('the window is there', () => screen.isWindowVisible());
    await first.until('in front', () => screen.isWindowFocused());
  });
});

it('a press by keys shows nothing in an open window until the operator comes to look', async () => {
  await screen.putAllAway();
  // The same keys again within this time would count as held down.
  await sleep(1600);
  await pressKeys('ctrl+alt+shift+m');
  await screen.untilState('MEDICAL_EMERGENCY', 'accepted');
  await sleep(500);
  expect(await screen.page.getByRole('article').count()).toBe(0);
  await screen.page.getByRole('link', { name: 'Panic' }).click();
  await screen.card('Medical emergency').waitFor();
});

it('keys turned off press nothing, and work again when they are set', async () => {
  await screen.putAllAway();
  const before = (await practice.withStatus(22)).length;
  await screen.call('setHotkey', { target: 'SAFE', accelerator: null });
  await pressKeys('ctrl+alt+shift+a');
  await sleep(700);
  expect(newest(await screen.state(), 'SAFE')).toBeUndefined();
  await screen.call('setHotkey', { target: 'SAFE', accelerator: 'Ctrl+Alt+Shift+A' });
  await pressKeys('ctrl+alt+shift+a');
  await screen.untilState('SAFE', 'accepted');
  expect(await practice.withStatus(22)).toHaveLength(before + 1);
});

describe('keys that another program holds', () => {
  let other: Screen;

  beforeAll(async () => {
    await screen.call('setHotkey', { target: 'EVACUATED', accelerator: 'Ctrl+Alt+F9' });
    await second.start();
    other = await Screen.of(second);
  });

  it('are told as trouble that does not block a press', async () => {
    const state = await other.state();
    expect(hotkey(state, 'THREAT')?.status).toBe('taken');
    expect(state.hotkeys.filter(({ status }) => status === 'registered')).toHaveLength(0);
    const trouble = state.readiness.troubles.find(({ id }) => id === 'hotkey-failed');
    expect(trouble).toMatchObject({ blocks: false });
    expect(state.readiness.verdict).toBe('practice');
    expect(hotkey(await screen.state(), 'THREAT')?.status).toBe('registered');
  });

  it('are shown in the strip, in the settings, in the tray and in the record', async () => {
    const strip = other.page.getByRole('banner', { name: 'Status' });
    await strip.getByText('A key combination does not work', { exact: false }).first().waitFor();
    await other.goTo('Settings');
    const row = other.page.getByRole('listitem').filter({ hasText: 'Threat' });
    await row.getByText('Another program uses these keys', { exact: true }).waitFor();
    const menu = await (await tray.waitForItem()).menu();
    expect(menu.map(({ label }) => label)).toContain('Also: A key combination does not work');
    const record = await other.call('activityPage', { limit: 50 });
    const lines = record.filter(({ kind }) => kind === 'hotkey-failed');
    expect(lines.map(({ facts }) => facts.target)).toContain('THREAT');
  });

  it('cannot be taken: the change is refused in plain words and the keys before it still work', async () => {
    await other.call('setHotkey', { target: 'SAFE', accelerator: 'Ctrl+Alt+Shift+Y' });
    await other.button('Change keys: I am safe').click();
    // Real keys would never come this far: they belong to the other program.
    await other.page.keyboard.press('Control+Alt+F9');
    const row = other.page.getByRole('listitem').filter({ hasText: 'I am safe' });
    await row
      .getByRole('alert')
      .getByText('Another program uses these keys. Choose others.')
      .waitFor();
    const state = await other.state();
    expect(hotkey(state, 'SAFE')).toMatchObject({
      accelerator: 'Ctrl+Alt+Shift+Y',
      status: 'registered',
    });
    expect(state.settings.hotkeys.SAFE).toBe('Ctrl+Alt+Shift+Y');

    await pressKeys('ctrl+alt+shift+y');
    const sent = await other.untilState('SAFE', 'accepted');
    expect(sent.action.origin).toBe('hotkey');
  });

  it('are recorded in the window when they are free, and press from then on', async () => {
    await other.button('Change keys: Off site').click();
    await pressKeys('ctrl+alt+shift+k');
    await other.until('registered', (state) => {
      const set = hotkey(state, 'OFF_SITE');
      return set?.status === 'registered' && set.accelerator === 'Ctrl+Alt+Shift+K';
    });
    await other.closeWindow();
    await pressKeys('ctrl+alt+shift+k');
    await other.untilState('OFF_SITE', 'accepted');
  });

  it('come back with the next start once the other program is gone', async () => {
    await first.close();
    await second.kill();
    await second.start();
    other = await Screen.of(second);
    const { hotkeys, readiness } = await other.state();
    expect(hotkeys.filter(({ status }) => status === 'taken')).toHaveLength(0);
    expect(readiness.troubles).toHaveLength(0);
  });
});
