// Starts a Wayland desktop inside a window of the throw-away desktop: what is pressed there is pressed on it.
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainError } from '../lib/say.mjs';

const READY_WITHIN_MS = 20_000;
/** Sway refuses to run as root; root may use its sockets. */
const NOBODY = 65_534;

// A line of sway's configuration cannot hold ";": what it starts lies in a file of its own.
const config = (folder, xwayland) => `xwayland ${xwayland ? 'force' : 'disable'}
output * resolution 1280x800 position 0 0
default_border none
focus_on_window_activation smart
exec sh ${folder}/up
`;
const up = (folder, xwayland) => `${xwayland ? 'xhost +local:' : 'true'}
printf '%s\\n' "$WAYLAND_DISPLAY" "$SWAYSOCK" "$DISPLAY" > ${folder}/ready.part
mv ${folder}/ready.part ${folder}/ready
`;

/**
 * Starts sway in a folder of its own with `start(command, args, options)` and returns what the environment of its
 * programs adds; with `xwayland` also an X server, as on most real Wayland desktops.
 */
export async function startCompositor(folder, env, start, { xwayland = false } = {}) {
  const home = join(folder, 'compositor');
  mkdirSync(home);
  // Nobody must be able to walk here.
  chmodSync(folder, 0o755);
  writeFileSync(join(home, 'config'), config(home, xwayland));
  writeFileSync(join(home, 'up'), up(home, xwayland));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(home, NOBODY, NOBODY);
  chmodSync(home, 0o700);
  const sway = ['sway', '--config', join(home, 'config')];
  const asNobody = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  const [command, ...args] = isRoot ? [...asNobody, ...sway] : sway;
  const own = { HOME: home, XDG_RUNTIME_DIR: home, WLR_BACKENDS: 'x11', WLR_RENDERER: 'pixman' };
  await start(command, args, { env: { ...env, ...own } });
  const ready = join(home, 'ready');
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!existsSync(ready)) {
    if (Date.now() > deadline) throw new PlainError('The Wayland desktop did not start.');
    await sleep(30);
  }
  const [socket, ipc, display] = readFileSync(ready, 'utf8').split('\n');
  return {
    WAYLAND_DISPLAY: join(home, socket),
    SWAYSOCK: ipc,
    XDG_SESSION_TYPE: 'wayland',
    DISPLAY: xwayland ? display : undefined,
  };
}
