// Starts a session bus that knows two services only: the toasts (dunst) and, once started, the keyring.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/run.mjs';
import { which } from '../lib/which.mjs';

// A list of services of our own: the ones installed on a developer's machine must not answer here.
const config = (
  socket,
  services,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
  <limit name="max_message_size">1000000000</limit>
  <limit name="reply_timeout">60000</limit>
</busconfig>
`;

// Narrow and in the corner: a toast above the window would take the click that was meant for it.
const dunstConfig = `[global]
    follow = none
    width = 150
    origin = top-right
    offset = 4x4
    history_length = 1000
    show_indicators = no
`;

/** Starts the bus with `start(command, args, options)` and returns the environment it adds. */
export async function startBus(folder, env, start) {
  const services = join(folder, 'services');
  mkdirSync(services);
  writeFileSync(
    join(services, 'org.freedesktop.Notifications.service'),
    `[D-BUS Service]\nName=org.freedesktop.Notifications\nExec=${which('dunst')}\n`,
  );
  mkdirSync(join(env.XDG_CONFIG_HOME, 'dunst'), { recursive: true });
  writeFileSync(join(env.XDG_CONFIG_HOME, 'dunst', 'dunstrc'), dunstConfig);
  const socket = join(env.XDG_RUNTIME_DIR, 'bus');
  writeFileSync(join(folder, 'bus.conf'), config(socket, services));
  const address = `unix:path=${socket}`;
  // The one bus is the system's bus too: nothing here hears of the real machine's network, power or sessions,
  // and a test can stand in for them.
  const added = { DBUS_SESSION_BUS_ADDRESS: address, DBUS_SYSTEM_BUS_ADDRESS: address };
  const args = [
    `--config-file=${join(folder, 'bus.conf')}`,
    '--nofork',
    '--nopidfile',
    '--print-address=3',
  ];
  await start('dbus-daemon', args, { env: { ...env, ...added }, readyOnFd3: true });
  return added;
}

/** Whether a name has an owner on the session bus. */
export async function hasOwner(name, env) {
  const { stdout } = await capture(
    'dbus-send',
    [
      '--session',
      '--print-reply',
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      `string:${name}`,
    ],
    { env },
  );
  return stdout.includes('boolean true');
}
