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

/** Turns the wheel up or down at a point of the screen, with a key held. */
export async function turnWheel(way, times, { x, y, holding, env = process.env }) {
  const button = way === 'up' ? '4' : '5';
  const turns = ['click', '--repeat', String(times), '--delay', '40', button];
  const moved = ['mousemove', String(x), String(y)];
  await execute('xdotool', [...moved, 'keydown', holding, ...turns, 'keyup', holding], { env });
}
