// How far the reading of one service's contacts has come, as the window and the command line show it.
import { z } from 'zod';
import { ContactSource } from './contact';
import { Failure } from '../core/failure';

/**
 * `listing`: pages of the list. `details`: what the list leaves out, person by person; everyone can be found
 * by name by then. `waiting`: goes on by itself at `resumeAtMs`. `idle`: not running.
 */
export const SyncPhase = z.enum(['idle', 'listing', 'details', 'waiting']);
export type SyncPhase = z.infer<typeof SyncPhase>;

/** Times are wall clock in milliseconds. */
export const SyncState = z
  .strictObject({
    source: ContactSource,
    phase: SyncPhase,
    /** Of the present phase: contacts of the list, or details. */
    done: z.number(),
    /** Null when the service does not tell. */
    total: z.number().nullable(),
    recordsPerSecond: z.number().nullable(),
    remainingMs: z.number().nullable(),
    resumeAtMs: z.number().nullable(),
    /** Why it waits or why it ended before it was complete. */
    failure: Failure.nullable(),
    /** The last one that read everything; null when there was none. */
    completedAtMs: z.number().nullable(),
    /** Details that could not be read this time, for reasons of one contact; they are asked for again next time. */
    skipped: z.number(),
    /** False: what was read is in memory only, the disk or the keychain refused. */
    durable: z.boolean(),
  })
  .readonly();
export type SyncState = z.infer<typeof SyncState>;
