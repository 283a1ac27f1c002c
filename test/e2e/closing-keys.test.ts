// Chords that a browser's menu would have: none of them ends, reloads or closes a panic app.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressKeys, turnWheel } from '../desktop/keys.mjs';
import { createTrayDriver, type TrayDriver } from '../desktop/tray-driver.mjs';
import { Desk } from './harness/desk';
import { answerDialog } from './harness/dialog';
import { liveConfig } from './harness/live';
import { Practice } from './harness/practice';
import { Screen } from './harness/screen';
import { StrictShare911 } from './harness/strict-share911';

let tray: TrayDriver;

beforeAll(async () => {
  tray = await createTrayDriver();
});
afterAll(() => tray.close());

const clickTray = async (label: string) => (await tray.waitForItem()).click(label);

async function showWindow({ desk }: Screen): Promise<void> {
  await clickTray('Open Tocsin');
  await desk.until('in front', () =>
    desk.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused() ?? false),
  );
}

describe('keys', () => {
  const desk = new Desk();
  let screen: Screen;
  let practice: Practice;

  beforeAll(async () => {
    await desk.start();
    screen = await Screen.of(desk);
    practice = await Practice.of(screen);
    await showWindow(screen);
  });
  afterAll(async () => {
    await desk.close();
    await tray.waitForNoItem();
  });

  it('Ctrl+Q hides the window: the app answers, and presses by hotkey and tray go out', async () => {
    await pressKeys('ctrl+q');
    await desk.until('the window is hidden', async () => !(await screen.isWindowVisible()));
    expect(await desk.isAnswering()).toBe(true);
    await pressKeys('ctrl+alt+shift+t');
    await screen.untilState('THREAT', 'accepted', 5000);
    expect(await practice.withStatus(1)).toHaveLength(1);
    await clickTray('Trapped');
    await screen.untilState('TRAPPED', 'accepted');
    expect(await practice.withStatus(2)).toHaveLength(1);
  });

  it('Ctrl+W, Ctrl+R, F5, F11 and their kin neither reload, close, enlarge nor open tools', async () => {
    await showWindow(screen);
    await screen.page.evaluate(() => Object.assign(globalThis, { sameLife: true }));
    for (const chord of [
      ...['ctrl+w', 'ctrl+r', 'ctrl+shift+r', 'F5', 'F11', 'F12', 'alt'],
      ...['ctrl+shift+i', 'ctrl+m', 'ctrl+n', 'ctrl+p'],
    ]) {
      await pressKeys(chord);
    }
    // The page has had every one of them once this one has worked.
    await pressKeys('ctrl+6');
    await screen.page.getByRole('main', { name: 'Settings', exact: true }).waitFor();
    await pressKeys('ctrl+1');
    expect(await screen.page.evaluate(() => 'sameLife' in globalThis)).toBe(true);
    const window = await desk.inMain(({ BrowserWindow, Menu }) => {
      const [first] = BrowserWindow.getAllWindows();
      return {
        menu: Menu.getApplicationMenu() === null,
        visible: first?.isVisible(),
        full: first?.isFullScreen(),
        tools: first?.webContents.isDevToolsOpened(),
      };
    });
    expect(window).toEqual({ menu: true, visible: true, full: false, tools: false });
  });

  it('Ctrl with plus, minus and the wheel zoom between 50 and 300 percent, Ctrl+0 resets', async () => {
    const zoomed = (percent: number) =>
      screen.until(`${percent} percent`, ({ zoomPercent }) => zoomPercent === percent);
    await pressKeys(Array.from({ length: 20 }, () => 'ctrl+plus'));
    await zoomed(300);
    await pressKeys(Array.from({ length: 30 }, () => 'ctrl+minus'));
    await zoomed(50);
    await pressKeys('ctrl+0');
    await zoomed(100);
    const inside = await screen.page.evaluate(() => ({
      x: Math.round(window.screenX + window.outerWidth / 2),
      y: Math.round(window.screenY + window.outerHeight / 2),
    }));
    await turnWheel('up', 20, { ...inside, holding: 'ctrl' });
    await zoomed(300);
    await pressKeys('ctrl+0');
    await zoomed(100);
  });
});

describe('in live', () => {
  it('Quit asks although nothing is unsent, stays on Enter and leaves when told so', async () => {
    const vendor = new StrictShare911('sk_closing_keys');
    await vendor.start();
    const desk = new Desk({ managed: liveConfig(vendor) });
    try {
      await desk.start();
      // The icon is put up anew once the tray has shown itself: not before that.
      await desk.page();
      await clickTray('Quit Tocsin');
      await answerDialog('Quit Tocsin?', 'Return');
      expect(await desk.isAnswering()).toBe(true);
      const child = desk.running().process();
      const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
      await clickTray('Quit Tocsin');
      await answerDialog('Quit Tocsin?', ['Tab', 'Return']);
      expect(await gone).toBe(0);
    } finally {
      await desk.close();
      await vendor.stop();
    }
  });
});
