// A keyboard that costs no process per key: one xdotool that reads its orders as they come.
import { spawn } from 'node:child_process';

/** The chords of the app's hotkeys, in an order in which none is pressed twice within its guard against repeats. */
export const CHORDS = ['t', 'm', 's', 'a'].map((key) => `ctrl+alt+shift+${key}`);

/** `press(chord)` answers with the moment at which the key was asked for, wall clock in milliseconds. */
export function openKeyboard(env = process.env) {
  const xdotool = spawn('xdotool', ['-'], { stdio: ['pipe', 'ignore', 'inherit'], env });
  return {
    press(chord) {
      const atMs = performance.timeOrigin + performance.now();
      xdotool.stdin.write(`key --delay 0 ${chord}\n`);
      return atMs;
    },
    click(x, y) {
      xdotool.stdin.write(`mousemove ${x} ${y}\n`);
      const atMs = performance.timeOrigin + performance.now();
      xdotool.stdin.write('click --delay 0 1\n');
      return atMs;
    },
    close() {
      xdotool.stdin.end();
    },
  };
}
