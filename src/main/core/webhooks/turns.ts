// Work in small pieces, one in each turn of the event loop and with rests between, so that nothing else has to wait for it.
import type { Clock } from '../lib/clock';

export interface TurnsDeps {
  readonly clock: Pick<Clock, 'elapsed' | 'after'>;
  /** Of the time of this thread, at most. */
  readonly share: number;
}

export interface Turns {
  /** Does it when all that was asked for before is done. */
  ask(work: () => void): void;
  /** Resolves in a turn of its own. */
  turn(): Promise<void>;
}

/** So much may be done before the first rest, in milliseconds. */
const AT_ONCE_MS = 4;
/** What one piece is counted with at most: the computer may have slept meanwhile. */
const PIECE_MAX_MS = 250;

export function createTurns({ clock, share }: TurnsDeps): Turns {
  /** Served from `next` on, so that taking the first costs nothing however many wait. */
  let waiting: (() => void)[] = [];
  let next = 0;
  let isRunning = false;
  let owedMs = 0;
  let countedAtMs = 0;

  function pay(nowMs: number): void {
    owedMs = Math.max(0, owedMs - (nowMs - countedAtMs) * share);
    countedAtMs = nowMs;
  }

  function step(): void {
    const work = waiting[next];
    if (!work) {
      waiting = [];
      next = 0;
      isRunning = false;
      return;
    }
    next += 1;
    const startMs = clock.elapsed();
    pay(startMs);
    setImmediate(settle, startMs);
    work();
  }

  /** In the turn after: what the piece has set off at once is done by then, and counts. */
  function settle(startMs: number): void {
    const nowMs = clock.elapsed();
    owedMs += Math.min(nowMs - startMs, PIECE_MAX_MS);
    countedAtMs = nowMs;
    if (owedMs <= AT_ONCE_MS) step();
    else clock.after(Math.ceil((owedMs - AT_ONCE_MS) / share), step);
  }

  function ask(work: () => void): void {
    waiting.push(work);
    if (isRunning) return;
    isRunning = true;
    setImmediate(step);
  }

  return { ask, turn: () => new Promise((resolve) => ask(resolve)) };
}
