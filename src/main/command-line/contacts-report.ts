// What `tocsin contacts` says and which exit code it ends with, whoever did the work.
import type { ContactSearch } from '../../shared/contacts/contact';
import type { ContactsDesk } from './contacts-desk';
import { syncLine } from './sync-line';
import type { Terminal } from './terminal';

type Said = Pick<Terminal, 'out' | 'remark'>;

/** 0 complete; 2 interrupted, the next one goes on from there; 1 anything else. One line of JSON at the end. */
export async function reportSync(
  desk: ContactsDesk,
  terminal: Said,
  signal: AbortSignal,
): Promise<number> {
  const end = await desk.sync((states) => terminal.remark(syncLine(states)), signal);
  if (end.states.length > 0) terminal.remark(syncLine(end.states));
  terminal.out(JSON.stringify({ result: end.kind, sources: end.states }));
  switch (end.kind) {
    case 'complete': {
      const skipped = end.states.reduce((sum, state) => sum + state.skipped, 0);
      const left = skipped === 0 ? '' : `; details of ${skipped} could not be read this time`;
      terminal.remark(`complete${left}`);
      return 0;
    }
    case 'interrupted':
      terminal.remark(`not complete: ${end.detail}`);
      return 2;
    case 'failed':
      terminal.remark(`not complete: ${end.failure.detail}`);
      return 1;
  }
}

/** 0 also when nobody is found; one line of JSON for each hit, best first. */
export async function reportSearch(
  desk: ContactsDesk,
  terminal: Said,
  search: ContactSearch,
): Promise<number> {
  const found = await desk.search(search);
  if (!found.ok) {
    terminal.remark(found.failure.detail);
    return 1;
  }
  for (const contact of found.value) terminal.out(JSON.stringify(contact));
  return 0;
}
