// How fast the reading goes, measured over the last half minute.

export interface Pace {
  /** `done` of the present phase at this moment; milliseconds of a clock that never jumps. */
  note(done: number, elapsedMs: number): void;
  restart(): void;
  /** Null while there is too little to tell. */
  perSecond(): number | null;
}

const WINDOW_MS = 30_000;

export function createPace(): Pace {
  let notes: (readonly [done: number, elapsedMs: number])[] = [];
  return {
    note(done, elapsedMs) {
      notes = [...notes.filter(([, atMs]) => elapsedMs - atMs <= WINDOW_MS), [done, elapsedMs]];
    },
    restart() {
      notes = [];
    },
    perSecond() {
      const [first, last] = [notes[0], notes.at(-1)];
      if (!first || !last || last[1] <= first[1]) return null;
      return ((last[0] - first[0]) * 1000) / (last[1] - first[1]);
    },
  };
}
