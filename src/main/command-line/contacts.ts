// `tocsin contacts sync` and `tocsin contacts search`: through the running app, which is started in the tray if need be.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContactSearch } from '../../shared/contacts/contact';
import type { ContactsDesk, Pace } from './contacts-desk';
import { createRemoteContacts } from './contacts-remote';
import { reportSearch, reportSync } from './contacts-report';
import { ask, type CommandDesk } from './desk';
import { reachApp } from './reach-app';

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

/** Its progress on stderr and no line of its own: for a command that needs everybody read first. */
export async function syncQuietly(desk: CommandDesk): Promise<void> {
  const { terminal } = desk;
  const said = { out: () => undefined, remark: (line: string) => terminal.remark(line) };
  await reportSync(await contactsDesk(desk), said, new AbortController().signal);
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
  await reachApp(desk, { call: 'contact-sync' });
  return createRemoteContacts({ ask: (request, schema) => ask(desk, request, schema), pace });
}
