// Talks to the session bus in raw messages: Chromium's objects do not answer Introspect.
import dbus from 'dbus-next';

/** Connects to the session bus of this environment. */
export async function connectSessionBus(env = process.env) {
  const bus = dbus.sessionBus({ busAddress: env.DBUS_SESSION_BUS_ADDRESS });
  await new Promise((resolve, reject) => {
    bus.once('connect', resolve);
    bus.once('error', reject);
  });
  return bus;
}

/** Calls a method and returns the reply's body. */
export async function call(bus, destination, path, iface, member, signature = '', body = []) {
  const message = new dbus.Message({
    destination,
    path,
    interface: iface,
    member,
    signature,
    body,
  });
  return (await bus.call(message)).body;
}

/** Reads all properties of an interface as plain values. */
export async function getProperties(bus, destination, path, iface) {
  const [all] = await call(
    bus,
    destination,
    path,
    'org.freedesktop.DBus.Properties',
    'GetAll',
    's',
    [iface],
  );
  return plain(all);
}

/** Takes the variants off a value, all the way down. */
export function plain(value) {
  if (value instanceof dbus.Variant) return plain(value.value);
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  }
  return value;
}
