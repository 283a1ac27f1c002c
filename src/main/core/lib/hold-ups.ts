// What becomes of the moments in which presses had to wait: a few lines for the record, and trouble while it is fresh.
import type { Failure } from '../../../shared/core/failure';
import type { Clock } from './clock';
import { createLoopWatch, type HoldUp, type LoopWatch } from './loop-watch';

export interface HoldUpsDeps {
  readonly clock: Clock;
  /** `others`: how many there were since the line before. */
  readonly record: (holdUp: HoldUp, others: number) => void;
  /** Null once it has been calm again for a while. */
  readonly onHealth: (failure: Failure | null) => void;
}

/** So long a wait is trouble. */
const TROUBLE_MS = 1000;
const TROUBLE_LASTS_MS = 60_000;
/** One line in this time; a wait twice as long as the one told of gets its own. */
const LINE_EVERY_MS = 60_000;

export function watchHoldUps({ clock, record, onHealth }: HoldUpsDeps): LoopWatch {
  let told = { atMs: -LINE_EVERY_MS, lastedMs: 0 };
  let others = 0;
  let calm: { cancel(): void } | undefined;

  return createLoopWatch({
    clock,
    onHoldUp(holdUp) {
      const nowMs = clock.elapsed();
      const isTold = nowMs - told.atMs < LINE_EVERY_MS && holdUp.lastedMs < 2 * told.lastedMs;
      if (isTold) others += 1;
      else {
        told = { atMs: nowMs, lastedMs: holdUp.lastedMs };
        record(holdUp, others);
        others = 0;
      }
      if (holdUp.lastedMs < TROUBLE_MS) return;
      calm?.cancel();
      calm = clock.after(TROUBLE_LASTS_MS, () => onHealth(null));
      const by = holdUp.cause === null ? '' : ` by ${holdUp.cause}`;
      onHealth({ kind: 'timeout', detail: `presses had to wait ${holdUp.lastedMs} ms${by}` });
    },
  });
}
