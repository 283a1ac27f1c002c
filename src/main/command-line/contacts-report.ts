// What `tocsin contacts` says and which exit code it ends with, whoever did the work.
import type { ContactSearch, ContactSource } from '../../shared/contacts/contact';
import type { ContactsDesk } from './contacts-desk';
import type { Terminal } from './terminal';
import type { SyncState } from '../../shared/contacts/contact-sync';

// How far the reading of contacts is, as one line for a person.

const NAMES: Readonly<Record<ContactSource, string>> = {
  emergency24: 'Emergency24',
  chekt: 'CHeKT',
};

/** `Emergency24: 1200 of 5000 contacts, 240 per second, 16 s left; CHeKT: done`. */
export function syncLine(states: readonly SyncState[]): string {
  return states.map((state) => `${NAMES[state.source]}: ${progressOf(state)}`).join('; ');
}

function progressOf(state: SyncState): string {
  const { phase, done, total, failure } = state;
  if (phase === 'idle') return failure === null ? 'done' : `ended: ${failure.detail}`;
  const what = phase === 'details' ? 'details' : 'contacts';
  const count = `${done}${total === null ? '' : ` of ${total}`} ${what}`;
  if (phase === 'waiting') return `${count}, waiting: ${failure?.detail ?? 'for its turn'}`;
  return [count, rateOf(state), leftOf(state)].filter((part) => part !== '').join(', ');
}

function rateOf({ recordsPerSecond }: SyncState): string {
  if (recordsPerSecond === null) return '';
  const digits = recordsPerSecond < 10 ? 1 : 0;
  return `${recordsPerSecond.toFixed(digits)} per second`;
}

function leftOf({ remainingMs }: SyncState): string {
  if (remainingMs === null) return '';
  const seconds = Math.ceil(remainingMs / 1000);
  return seconds < 120 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`;
}

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
