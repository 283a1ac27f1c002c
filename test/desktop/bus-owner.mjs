// Finds the program behind a name on the session bus, for tests in which it hangs or crashes.
import { call, connectSessionBus } from './bus.mjs';

const BUS = ['org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus'];

/** The number of the process that owns `name`; rejects when nobody does. */
export async function ownerOf(name, { env = process.env } = {}) {
  const bus = await connectSessionBus(env);
  try {
    const [pid] = await call(bus, ...BUS, 'GetConnectionUnixProcessID', 's', [name]);
    return pid;
  } finally {
    bus.disconnect();
  }
}
