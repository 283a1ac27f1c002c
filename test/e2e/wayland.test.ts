// The desk on a real Wayland desktop, alone and with an X server inside: presses go out, and chords claim nothing unproven.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronArgs } from '../../scripts/electron-args.mjs';
import { findElectron } from '../../scripts/electron-runtime.mjs';
import type { TroubleId } from '../../src/shared/core/readiness';
import { clickAt, pressKeys } from '../desktop/keys.mjs';
import { openNotifications, type Notifications } from '../desktop/notifications.mjs';
import { createTrayDriver, type TrayDriver } from '../desktop/tray-driver.mjs';
import { openWayland, type WaylandDesktop } from '../desktop/wayland.mjs';
import { Desk } from './harness/desk';
import { Practice } from './harness/practice';
import { Screen } from './harness/screen';

const execute = promisify(execFile);
const BARE = join(import.meta.dirname, '../../scripts/measure/bare');

const statuses = async (screen: Screen) =>
  new Set(
    (await screen.state()).hotkeys
      .filter(({ accelerator }) => accelerator !== null)
      .map(({ status }) => status),
  );
const tells = async (screen: Screen, id: TroubleId) =>
  (await screen.state()).readiness.troubles.find((trouble) => trouble.id === id);

describe('on Wayland alone', () => {
  let wayland: WaylandDesktop;
  let tray: TrayDriver;
  let notices: Notifications;
  let desk: Desk;
  let screen: Screen;
  let practice: Practice;

  beforeAll(async () => {
    tray = await createTrayDriver();
    notices = await openNotifications();
    wayland = await openWayland();
    desk = new Desk({ env: wayland.env });
    await desk.start();
    await desk.untilKeysAreHeld();
    screen = await Screen.of(desk);
    practice = await Practice.of(screen);
  });
  afterAll(async () => {
    await desk.close();
    await wayland.close();
    notices.close();
    tray.close();
  });

  /** The Wayland desktop is a window of the screen in front; its own windows begin at its corner. */
  async function click(target: Locator): Promise<void> {
    const found = await execute('xdotool', ['getactivewindow', 'getwindowgeometry', '--shell']);
    const [x, y] = ['X', 'Y'].map((name) =>
      Number(new RegExp(`^${name}=(-?\\d+)$`, 'm').exec(found.stdout)?.[1]),
    );
    const box = await target.boundingBox();
    if (box === null) throw new Error('nothing to click');
    await clickAt(
      Math.round((x ?? 0) + box.x + box.width / 2),
      Math.round((y ?? 0) + box.y + box.height / 2),
    );
  }

  it('a tile pressed with the mouse reaches Share911', async () => {
    await click(screen.page.getByRole('button', { name: /^Security needed/ }).first());
    await screen.untilState('SECURITY_NEEDED', 'accepted');
    expect(await practice.withStatus(17)).toHaveLength(1);
  });

  it('a press from the tray does', async () => {
    await (await tray.waitForItem()).click(/^I am safe/);
    await screen.untilState('SAFE', 'accepted');
  });

  it('with the window closed a notice tells that a press was accepted', async () => {
    await screen.putAllAway();
    await screen.closeWindow();
    await notices.clear();
    await (await tray.waitForItem()).click(/^I am safe/);
    await screen.untilState('SAFE', 'accepted');
    const { title } = await notices.waitFor('I am safe');
    expect(title).toBe('PRACTICE: Accepted: I am safe');
  });

  it('a second start opens the window', async () => {
    expect((await desk.command([])).code).toBe(0);
    await desk.until('the window is there', () => screen.isWindowVisible());
  });

  it('the window bears the name of the installed .desktop file, by which a portal knows the app', async () => {
    const tree = JSON.stringify(await wayland.message('-t', 'get_tree'));
    expect(tree).toContain('"app_id":"org.tocsin.desk"');
  });

  it('chords are not said to be taken, and no other chords are advised', async () => {
    expect(await statuses(screen)).toEqual(new Set(['not-offered']));
    expect(await tells(screen, 'hotkeys-not-offered')).toMatchObject({ blocks: false });
    expect(await tells(screen, 'hotkey-failed')).toBeUndefined();
    await screen.goTo('Settings');
    const row = screen.page.getByRole('listitem').filter({ hasText: 'Threat' });
    await row.getByText('Your desktop does not let programs claim keys').waitFor();
    expect((await desk.command(['doctor'])).stdout).toContain('Ctrl+Alt+Shift+T: not-offered');
  });

  it('a send without a running app starts it on this desktop, and the press arrives', async () => {
    const other = new Desk({ env: wayland.env });
    const sent = await other.send('safe', '--wait', '30');
    expect(sent.line).toMatchObject({ outcome: 'accepted-in-practice' });
    await other.close();
  });
});

