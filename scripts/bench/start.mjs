// Start and memory, with a window and in the tray, beside a bare Electron: never two of them at once.
import { setTimeout as sleep } from 'node:timers/promises';
import { liveConfig, makeDesk, openBare, openBareTray } from '../measure/desk.mjs';
import { median, row } from '../measure/figures.mjs';
import { memoryOf } from '../measure/memory.mjs';

const SETTLE_MS = 2500;

/** Medians of `rounds` starts, each alone. */
async function measured(rounds, open) {
  const starts = [];
  const memories = [];
  for (let round = 0; round < rounds; round += 1) {
    const opened = await open();
    starts.push(opened.startMs);
    await sleep(SETTLE_MS);
    memories.push(memoryOf(opened.pid));
    await opened.close();
    await opened.remove?.();
  }
  return { startMs: median(starts), memoryMib: median(memories) };
}

async function openOurs(vendor, how) {
  const desk = await makeDesk(liveConfig(vendor));
  await desk.setKey('share911.apiKey');
  const opened = await desk[how]();
  return { ...opened, remove: desk.remove };
}

export async function benchStart({ vendor, rounds, print }) {
  const window = await measured(rounds, () => openOurs(vendor, 'open'));
  const bareWindow = await measured(rounds, () => openBare());
  const tray = await measured(rounds, () => openOurs(vendor, 'openHidden'));
  const bareTray = await measured(rounds, () => openBareTray(vendor));
  print(row('start until the window has loaded', window.startMs, bareWindow.startMs, 'ms '));
  print(row('memory with a window (proportional)', window.memoryMib, bareWindow.memoryMib, 'MiB'));
  print(row('memory in the tray (proportional)', tray.memoryMib, bareTray.memoryMib, 'MiB'));
}
