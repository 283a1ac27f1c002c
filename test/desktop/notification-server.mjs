// Stands in for a desktop's notification server: keeps what it was asked to show, and may never answer.
import { setTimeout as sleep } from 'node:timers/promises';
import dbus from 'dbus-next';
import { ownerOf } from './bus-owner.mjs';
import { call, connectSessionBus } from './bus.mjs';

const NAME = 'org.freedesktop.Notifications';
const BUS = ['org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus'];

/** Ends the server that is there and takes its place. `silent`: takes every call and answers none. */
export async function startNotificationServer({ silent = false, env = process.env } = {}) {
  const bus = await connectSessionBus(env);
  const shown = [];
  const closed = [];
  const answers = {
    GetServerInformation: () => ['ssss', ['test', 'test', '1', '1.2']],
    GetCapabilities: () => ['as', [['body', 'body-markup', 'actions']]],
    Notify({ body: [app, , , title, body] }) {
      shown.push({ id: shown.length + 1, app, title, body });
      return ['u', [shown.length]];
    },
    CloseNotification({ body: [id] }) {
      closed.push(id);
      return ['', []];
    },
  };
  let calls = 0;
  bus.addMethodHandler((message) => {
    if (message.interface !== NAME) return undefined;
    calls += 1;
    if (silent) return true;
    const [signature, body] = answers[message.member](message);
    bus.send(dbus.Message.newMethodReturn(message, signature, body));
    return true;
  });
  // First in the queue: the next call would start the desktop's own server again.
  const got = await bus.requestName(NAME, 0);
  if (got === dbus.RequestNameReply.IN_QUEUE) {
    process.kill(await ownerOf(NAME, { env }), 'SIGKILL');
    while ((await call(bus, ...BUS, 'GetNameOwner', 's', [NAME]))[0] !== bus.name) await sleep(20);
  }
  return {
    /** What is or was on the screen, oldest first. */
    shown: () => [...shown],
    /** The ids of what was taken away again. */
    closed: () => [...closed],
    /** Calls of any kind that came in. */
    calls: () => calls,
    close: () => bus.disconnect(),
  };
}