describe('on Wayland with an X server inside', () => {
  let wayland: WaylandDesktop;
  let desk: Desk;
  let inFront: Desk;
  let screen: Screen;
  let practice: Practice;

  beforeAll(async () => {
    wayland = await openWayland({ xwayland: true });
    desk = new Desk({ env: wayland.env, args: ['--ozone-platform=x11'] });
    inFront = new Desk({
      env: { ...wayland.env, DISPLAY: undefined },
      managed: { hotkeys: { THREAT: null, MEDICAL_EMERGENCY: null, SAFE: null } },
    });
    await desk.start();
    await desk.untilKeysAreHeld();
    screen = await Screen.of(desk);
    practice = await Practice.of(screen);
  });
  afterAll(async () => {
    await inFront.close();
    await desk.close();
    await wayland.close();
  });

  it('a chord that the X server grants is not proven: in the state, in Settings, in the strip and by the doctor', async () => {
    expect(await statuses(screen)).toEqual(new Set(['unproven']));
    expect(await tells(screen, 'hotkeys-unproven')).toMatchObject({ blocks: false });
    await screen.goTo('Settings');
    const row = screen.page.getByRole('listitem').filter({ hasText: 'Threat' });
    await row.getByText('Not proven: no press has arrived yet').waitFor();
    const strip = screen.page.getByRole('banner', { name: 'Status' });
    await strip.getByText('Shortcut keys are not proven', { exact: false }).first().waitFor();
    const { stdout } = await desk.command(['doctor']);
    expect(stdout).toMatch(/note +not proven on this desktop.*THREAT Ctrl\+Alt\+Shift\+T/);
    expect((await desk.status()).stdout).toContain('"unproven"');
  });

  it('with a window of Wayland in front it does not arrive, and stays unproven', async () => {
    await inFront.start();
    await inFront.page();
    await sleep(1000);
    await pressKeys('ctrl+alt+shift+t');
    await sleep(1500);
    expect(await practice.withStatus(1)).toHaveLength(0);
    expect(await statuses(screen)).toEqual(new Set(['unproven']));
    await inFront.close();
  });

  it('with another window of X11 in front it arrives, and this chord alone is proven', async () => {
    const bare = openBare();
    await desk.until('two windows of X11', async () => {
      const tree = JSON.stringify(await wayland.message('-t', 'get_tree'));
      return tree.split('"shell":"xwayland"').length === 3;
    });
    await sleep(1000);
    await pressKeys('ctrl+alt+shift+t');
    await screen.untilState('THREAT', 'accepted');
    bare.kill();
    const { hotkeys } = await screen.state();
    const proven = hotkeys.filter(({ status }) => status === 'registered');
    expect(proven.map(({ target }) => target)).toEqual(['THREAT']);
    const record = await screen.call('activityPage', { limit: 20 });
    expect(record.find(({ kind }) => kind === 'hotkeys-claimed')?.facts).toMatchObject({
      why: 'arrived',
      working: 'THREAT',
    });
  });

  /** A program that is not ours, with a window on the X server inside. */
  function openBare(): ChildProcess {
    const args = [
      ...electronArgs(),
      BARE,
      '--ozone-platform=x11',
      `--user-data-dir=${desk.folder}/bare`,
    ];
    const env = { ...process.env, ...wayland.env };
    return spawn(findElectron().path, args, { env, stdio: 'ignore' });
  }
});
