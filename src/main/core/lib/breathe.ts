// Lets everything else go first during long work.
import { setImmediate } from 'node:timers/promises';

/** Rows, records or contacts between two breaths: about a millisecond of work. */
export const BREATH_EVERY = 200;

/** Resolves after one turn of the event loop. */
export function breathe(): Promise<void> {
  return setImmediate();
}
