// Presses real keys: the X server cannot tell them from a keyboard's.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Presses a chord such as `ctrl+alt+shift+s`, or several one after the other. */
export async function pressKeys(chords, { env = process.env } = {}) {
  await execute('xdotool', ['key', '--clearmodifiers', ...[chords].flat()], { env });
}

/** Types text into whatever has the focus. */
export async function typeText(text, { env = process.env, delayMs = 12 } = {}) {
  await execute('xdotool', ['type', '--delay', String(delayMs), '--', text], { env });
}

/** Moves the pointer to a point of the screen and clicks there. */
export async function clickAt(x, y, { env = process.env } = {}) {
  await execute('xdotool', ['mousemove', String(x), String(y), 'click', '1'], { env });
}
