// Makes the environment of the throw-away desktop: a home of its own, while Electron's and npm's caches stay in reach.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDirectory } from '../lib/cache.mjs';

// What would lead into the desktop that we may have been started from.
const FOREIGN =
  /^(WAYLAND_|XAUTHORITY$|SESSION_MANAGER$|DESKTOP_|GNOME_|KDE_|QT_|GTK_|XDG_|SSH_AUTH_SOCK$|LC_|LANGUAGE$|DBUS_|ELECTRON_RUN_AS_NODE$)/;

/** Creates the folders and returns { folder, env }; the display and bus are added by their makers. */
export function createDesktopFolder(outer = process.env) {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-desktop-'));
  const home = join(folder, 'home');
  const runtime = join(folder, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  for (const name of ['.config', '.cache', '.local/share', '.local/state']) {
    mkdirSync(join(home, name), { recursive: true });
  }
  const userHome = outer.HOME ?? homedir();
  const kept = Object.entries(outer).filter(([name]) => !FOREIGN.test(name));
  const env = {
    // npm and @electron/get look below the home folder: keep them where the user's are.
    npm_config_cache: join(userHome, '.npm'),
    npm_config_userconfig: join(userHome, '.npmrc'),
    electron_config_cache: join(outer.XDG_CACHE_HOME ?? join(userHome, '.cache'), 'electron'),
    ...Object.fromEntries(kept),
    TOCSIN_CACHE_DIR: cacheDirectory(outer),
    TOCSIN_DESKTOP: folder,
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_STATE_HOME: join(home, '.local/state'),
    XDG_SESSION_TYPE: 'x11',
    // Chromium picks its keychain by the desktop's name.
    XDG_CURRENT_DESKTOP: 'GNOME',
    LANG: 'C.UTF-8',
    NO_AT_BRIDGE: '1',
    GSETTINGS_BACKEND: 'memory',
  };
  return { folder, env };
}
