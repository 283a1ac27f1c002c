// Runs inside the throw-away desktop: hotkey to wire under each disturbance, beside the same undisturbed.
import { setTimeout as sleep } from 'node:timers/promises';
import { electron, liveConfig, makeDesk } from '../measure/desk.mjs';
import { quantile } from '../measure/figures.mjs';
import { openKeyboard } from '../measure/keyboard.mjs';
import { byHotkey, wireLatencies } from '../measure/presses.mjs';
import { startVendor } from '../measure/vendor.mjs';
import { DISTURBANCES } from './disturbances.mjs';

/** The goal for 99 of 100 presses: this many times the undisturbed, and never more than so many milliseconds. */
const MOST_TIMES = 2;
const NEVER_OVER_MS = 500;
const SETTLE_MS = 3000;

const isQuick = process.argv.includes('--quick');
const presses = isQuick ? 4 : 60;
const only = process.argv.filter((word) => word.startsWith('--only=')).map((word) => word.slice(7));

async function measure(disturbance, keyboard) {
  const vendor = await startVendor();
  const prepared = (await disturbance.prepare?.()) ?? {};
  const desk = await makeDesk(liveConfig(vendor, prepared.config));
  for (const key of ['share911.apiKey', ...(disturbance.keys ?? [])]) await desk.setKey(key);
  const opened = await (disturbance.window ? desk.open() : desk.openHidden());
  try {
    await sleep(SETTLE_MS);
    const undo = await disturbance.begin({ ...desk, ...opened, vendor }, prepared);
    try {
      return await wireLatencies(vendor, presses, byHotkey(keyboard));
    } finally {
      await undo();
    }
  } finally {
    await opened.close();
    await prepared.end?.();
    await desk.remove();
    vendor.close();
  }
}

const ms = (value) => `${value.toFixed(1)} ms`.padStart(11);

console.log(`Electron ${electron.version} (${electron.kind}); ${presses} presses by hotkey each`);
const keyboard = openKeyboard();
let undisturbedMs;
let held = 0;
let missed = 0;
for (const disturbance of DISTURBANCES) {
  if (only.length > 0 && !only.some((words) => disturbance.name.includes(words))) continue;
  const latencies = await measure(disturbance, keyboard);
  const p99 = quantile(latencies, 0.99);
  undisturbedMs ??= p99;
  const lost = latencies.filter((value) => value === Infinity).length;
  const isGood = lost === 0 && p99 <= NEVER_OVER_MS && p99 <= MOST_TIMES * undisturbedMs;
  if (isGood) held += 1;
  else missed += 1;
  console.log(
    `${disturbance.name.padEnd(34)} median ${ms(quantile(latencies, 0.5))}   p99 ${ms(p99)}   ratio ${(p99 / undisturbedMs).toFixed(2)}   lost ${lost}   ${isGood ? 'within the goal' : 'NOT WITHIN THE GOAL'}`,
  );
}
keyboard.close();
console.log(
  `${held} within the goal, ${missed} not (hotkey to wire, ${MOST_TIMES} x undisturbed, ${NEVER_OVER_MS} ms)`,
);
// Quick runs prove that everything works: a goal for one press in a hundred cannot be judged by four.
process.exitCode = isQuick || missed === 0 ? 0 : 1;
