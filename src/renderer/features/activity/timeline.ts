// The loaded part of the record: newest first, without doubles, without holes.
import type { ActivityEntry } from '../../../shared/activity';
import type { Failure } from '../../../shared/failure';

export interface Timeline {
  readonly entries: readonly ActivityEntry[];
  /** What happened to the last reading. */
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
  readonly loadingOlder: boolean;
  /** The first entry ever is among `entries`. */
  readonly complete: boolean;
}

export const PAGE_LENGTH = 50;

export const EMPTY_TIMELINE: Timeline = {
  entries: [],
  phase: 'loading',
  failure: null,
  loadingOlder: false,
  complete: false,
};

/** Puts a freshly read newest page in front; starts over where the pages do not touch. */
export function withNewest(timeline: Timeline, page: readonly ActivityEntry[]): Timeline {
  const lowest = page.at(-1)?.seq ?? 0;
  const highest = timeline.entries[0]?.seq ?? 0;
  const touching = page.length < PAGE_LENGTH || lowest <= highest + 1;
  const older = touching ? timeline.entries.filter(({ seq }) => seq < lowest) : [];
  return {
    entries: [...page, ...older],
    phase: 'ready',
    failure: null,
    loadingOlder: false,
    complete: touching ? timeline.complete || page.length < PAGE_LENGTH : false,
  };
}

/** Puts an older page behind. */
export function withOlder(timeline: Timeline, page: readonly ActivityEntry[]): Timeline {
  const lowest = timeline.entries.at(-1)?.seq ?? Infinity;
  return {
    ...timeline,
    entries: [...timeline.entries, ...page.filter(({ seq }) => seq < lowest)],
    failure: null,
    loadingOlder: false,
    complete: page.length < PAGE_LENGTH,
  };
}

/** Keeps what was read before; only an empty timeline becomes a failed one. */
export function withFailure(timeline: Timeline, failure: Failure): Timeline {
  const phase = timeline.entries.length === 0 ? 'failed' : 'ready';
  return { ...timeline, phase, failure, loadingOlder: false };
}
