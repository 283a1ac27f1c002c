// A stream that is fed from outside: slices pushed in here are iterated there.
import type { IndexedPerson } from './indexed-person';

type Slice = readonly IndexedPerson[];

export interface Slices extends AsyncIterable<Slice> {
  push(slice: Slice): void;
  end(): void;
}

export function createSlices(): Slices {
  const waiting: Slice[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  return {
    push(slice) {
      waiting.push(slice);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const next = waiting.shift();
        if (next) yield next;
        else if (ended) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
