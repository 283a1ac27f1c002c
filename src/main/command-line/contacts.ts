// `tocsin contacts sync` and `tocsin contacts search`: through the running app, which is started in the tray if need be.
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ContactSearch } from '../../shared/contact';
import type { ContactsDesk, Pace } from './contacts-desk';
import { createRemoteContacts } from './contacts-remote';
import { reportSearch, reportSync } from './contacts-report';
import { ask, startAppInTray, type CommandDesk } from './desk';

/** How long the app may take to start, in milliseconds. */
const START_LIMIT_MS = 20_000;
const POLL_MS = 200;

export async function runContactsSync(desk: CommandDesk): Promise<number> {
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    return await reportSync(await contactsDesk(desk), desk.terminal, interruption.signal);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

export async function runContactsSearch(desk: CommandDesk, search: ContactSearch): Promise<number> {
  return reportSearch(await contactsDesk(desk), desk.terminal, search);
}

/**
 * Only one process may write the directory, so the app owns it: without one it is started, as for a press.
 * Whatever stands in the way then is the answer of the first question.
 */
async function contactsDesk(desk: CommandDesk): Promise<ContactsDesk> {
  const { clock } = desk.base;
  const pace: Pace = {
    now: () => clock.now(),
    elapsed: () => clock.elapsed(),
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
  };
  const isRunning = async (): Promise<boolean> => {
    const asked = await ask(desk, { call: 'contact-sync' }, z.unknown());
    return asked.ok || asked.failure.kind !== 'offline';
  };
  if (!(await isRunning())) {
    desk.terminal.remark('Tocsin was not running: it is started in the tray');
    startAppInTray(desk);
    const limitMs = clock.elapsed() + START_LIMIT_MS;
    while (clock.elapsed() < limitMs && !(await isRunning())) await sleep(POLL_MS);
  }
  return createRemoteContacts({ ask: (request, schema) => ask(desk, request, schema), pace });
}
