// Time for the window, as a dependency: no component asks the machine by itself.

/** Wall clock and timers in milliseconds; each timer answers its own removal. */
export interface WindowClock {
  now(): number;
  after(delayMs: number, run: () => void): () => void;
  every(periodMs: number, run: () => void): () => void;
}

/** The clock of the machine. */
export function createWindowClock(): WindowClock {
  return {
    now: () => Date.now(),
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    every(periodMs, run) {
      const timer = setInterval(run, periodMs);
      return () => clearInterval(timer);
    },
  };
}
