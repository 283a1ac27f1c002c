// Finds services of the session bus, and takes the place of one that never answers.
import dbus from 'dbus-next';
import { call, connectSessionBus } from '../../test/desktop/bus.mjs';

const BUS = 'org.freedesktop.DBus';
const askBus = (bus, member, signature, body) =>
  call(bus, BUS, '/org/freedesktop/DBus', BUS, member, signature, body);

/** The process that owns this name; the service is started when nobody owns it yet. */
export async function processOf(name) {
  const bus = await connectSessionBus();
  try {
    await askBus(bus, 'StartServiceByName', 'su', [name, 0]).catch(() => undefined);
    const [pid] = await askBus(bus, 'GetConnectionUnixProcessID', 's', [name]);
    return pid;
  } finally {
    bus.disconnect();
  }
}

/** Owns the name and answers nothing that is asked of it; resolves with the function that gives it back. */
export async function ownInSilence(name) {
  const bus = await connectSessionBus();
  bus.addMethodHandler(() => true);
  const got = await bus.requestName(name, dbus.NameFlag.REPLACE_EXISTING);
  if (got !== dbus.RequestNameReply.PRIMARY_OWNER) throw new Error(`${name} has an owner already`);
  return () => bus.disconnect();
}

/** Stops a process as a debugger would; resolves with the function that lets it go on. */
export function freeze(pid) {
  process.kill(pid, 'SIGSTOP');
  return () => process.kill(pid, 'SIGCONT');
}
