// How far the reading of one service's contacts has come, as the window and the command line show it.
import type { ContactSource } from './contact';
import type { Failure } from '../core/failure';

/**
 * `listing`: pages of the list. `details`: what the list leaves out, person by person; everyone can be found
 * by name by then. `waiting`: goes on by itself at `resumeAtMs`. `idle`: not running.
 */
export type SyncPhase = 'idle' | 'listing' | 'details' | 'waiting';

/** Times are wall clock in milliseconds. */
export interface SyncState {
  readonly source: ContactSource;
  readonly phase: SyncPhase;
  /** Of the present phase: contacts of the list, or details. */
  readonly done: number;
  /** Null when the service does not tell. */
  readonly total: number | null;
  readonly recordsPerSecond: number | null;
  readonly remainingMs: number | null;
  readonly resumeAtMs: number | null;
  /** Why it waits or why it ended before it was complete. */
  readonly failure: Failure | null;
  /** The last one that read everything; null when there was none. */
  readonly completedAtMs: number | null;
  /** Details that could not be read this time, for reasons of one contact; they are asked for again next time. */
  readonly skipped: number;
  /** False: what was read is in memory only, the disk or the keychain refused. */
  readonly durable: boolean;
}
