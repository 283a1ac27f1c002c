// Presses again and again in one way, and finds in what the vendor saw how long each press took to the wire.
import { setTimeout as sleep } from 'node:timers/promises';
import { CHORDS } from './keyboard.mjs';

/** Four chords in turn at this pace keep clear of the guard against a key held down (1.5 s for each). */
const PACE_MS = 500;
const LAST_PATIENCE_MS = 8000;
const MARKS = [
  /"status":1,|"words":"T"/,
  /"status":7,|"words":"M"/,
  /"status":17,|"words":"S"/,
  /"status":22,|"words":"A"/,
];

/** The mark by which each body of the nth way of pressing is known. */
const markOf = (n) => MARKS[n % MARKS.length];

/**
 * `press(n)` presses in the nth of four ways and answers with its moment, wall clock in milliseconds.
 * Resolves with milliseconds from each press to the wire, Infinity for one that never came.
 */
export async function wireLatencies(vendor, count, press, { marks = true } = {}) {
  const already = (await vendor.requests()).length;
  const pressed = [];
  for (let n = 0; n < count; n += 1) {
    pressed.push({ n, atMs: await press(n) });
    await sleep(PACE_MS);
  }
  const arrived = async () => onePerBody((await vendor.requests()).slice(already));
  for (const deadline = Date.now() + LAST_PATIENCE_MS; Date.now() < deadline; await sleep(200)) {
    if ((await arrived()).length >= count) break;
  }
  const requests = await arrived();
  return pressed.map(({ n, atMs }) => {
    const isMine = ({ body, atMs: seenMs }) =>
      seenMs >= atMs - 1 && (!marks || markOf(n).test(body));
    const index = requests.findIndex(isMine);
    const [request] = index < 0 ? [] : requests.splice(index, 1);
    return request === undefined ? Infinity : request.atMs - atMs;
  });
}

/** A retry repeats the identical bytes: only the first counts. */
function onePerBody(requests) {
  const bodies = new Set();
  return requests.filter(({ body }) => !bodies.has(body) && bodies.add(body));
}

/** Hotkey to wire. */
export const byHotkey = (keyboard) => (n) => keyboard.press(CHORDS[n % CHORDS.length]);
