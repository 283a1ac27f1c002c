// Says in plain words what this machine's own desktop lacks for the app.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/run.mjs';
import { which } from '../lib/which.mjs';

async function busNames(env) {
  const ask = async (method) =>
    (
      await capture(
        'dbus-send',
        [
          '--session',
          '--print-reply',
          '--dest=org.freedesktop.DBus',
          '/org/freedesktop/DBus',
          `org.freedesktop.DBus.${method}`,
        ],
        { env },
      )
    ).stdout;
  return `${await ask('ListNames')}${await ask('ListActivatableNames')}`;
}

/** Lines about what is missing; none when all is well or nothing can be told. */
export async function desktopTrouble({ env = process.env } = {}) {
  if (process.platform !== 'linux') return [];
  const hasBus =
    env.DBUS_SESSION_BUS_ADDRESS || existsSync(join(env.XDG_RUNTIME_DIR ?? '/nowhere', 'bus'));
  if (!hasBus) {
    return [
      'There is a screen but no session bus (DBUS_SESSION_BUS_ADDRESS): no tray icon, no notifications, no keychain.',
      'Start the app from a desktop session, or with: dbus-run-session -- npm start',
    ];
  }
  if (!which('dbus-send', env)) return [];
  const names = await busNames(env);
  const lines = [];
  if (!names.includes('org.freedesktop.secrets')) {
    lines.push(
      'There is no keyring on this session (org.freedesktop.secrets): keys cannot be stored. Install and unlock gnome-keyring or KWallet.',
    );
  }
  if (!names.includes('org.freedesktop.Notifications')) {
    lines.push('Nothing shows notifications on this session (org.freedesktop.Notifications).');
  }
  return lines;
}
