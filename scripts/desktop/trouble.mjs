// Says in plain words what this machine's own desktop lacks for the app.
import { existsSync, readFileSync, statSync } from 'node:fs';
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

const readSetting = (path) => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
};

function sandboxTrouble(electronPath) {
  if (process.getuid() === 0 || !electronPath) return [];
  const isRestricted =
    readSetting('/proc/sys/kernel/unprivileged_userns_clone') === '0' ||
    readSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    readSetting('/proc/sys/user/max_user_namespaces') === '0';
  const helper = join(electronPath, '..', 'chrome-sandbox');
  const stats = statSync(helper, { throwIfNoEntry: false });
  if (!isRestricted || (stats?.uid === 0 && stats.mode & 0o4000)) return [];
  return [
    "This system does not let Electron build its sandbox, and Tocsin never runs without it. Allow Electron's own helper once:",
    `  sudo chown root ${helper} && sudo chmod 4755 ${helper}`,
  ];
}

/** Lines about what is missing; none when all is well or nothing can be told. */
export async function desktopTrouble({ env = process.env, electronPath } = {}) {
  if (process.platform !== 'linux') return [];
  const lines = sandboxTrouble(electronPath);
  const hasBus =
    env.DBUS_SESSION_BUS_ADDRESS || existsSync(join(env.XDG_RUNTIME_DIR ?? '/nowhere', 'bus'));
  if (!hasBus) {
    return [
      ...lines,
      'There is a screen but no session bus (DBUS_SESSION_BUS_ADDRESS): no tray icon, no notifications, no keychain.',
      'Start the app from a desktop session, or with: dbus-run-session -- npm start',
    ];
  }
  if (!which('dbus-send', env)) return lines;
  const names = await busNames(env);
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
