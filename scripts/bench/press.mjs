// A press until it is on the wire, by hotkey, tray, command line and window, beside an Electron that does one fsync and one fetch.
import { setTimeout as sleep } from 'node:timers/promises';
import { createTrayDriver } from '../../test/desktop/tray-driver.mjs';
import { bareCommand, liveConfig, makeDesk, openBare, openBareTray } from '../measure/desk.mjs';
import { quantile, row } from '../measure/figures.mjs';
import { openKeyboard } from '../measure/keyboard.mjs';
import { byHotkey, wireLatencies } from '../measure/presses.mjs';

const TILES = ['Threat', 'Medical emergency', 'Security needed', 'I am safe'];
const WORDS = ['threat', 'medical-emergency', 'security-needed', 'safe'];
const SETTLE_MS = 2500;
/** A command line costs a whole start of Electron: fewer of them tell enough. */
const COMMANDS_OF_PRESSES = 6;

const now = () => performance.timeOrigin + performance.now();

/** The middle of a button on the screen. */
async function middleOf(page, button) {
  const box = await button.boundingBox();
  const origin = await page.evaluate(() => ({
    x: window.screenX + (window.outerWidth - window.innerWidth) / 2,
    y: window.screenY + (window.outerHeight - window.innerHeight),
  }));
  return [
    Math.round(origin.x + box.x + box.width / 2),
    Math.round(origin.y + box.y + box.height / 2),
  ];
}

const byWindow = (keyboard, page, buttonOf) => async (n) =>
  keyboard.click(...(await middleOf(page, buttonOf(n))));

const byTray = (item, labelOf) => async (n) => (await item.click(labelOf(n))).clickedAtMs;

async function withTray(work) {
  const tray = await createTrayDriver();
  try {
    return await work(tray);
  } finally {
    tray.close();
  }
}

async function keyedDesk(vendor) {
  const desk = await makeDesk(liveConfig(vendor));
  await desk.setKey('share911.apiKey');
  return desk;
}

/** Everything in the tray: hotkeys, its menu, then commands. */
async function ours({ vendor, keyboard, presses, desk }) {
  return withTray(async (tray) => {
    const opened = await desk.openHidden();
    const item = await tray.waitForItem();
    await sleep(SETTLE_MS);
    const hotkey = await wireLatencies(vendor, presses, byHotkey(keyboard));
    const menu = await wireLatencies(
      vendor,
      presses,
      byTray(item, (n) => TILES[n % TILES.length]),
    );
    const command = await wireLatencies(
      vendor,
      Math.ceil(presses / COMMANDS_OF_PRESSES),
      async (n) => {
        const atMs = now();
        await desk.command(['send', WORDS[n % WORDS.length], '--wait', '0']);
        return atMs;
      },
    );
    await opened.close();
    return { hotkey, menu, command };
  });
}

async function bare({ vendor, keyboard, presses }) {
  return withTray(async (tray) => {
    const opened = await openBareTray(vendor);
    const item = await tray.waitForItem();
    await sleep(SETTLE_MS);
    const hotkey = await wireLatencies(vendor, presses, byHotkey(keyboard));
    const menu = await wireLatencies(
      vendor,
      presses,
      byTray(item, () => 'Press'),
      { marks: false },
    );
    await opened.close();
    const once = async () => {
      const atMs = now();
      await bareCommand(vendor, opened.folder);
      return atMs;
    };
    const commands = Math.ceil(presses / COMMANDS_OF_PRESSES);
    const command = [];
    // Each is a process of its own that counts from one: its body is that of the one before.
    for (let n = 0; n < commands; n += 1) {
      command.push(...(await wireLatencies(vendor, 1, once, { marks: false })));
    }
    await opened.remove();
    return { hotkey, menu, command };
  });
}

async function ourWindow({ vendor, keyboard, presses }) {
  const desk = await keyedDesk(vendor);
  const opened = await desk.open();
  const buttonOf = (n) =>
    opened.page.getByRole('button', { name: TILES[n % TILES.length] }).first();
  await buttonOf(0).waitFor();
  await sleep(SETTLE_MS);
  const window = await wireLatencies(vendor, presses, byWindow(keyboard, opened.page, buttonOf));
  await opened.close();
  await desk.remove();
  return window;
}

async function bareWindow({ vendor, keyboard, presses, folder }) {
  const opened = await openBare([`--vendor=${vendor.url}`, `--folder=${folder}`]);
  await sleep(SETTLE_MS);
  const button = opened.page.getByRole('button', { name: 'Press' });
  const press = byWindow(keyboard, opened.page, () => button);
  const window = await wireLatencies(vendor, presses, press, { marks: false });
  await opened.close();
  return window;
}

export async function benchPress({ vendor, presses, print }) {
  const keyboard = openKeyboard();
  const desk = await keyedDesk(vendor);
  const our = await ours({ vendor, keyboard, presses, desk });
  const base = await bare({ vendor, keyboard, presses });
  our.window = await ourWindow({ vendor, keyboard, presses });
  base.window = await bareWindow({ vendor, keyboard, presses, folder: desk.userData });
  await desk.remove();
  keyboard.close();
  const names = { hotkey: 'hotkey', menu: 'tray', command: 'command line', window: 'window' };
  for (const [way, name] of Object.entries(names)) {
    for (const [words, share] of [
      ['median', 0.5],
      ['95 of 100', 0.95],
    ]) {
      const what = `${name} until it is on the wire, ${words}`;
      print(row(what, quantile(our[way], share), quantile(base[way], share), 'ms '));
    }
  }
}
