// While answers are awaited, looks again and again whether they could come home.
import type { LoopbackResult } from '../../../shared/core/webhook';
import type { Clock } from '../lib/clock';

export interface SupervisionDeps {
  readonly check: () => Promise<LoopbackResult>;
  /** Whether anything is awaited. */
  readonly isWanted: () => boolean;
  readonly clock: Clock;
  readonly onResult: (result: LoopbackResult) => void;
}

export interface Supervision {
  /** Something may have changed: looks at once when it has become wanted, ends when it no longer is. */
  poke(): void;
  stop(): void;
}

/** With a check's own 12 s at most, a loss shows well within a minute. */
const EVERY_MS = 30_000;
const AFTER_FAILURE_MS = 10_000;

/** One check at a time. */
export function createSupervision(deps: SupervisionDeps): Supervision {
  const { clock } = deps;
  let state: 'idle' | 'checking' | 'pausing' | 'stopped' = 'idle';
  let timer: { cancel(): void } | null = null;

  function look(): void {
    if (state === 'stopped') return;
    if (!deps.isWanted()) {
      state = 'idle';
      return;
    }
    state = 'checking';
    void deps
      .check()
      .catch(failedItself)
      .then((result) => {
        if (state === 'stopped') return;
        // Before anyone is told: whoever pokes on hearing it must not start another check.
        state = 'pausing';
        timer = clock.after(result.failure === null ? EVERY_MS : AFTER_FAILURE_MS, look);
        deps.onResult(result);
      });
  }

  function failedItself(error: unknown): LoopbackResult {
    const detail = `the check itself failed: ${String(error)}`.slice(0, 500);
    return { atMs: clock.now(), tookMs: null, failure: { kind: 'bug', detail } };
  }

  return {
    poke() {
      if (state === 'idle') {
        look();
      } else if (state === 'pausing' && !deps.isWanted()) {
        timer?.cancel();
        state = 'idle';
      }
    },
    stop() {
      state = 'stopped';
      timer?.cancel();
    },
  };
}
