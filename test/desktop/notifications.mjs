// Reads the notifications that the desktop was really asked to show, from dunst's memory.
import { setTimeout as sleep } from 'node:timers/promises';
import { call, connectSessionBus, plain } from './bus.mjs';

const SERVICE = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const DUNST = 'org.dunstproject.cmd0';
const POLL_MS = 100;

const toNotification = (entry) => ({
  id: entry.id,
  app: entry.appname,
  title: entry.summary,
  body: entry.body,
  /** Microseconds of the machine's running time. */
  at: Number(entry.timestamp),
});

/** Opens dunst's memory on the session bus of `env`. */
export async function openNotifications({ env = process.env } = {}) {
  const bus = await connectSessionBus(env);
  const dunst = (member) => call(bus, SERVICE, PATH, DUNST, member);
  let forgottenAt = -1;
  // Dunst lists only what is no longer on the screen, newest first.
  const all = async () => {
    await dunst('NotificationCloseAll');
    const [list] = await dunst('NotificationListHistory');
    const shown = plain(list).map(toNotification).reverse();
    return shown.filter(({ at }) => at > forgottenAt);
  };
  return {
    /** Takes all toasts off the screen and returns every one shown so far, oldest first. */
    all,
    /** Waits for one that passes `matches`, which may be a function or a text found in title or body. */
    async waitFor(matches, { timeoutMs = 10_000 } = {}) {
      const isMatch =
        typeof matches === 'function'
          ? matches
          : ({ title, body }) => `${title}\n${body}`.includes(matches);
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const seen = await all();
        const found = seen.find(isMatch);
        if (found) return found;
        if (Date.now() > deadline) {
          const titles = seen.map(({ title }) => title).join(' | ') || 'nothing';
          throw new Error(`no such notification within ${timeoutMs} ms; seen: ${titles}`);
        }
        await sleep(POLL_MS);
      }
    },
    /** Forgets what was shown. Not every dunst can empty its own memory. */
    async clear() {
      forgottenAt = Math.max(forgottenAt, ...(await all()).map(({ at }) => at));
    },
    close: () => bus.disconnect(),
  };
}
