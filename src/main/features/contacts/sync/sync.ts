// Reads all contacts of one service into the directory: incremental, resumable, and never in a hurry.
import type { SyncPhase, SyncState } from '../../../../shared/contacts/contact-sync';
import { failed, ok, type Failure, type Result } from '../../../../shared/core/failure';
import type { Clock } from '../../../core/lib/clock';
import type { StoredPass } from '../directory/log-entry';
import { readDetails } from './sync-details';
import { createPace } from './sync-pace';
import type { SyncSession, SyncShelf } from './sync-shelf';
import { isPassing, type SyncSource } from './sync-source';
import { sweep } from './sync-sweep';

export interface SyncDeps {
  readonly source: SyncSource;
  readonly shelf: SyncShelf;
  readonly clock: Clock;
  readonly onChange: (state: SyncState) => void;
  /** Details read at once. */
  readonly detailConcurrency?: number;
  /** Details older than this are read again: the list does not show that a phone has changed. */
  readonly detailMaxAgeMs?: number;
  /** Attempts in a row without any progress before it gives up; by default it never does. */
  readonly triesMax?: number;
  /** Between 0 and 1. */
  readonly random?: () => number;
}

export interface ContactSync {
  /**
   * Goes on where the last one was; a second call joins the first. Never rejects. `anew`: what an unfinished
   * reading has behind it may have changed since, so its success means that a whole list was begun after
   * this call and read to the end; the unfinished one is finished first, for its place is worth keeping.
   */
  run(wish?: 'go-on' | 'anew'): Promise<Result<SyncState>>;
  /** Resolves when nothing is read any more; the place is kept. */
  stop(): Promise<void>;
  /** The network is back: does not wait any longer, unless the service asked for a pause. */
  wake(): void;
  state(): SyncState;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** A list that was begun longer ago has changed too much to be finished. */
const PASS_MAX_AGE_MS = 24 * 60 * 60_000;
/** An answer that cannot be read may be an accident, but not so many in a row. */
const BAD_ANSWERS_MAX = 3;

const STOPPED: Failure = { kind: 'unavailable', detail: 'The reading of contacts was stopped' };

export function createSync(deps: SyncDeps): ContactSync {
  const { source, shelf, clock, random = Math.random } = deps;
  const pace = createPace();
  const skipped = new Set<string>();
  let running: Promise<Result<SyncState>> | null = null;
  let stopping = new AbortController();
  let endWait: ((reason: 'stop' | 'wake') => void) | null = null;
  let tries = 0;
  /** A success needs a list with this number or a later one. */
  let wantedPass = 0;
  let shown: Omit<
    SyncState,
    'source' | 'recordsPerSecond' | 'remainingMs' | 'skipped' | 'completedAtMs'
  > = {
    phase: 'idle',
    done: 0,
    total: null,
    resumeAtMs: null,
    failure: null,
    durable: true,
  };

  function state(): SyncState {
    const perSecond = pace.perSecond();
    const left = shown.total === null ? null : Math.max(0, shown.total - shown.done);
    const isKnown = perSecond !== null && perSecond > 0 && left !== null && shown.phase !== 'idle';
    return {
      ...shown,
      source: source.source,
      completedAtMs: shelf.completedAtMs(),
      recordsPerSecond: shown.phase === 'idle' ? null : perSecond,
      remainingMs: isKnown ? Math.round((left / perSecond) * 1000) : null,
      skipped: skipped.size,
    };
  }

  function show(change: Partial<typeof shown>): void {
    shown = { ...shown, ...change };
    deps.onChange(state());
  }

  function enter(phase: SyncPhase, done: number, total: number | null): void {
    pace.restart();
    pace.note(done, clock.elapsed());
    show({ phase, done, total, resumeAtMs: null, failure: null });
  }

  function progress(done: number, isDurable: boolean): void {
    tries = 0;
    pace.note(done, clock.elapsed());
    show({ done, durable: isDurable, failure: null });
  }

  /** The pass that was cut off, or a new one. */
  function passOf(session: SyncSession): StoredPass {
    const stored = session.stored();
    const isOld = stored !== null && clock.now() - stored.startedAtMs > PASS_MAX_AGE_MS;
    if (stored !== null && stored.phase !== 'done' && !(stored.phase === 'listing' && isOld)) {
      return stored;
    }
    return {
      pass: session.nextPass(),
      phase: 'listing',
      cursor: null,
      seen: 0,
      total: null,
      isSteady: true,
      startedAtMs: clock.now(),
      completedAtMs: stored?.completedAtMs ?? null,
      completedPass: stored?.completedPass ?? 0,
    };
  }

  async function list(session: SyncSession, begun: StoredPass): Promise<Failure | null> {
    let pass = begun;
    enter('listing', pass.seen, pass.total);
    // Known before anything is asked: who is added here from now on belongs to this pass.
    const failure = await step(session, begun);
    if (failure) return failure;
    for await (const page of source.pages(pass.cursor)) {
      if (stopping.signal.aborted) return STOPPED;
      if (!page.ok) return page.failure;
      const { records, cursor, total } = page.value;
      const before = pass;
      const isSteady = before.isSteady && (before.total === null || before.total === total);
      pass = { ...before, cursor, total: total ?? before.total, isSteady };
      const kept = await session.page(records, source.details !== undefined, (freshlySeen) => {
        pass = { ...pass, seen: before.seen + freshlySeen };
        return pass;
      });
      if (!session.isOpen()) return kept.ok ? STOPPED : kept.failure;
      show({ total: pass.total });
      progress(pass.seen, kept.ok);
    }
    if (stopping.signal.aborted) return STOPPED;
    return step(session, { ...pass, phase: 'sweeping' });
  }

  async function step(session: SyncSession, stored: StoredPass): Promise<Failure | null> {
    const kept = await session.step(stored);
    if (!session.isOpen()) return kept.ok ? STOPPED : kept.failure;
    show({ durable: kept.ok });
    return null;
  }

  async function details(session: SyncSession): Promise<Failure | null> {
    if (source.details === undefined) return null;
    const staleBeforeMs = clock.now() - (deps.detailMaxAgeMs ?? Infinity);
    const total = session.countWanting(staleBeforeMs);
    let done = 0;
    enter('details', done, total);
    const failure = await readDetails({
      session,
      details: source.details,
      concurrency: Math.max(1, deps.detailConcurrency ?? 1),
      staleBeforeMs,
      skipped,
      isStopped: () => stopping.signal.aborted,
      onRead(count, isDurable) {
        done += count;
        progress(done, isDurable);
      },
    });
    return failure ?? (stopping.signal.aborted ? STOPPED : null);
  }

  /** From wherever it is to the end; null when it got there. */
  async function attempt(session: SyncSession): Promise<Failure | null> {
    const begun = passOf(session);
    if (begun.phase === 'listing') {
      const failure = await list(session, begun);
      if (failure) return failure;
    }
    const listed = session.stored() ?? begun;
    if (listed.phase === 'sweeping') {
      const swept = await sweep(session, listed, source.details);
      if (!swept.ok && (!session.isOpen() || swept.failure.kind !== 'storage'))
        return swept.failure;
      const completedPass = listed.pass;
      const failure = await step(session, { ...listed, phase: 'details', completedPass });
      if (failure) return failure;
    }
    const failure = await details(session);
    if (failure) return failure;
    const last = session.stored() ?? listed;
    return step(session, { ...last, phase: 'done', completedAtMs: clock.now() });
  }

  async function safeAttempt(session: SyncSession): Promise<Failure | null> {
    try {
      return await attempt(session);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      return { kind: 'bug', detail: `Reading the contacts failed: ${text}`.slice(0, 500) };
    }
  }

  function mayGoOn(failure: Failure): boolean {
    if (stopping.signal.aborted || tries >= (deps.triesMax ?? Infinity)) return false;
    return isPassing(failure) || (failure.kind === 'bad-response' && tries < BAD_ANSWERS_MAX);
  }

  function wait(failure: Failure): Promise<void> {
    const backOffMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 10));
    const waitMs = failure.retryAfterMs ?? backOffMs * (0.75 + random() / 2);
    tries += 1;
    show({ phase: 'waiting', failure, resumeAtMs: clock.now() + waitMs });
    return new Promise((resolve) => {
      const timer = clock.after(waitMs, () => {
        endWait = null;
        resolve();
      });
      endWait = (reason) => {
        if (reason === 'wake' && failure.kind === 'rate-limited') return;
        timer.cancel();
        endWait = null;
        resolve();
      };
    });
  }

  /** As often as it takes; null when everything that was wished for is read. */
  async function attempts(session: SyncSession): Promise<Failure | null> {
    for (;;) {
      const failure = await safeAttempt(session);
      if (failure === null) {
        if ((session.stored()?.pass ?? wantedPass) >= wantedPass) return null;
        if (stopping.signal.aborted) return STOPPED;
        continue;
      }
      if (!mayGoOn(failure)) return failure;
      await wait(failure);
      if (stopping.signal.aborted) return failure;
    }
  }

  async function go(): Promise<Result<SyncState>> {
    stopping = new AbortController();
    tries = 0;
    skipped.clear();
    try {
      const failure = await attempts(shelf.begin());
      const told = failure === STOPPED || stopping.signal.aborted ? null : failure;
      show({ phase: 'idle', resumeAtMs: null, failure: told });
      return failure === null ? ok(state()) : failed(stopping.signal.aborted ? STOPPED : failure);
    } finally {
      // In the same turn as the last look at what is wanted: no wish falls between two readings.
      running = null;
    }
  }

  return {
    state,
    run(wish = 'go-on') {
      if (wish === 'anew') wantedPass = shelf.begin().nextPass();
      running ??= go();
      return running;
    },
    async stop() {
      wantedPass = 0;
      stopping.abort();
      endWait?.('stop');
      await running;
    },
    wake: () => endWait?.('wake'),
  };
}
