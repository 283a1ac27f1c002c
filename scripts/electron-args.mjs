// Chooses the command-line switches that Electron needs on this machine, and no others.
import { readdirSync } from 'node:fs';

function hasGpu() {
  try {
    return readdirSync('/dev/dri').some((name) => name.startsWith('renderD'));
  } catch {
    return false;
  }
}

/** Whether there is a screen to open a window on. */
export const hasDisplay = (env = process.env, platform = process.platform) =>
  platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/** Switches for Electron; `window: false` says that no window will be opened, so no screen is needed. */
export function electronArgs({
  window = true,
  env = process.env,
  platform = process.platform,
  uid = process.getuid?.(),
} = {}) {
  if (platform !== 'linux') return [];
  const args = [];
  // Chromium's sandbox refuses to run as root. For everyone else it stays on.
  if (uid === 0) args.push('--no-sandbox');
  if (env.TOCSIN_DESKTOP || !hasGpu()) args.push('--disable-gpu');
  if (!hasDisplay(env, platform) && !window) args.push('--ozone-platform=headless');
  else if (!env.DISPLAY && env.WAYLAND_DISPLAY) args.push('--ozone-platform=wayland');
  return args;
}

/** The environment for a process that starts Electron through other tools (electron-vite, Playwright, electron). */
export function electronEnvironment(runtime, env = process.env) {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env;
  return { ...rest, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist, ELECTRON_EXEC_PATH: runtime.path };
}
