// Things that another process works on step by step: few at a time, and forgotten when it comes no more.
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { Clock } from './clock';

export interface VisitsDeps {
  readonly clock: Pick<Clock, 'after'>;
  readonly newId: () => string;
  /** What is held of each may be large. */
  readonly most: number;
  /** Between two steps, in milliseconds. */
  readonly idleMs: number;
}

export interface Visits<T> {
  /** `unavailable`, reason `busy`, while there are too many. */
  open(held: T): Result<{ readonly visit: string }>;
  /** One step; `invalid-input` for a visit that is not known (any more). Idle time begins when it has ended. */
  step<R>(visit: string, run: (held: T) => Result<R> | Promise<Result<R>>): Promise<Result<R>>;
  close(visit: string): T | undefined;
  count(): number;
}

export function createVisits<T>({ clock, newId, most, idleMs }: VisitsDeps): Visits<T> {
  const visits = new Map<string, { readonly held: T; idle: { cancel(): void } | null }>();

  const rest = (visit: string): void => {
    const found = visits.get(visit);
    if (found !== undefined) found.idle = clock.after(idleMs, () => visits.delete(visit));
  };

  return {
    open(held) {
      if (visits.size >= most) return failed(BUSY);
      const visit = newId();
      visits.set(visit, { held, idle: null });
      rest(visit);
      return ok({ visit });
    },
    async step(visit, run) {
      const found = visits.get(visit);
      if (found === undefined) return failed(UNKNOWN);
      // One step at a time: its own process asks for the next one after the last.
      if (found.idle === null) return failed(BUSY);
      found.idle.cancel();
      found.idle = null;
      try {
        return await run(found.held);
      } finally {
        rest(visit);
      }
    },
    close(visit) {
      const found = visits.get(visit);
      found?.idle?.cancel();
      visits.delete(visit);
      return found?.held;
    },
    count: () => visits.size,
  };
}

const BUSY: Failure = {
  kind: 'unavailable',
  reason: 'busy',
  detail: 'another one is being worked on: try again when it has ended',
};
const UNKNOWN: Failure = {
  kind: 'invalid-input',
  field: 'visit',
  detail: 'this was begun too long ago, or by another life of the app: begin again',
};
