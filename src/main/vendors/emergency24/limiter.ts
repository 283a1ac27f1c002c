// Lets a few calls run at once, and fewer after the vendor complained about too many.

/** Emergency24's 429 is about simultaneous requests. Source: SEED, "Response Status Codes". */
export const MAX_CALLS = 4;
/** This many calls in a row without a complaint let one more run at once. */
const CALLS_TO_RECOVER = 200;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

export interface Limiter<T> {
  /** Waits for its turn; `urgent` calls go before the rest. */
  run(task: () => Promise<T>, urgent?: boolean): Promise<T>;
  /** How long to pause after a complaint, in milliseconds; it doubles while they go on. */
  pauseMs(): number;
  /** How many may run at once right now. */
  atOnce(): number;
}

/** `complains` tells whether a result is the vendor's "too many". */
export function createLimiter<T>(complains: (result: T) => boolean): Limiter<T> {
  const urgentQueue: (() => void)[] = [];
  const queue: (() => void)[] = [];
  let running = 0;
  let allowed = MAX_CALLS;
  let calm = 0;
  let complaints = 0;
  /** Rises with every lowering: calls begun before it say nothing about the new number. */
  let era = 0;

  function next(): void {
    while (running < allowed) {
      const start = urgentQueue.shift() ?? queue.shift();
      if (!start) return;
      running += 1;
      start();
    }
  }

  function learn(result: T, startedIn: number): void {
    if (!complains(result)) {
      calm += 1;
      if (startedIn === era) complaints = 0;
      if (calm < CALLS_TO_RECOVER || allowed === MAX_CALLS) return;
      allowed += 1;
      calm = 0;
      return;
    }
    calm = 0;
    if (startedIn !== era) return;
    era += 1;
    complaints += 1;
    allowed = Math.max(1, Math.floor(allowed / 2));
  }

  return {
    atOnce: () => allowed,
    pauseMs: () => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, complaints - 1)),
    async run(task, urgent = false) {
      await new Promise<void>((resolve) => {
        (urgent ? urgentQueue : queue).push(resolve);
        next();
      });
      const startedIn = era;
      try {
        const result = await task();
        learn(result, startedIn);
        return result;
      } finally {
        running -= 1;
        next();
      }
    },
  };
}
