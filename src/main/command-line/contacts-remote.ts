// `tocsin contacts` through the running app.
import { z } from 'zod';
import type { SyncState } from '../../shared/contacts/contact-sync';
import { ok, type Result, type Failure, type FailureKind } from '../../shared/core/failure';
import { FoundContact } from '../../shared/contacts/found-contact';
import type { ControlRequest } from '../core/control/protocol';
import type { ContactsDesk, Pace, SyncEnd } from './contacts-desk';

// Watches a reading of contacts until it is over, and says how it ended.

interface SyncWatch {
  readonly pace: Pace;
  readonly signal: AbortSignal;
  /** How it stood before this reading was asked for. */
  readonly before: readonly SyncState[];
  /** When it was asked for, wall clock in milliseconds. */
  readonly askedAtMs: number;
  readonly states: () => Promise<Result<readonly SyncState[]>>;
  readonly onProgress: (states: readonly SyncState[]) => void;
  /** What becomes of it after an interruption. */
  readonly afterwards: string;
}

const LOOK_EVERY_MS = 1000;
/** A reading that has not begun to move by then will not. */
const BEGIN_LIMIT_MS = 5_000;
/** So long without a single contact more: whoever waits is told. */
const STALL_LIMIT_MS = 120_000;
const MISSES_MAX = 3;

const NOT_SET_UP: Failure = {
  kind: 'not-configured',
  detail: 'no service with contacts is set up',
};

const PASSING: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'offline',
  'timeout',
  'unavailable',
  'rate-limited',
]);

export async function watchSync(watch: SyncWatch): Promise<SyncEnd> {
  const { pace, signal, before, askedAtMs, afterwards } = watch;
  const begunMs = pace.elapsed();
  let states = before;
  let misses = 0;
  let mark = '';
  let movedMs = begunMs;
  let hasBegun = false;
  const interrupted = (why: string): SyncEnd => ({
    kind: 'interrupted',
    states,
    detail: `${why}; ${afterwards}`,
  });
  for (;;) {
    if (signal.aborted) return interrupted('interrupted');
    const asked = await watch.states();
    if (asked.ok) {
      misses = 0;
      states = asked.value;
      if (states.length === 0) return { kind: 'failed', states, failure: NOT_SET_UP };
      const isIdle = states.every(({ phase }) => phase === 'idle');
      hasBegun ||= !isIdle || isNews(before, states) || pace.elapsed() - begunMs >= BEGIN_LIMIT_MS;
      if (isIdle && hasBegun) {
        return endOf(askedAtMs, states, afterwards);
      }
      watch.onProgress(states);
      const now = JSON.stringify(states.map(({ source, phase, done }) => [source, phase, done]));
      if (now !== mark && states.some(({ phase }) => phase === 'listing' || phase === 'details')) {
        [mark, movedMs] = [now, pace.elapsed()];
      }
      if (pace.elapsed() - movedMs >= STALL_LIMIT_MS) {
        const failure = states.find((state) => state.failure !== null)?.failure;
        return interrupted(`nothing more came: ${failure?.detail ?? 'no answer'}`);
      }
    } else {
      misses += 1;
      if (misses >= MISSES_MAX) return interrupted(asked.failure.detail);
    }
    await pace.sleep(LOOK_EVERY_MS, signal);
  }
}

/** What stood there before may only be how an earlier reading ended. */
function isNews(before: readonly SyncState[], states: readonly SyncState[]): boolean {
  return JSON.stringify(before) !== JSON.stringify(states);
}

/**
 * Complete since then: not only once upon a time, and not only up to where an earlier reading had come, for
 * then the one that was asked for now has failed after it.
 */
function isComplete({ completedAtMs, failure }: SyncState, askedAtMs: number): boolean {
  return completedAtMs !== null && completedAtMs >= askedAtMs && failure === null;
}

function endOf(askedAtMs: number, states: readonly SyncState[], afterwards: string): SyncEnd {
  const missing = states.filter((state) => !isComplete(state, askedAtMs));
  const failures = missing.flatMap(({ failure }) => failure ?? []);
  const bad = failures.find(({ kind }) => !PASSING.has(kind));
  if (bad !== undefined) return { kind: 'failed', states, failure: bad };
  const [passing] = failures;
  // With nothing read there is nothing to go on from.
  if (passing !== undefined && missing.every(({ done }) => done === 0)) {
    return { kind: 'failed', states, failure: passing };
  }
  if (missing.length > 0) {
    const detail = `${passing?.detail ?? 'the reading was stopped'}; ${afterwards}`;
    return { kind: 'interrupted', states, detail };
  }
  if (states.every(({ durable }) => durable)) return { kind: 'complete', states };
  const detail = 'everything was read, but it could not be stored';
  return { kind: 'failed', states, failure: { kind: 'storage', detail } };
}

export interface RemoteContactsDeps {
  /** `offline` when no app runs. */
  readonly ask: <T>(request: ControlRequest, schema: z.ZodType<T>) => Promise<Result<T>>;
  readonly pace: Pace;
}

/** How long an app that has just been started may read its people from the disk, in milliseconds. */
const READY_LIMIT_MS = 60_000;
const READY_POLL_MS = 250;

const AFTERWARDS = 'Tocsin goes on with it by itself';

export function createRemoteContacts({ ask, pace }: RemoteContactsDeps): ContactsDesk {
  const never = new AbortController().signal;
  /** It is our own process of the same version, so the shape is trusted. */
  const states = async (): Promise<Result<readonly SyncState[]>> => {
    const shape = z.array(z.looseObject({ source: z.string(), phase: z.string() }));
    const answer = await ask({ call: 'contact-sync' }, shape);
    return answer.ok ? ok(answer.value as unknown as readonly SyncState[]) : answer;
  };

  return {
    async sync(onProgress, signal) {
      const before = await states();
      if (!before.ok) return { kind: 'failed', states: [], failure: before.failure };
      const askedAtMs = pace.now();
      const begun = await ask({ call: 'sync-contacts' }, z.unknown());
      if (!begun.ok) return { kind: 'failed', states: before.value, failure: begun.failure };
      return watchSync({
        pace,
        signal,
        before: before.value,
        askedAtMs,
        states,
        onProgress,
        afterwards: AFTERWARDS,
      });
    },
    async search(search) {
      const limitMs = pace.elapsed() + READY_LIMIT_MS;
      for (;;) {
        const found = await ask({ call: 'search-contacts', search }, z.array(FoundContact));
        const isEarly = !found.ok && found.failure.kind === 'unavailable';
        if (!isEarly || pace.elapsed() >= limitMs) return found;
        await pace.sleep(READY_POLL_MS, never);
      }
    },
  };
}
