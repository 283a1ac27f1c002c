// How far the reading of contacts is, as one line for a person.
import type { ContactSource } from '../../shared/contacts/contact';
import type { SyncState } from '../../shared/contacts/contact-sync';

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
