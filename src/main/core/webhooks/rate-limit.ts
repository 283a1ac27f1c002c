// Counts the bad requests of each source, so that a flood is told to pause.

export interface RateLimitDeps {
  /** Milliseconds that no change of the wall clock moves. */
  readonly elapsed: () => number;
  readonly badPerMinute: number;
  readonly sourcesMax?: number;
}

export interface RateLimit {
  /** Counts one; null while the source is within its limit, else the milliseconds until its next minute. */
  countBad(source: string): number | null;
  /** Whether the next bad one would be too many. */
  isSpent(source: string): boolean;
  /** Sources remembered. */
  size(): number;
}

const MINUTE_MS = 60_000;
const SOURCES_MAX = 1_000;

/**
 * Only requests that were not accepted are ever counted or held back: behind a tunnel all sources
 * look alike, and a flood from one must not silence a true event of another.
 */
export function createRateLimit(deps: RateLimitDeps): RateLimit {
  const sourcesMax = deps.sourcesMax ?? SOURCES_MAX;
  /** In the order in which their minutes began. */
  const minutes = new Map<string, { readonly beganMs: number; count: number }>();

  function forgetOld(nowMs: number): void {
    for (const [source, minute] of minutes) {
      if (nowMs - minute.beganMs < MINUTE_MS && minutes.size < sourcesMax) return;
      minutes.delete(source);
    }
  }

  return {
    countBad(source) {
      const nowMs = deps.elapsed();
      let minute = minutes.get(source);
      if (!minute || nowMs - minute.beganMs >= MINUTE_MS) {
        minutes.delete(source);
        forgetOld(nowMs);
        minute = { beganMs: nowMs, count: 0 };
        minutes.set(source, minute);
      }
      minute.count += 1;
      return minute.count > deps.badPerMinute ? minute.beganMs + MINUTE_MS - nowMs : null;
    },
    isSpent(source) {
      const minute = minutes.get(source);
      if (!minute || deps.elapsed() - minute.beganMs >= MINUTE_MS) return false;
      return minute.count >= deps.badPerMinute;
    },
    size: () => minutes.size,
  };
}
