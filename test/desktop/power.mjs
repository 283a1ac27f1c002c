// Stands in for the machine's power and session service, so that the app can be told of sleep and waking for real.
import dbus from 'dbus-next';
import { connectSessionBus } from './bus.mjs';

const NAME = 'org.freedesktop.login1';
const PATH = '/org/freedesktop/login1';
const MANAGER = 'org.freedesktop.login1.Manager';

/** Owns the service on the throw-away desktop's bus, which is its system bus too. Start it before the app. */
export async function createPower({ env = process.env } = {}) {
  const bus = await connectSessionBus(env);
  bus.addMethodHandler((message) => {
    if (message.path !== PATH) return undefined;
    // Nobody may hold the sleep back here; an app that asks must live with a refusal.
    bus.send(dbus.Message.newError(message, `${NAME}.NotSupported`, 'throw-away desktop'));
    return true;
  });
  await bus.requestName(NAME, 0);
  const prepareForSleep = (isAboutTo) =>
    void bus.send(dbus.Message.newSignal(PATH, MANAGER, 'PrepareForSleep', 'b', [isAboutTo]));
  return {
    suspend: () => prepareForSleep(true),
    resume: () => prepareForSleep(false),
    close: () => bus.disconnect(),
  };
}
